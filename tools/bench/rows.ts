/** Whether a cell was measured: `timeout` after the limit of a cell, `failed` on a crash, a refusal or too little memory. */
export type Status = "ok" | "timeout" | "failed";

/** One measured figure; null where a column does not apply. A goal is about `ratio` where there is one, else about `value`. */
export interface Row {
  readonly measure: string;
  /** `sekisho`, a part of it (`sekisho gate`), a package, or a floor to compare with. */
  readonly impl: string;
  readonly version: string;
  /** How many names were looked for. */
  readonly names: number | null;
  /** What was read: the kind of text or page. */
  readonly text: string | null;
  readonly value: number | null;
  readonly unit: string;
  /** `value` against that of `of` in the same run on the same input. */
  readonly ratio: number | null;
  readonly of: string | null;
  readonly recall: number | null;
  readonly precision: number | null;
  readonly goal: number | null;
  readonly met: boolean | null;
  readonly status: Status;
}

/** What a figure should reach, about the ratio or, without one, the value. */
export type Goal = { readonly most: number } | { readonly least: number };

/** What a row must say; the rest is null. */
export interface Figure extends Partial<Omit<Row, "goal" | "met">> {
  readonly measure: string;
  readonly unit: string;
  readonly impl: string;
  readonly goal?: Goal | null;
}

/** A row with its figures rounded to what they are good for, its goal judged. */
export function row(figure: Figure, versions: (impl: string) => string): Row {
  const value = figure.value ?? null;
  const ratio = figure.ratio ?? null;
  const goal = figure.goal ?? null;
  const status = figure.status ?? "ok";
  const judged = figure.of === undefined || figure.of === null ? value : ratio;
  return {
    measure: figure.measure,
    impl: figure.impl,
    version: figure.version ?? versions(figure.impl),
    names: figure.names ?? null,
    text: figure.text ?? null,
    value: rounded(value),
    unit: figure.unit,
    ratio: rounded(ratio),
    of: figure.of ?? null,
    recall: rounded(figure.recall ?? null, 4),
    precision: rounded(figure.precision ?? null, 4),
    goal: goal === null ? null : limitOf(goal),
    met: goal === null ? null : judged !== null && Number.isFinite(judged) && meets(judged, goal),
    status,
  };
}

/** True when a figure reaches its goal. */
export function meets(value: number, goal: Goal): boolean {
  return "most" in goal ? value <= goal.most : value >= goal.least;
}

function limitOf(goal: Goal): number {
  return "most" in goal ? goal.most : goal.least;
}

/** Three figures that count, or so many digits after the point. */
function rounded(value: number | null, digits?: number): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  return digits === undefined ? Number(value.toPrecision(3)) : Number(value.toFixed(digits));
}

/** The middle one of some figures; null of none. */
export function median(values: readonly number[]): number | null {
  return quantile(values, 0.5);
}

/** The figure below which such a share of them lies (nearest rank); null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[rank] ?? null;
}
