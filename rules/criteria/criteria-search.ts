/** What the page of the criteria is opened for; what is absent is chosen there. */
export interface CriteriaSubject {
  readonly productClass?: string | undefined;
  readonly supplier?: string | undefined;
}

/** The query of the page's address, `?class=..&supplier=..`; empty when nothing is given. */
export function criteriaSearch({ productClass, supplier }: CriteriaSubject): string {
  const parts = [
    productClass === undefined ? [] : [`class=${encodeURIComponent(productClass)}`],
    supplier === undefined ? [] : [`supplier=${encodeURIComponent(supplier)}`],
  ].flat();
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
