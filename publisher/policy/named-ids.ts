import type { ManyKey, ManyValues, PolicyLayer } from "../../rules/policy/policy-words.ts";

/** An id that a policy names, and where. */
export interface NamedId {
  readonly kind: "supplier" | "program" | "class" | "purpose";
  readonly id: string;
  readonly path: string;
}

/** Every supplier, program, product class and purpose that a policy names and does not itself bring. */
export function namedIds(layer: PolicyLayer): readonly NamedId[] {
  const own = new Set(itemsOf(layer, "suppliers").map(({ item }) => item.id));
  const found: NamedId[] = [];
  const name = (kind: NamedId["kind"], path: string, ids: readonly (string | undefined)[]) => {
    for (const id of ids) if (id !== undefined) found.push({ kind, id, path });
  };
  for (const [at, purpose] of (layer.keys.purposes?.value ?? []).entries())
    name("purpose", `purposes[${String(at)}]`, [purpose]);
  for (const { path, item } of itemsOf(layer, "programsOff")) name("program", path, [item]);
  for (const { path, item } of itemsOf(layer, "severities"))
    name("program", `${path}.program`, [item.program]);
  for (const { path, item } of itemsOf(layer, "exceptions")) {
    name("supplier", `${path}.supplier`, [item.supplier]);
    name("program", `${path}.programs`, item.programs ?? []);
    name("class", `${path}.classes`, item.classes ?? []);
  }
  for (const { path, item } of itemsOf(layer, "exclusions"))
    name("supplier", `${path}.supplier`, [item.supplier]);
  for (const { path, item } of itemsOf(layer, "categoryRules"))
    name("class", `${path}.productClass`, [item.productClass]);
  for (const { path, item } of itemsOf(layer, "criteria"))
    name("class", `${path}.productClass`, [item.productClass]);
  for (const { path, item } of itemsOf(layer, "positiveLists"))
    for (const [at, { supplier }] of item.entries.entries())
      name("supplier", `${path}.entries[${String(at)}].supplier`, [supplier]);
  return found.filter(
    ({ kind, id }) =>
      !(kind === "supplier" && own.has(id)) && !(kind === "program" && id.startsWith("policy-")),
  );
}

/** The accepted items of a collection, each with its path; the place is that among the accepted ones. */
function itemsOf<M extends ManyKey>(
  layer: PolicyLayer,
  name: M,
): readonly { readonly path: string; readonly item: ManyValues[M] }[] {
  const keys: Readonly<Record<string, { readonly value: unknown } | undefined>> = layer.keys;
  return [`${name}.add`, `${name}.replace`].flatMap((key) => {
    const value = keys[key]?.value;
    const items: readonly ManyValues[M][] = Array.isArray(value) ? value : [];
    return items.map((item, at) => ({ path: `${key}[${String(at)}]`, item }));
  });
}
