import { startChild } from "./child.ts";
import { fuzzTexts } from "./fuzz-texts.ts";
import { generateNames } from "./generate-names.ts";
import { foldTable, ourMatcher } from "./ours.ts";
import { isUndecided, openReference } from "./reference.ts";
import type { Figure } from "./rows.ts";

/** A text about which ours and the reference do not say the same. */
export interface Difference {
  readonly text: string;
  /** What one of them found and the other not, `name/start/end`. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/** Names that the fuzzed texts are made of and looked through for. */
const NAMES = 400;
const SEED = 4711;
/** Longest time for all texts, milliseconds. */
const PATIENCE = 900_000;

/** Compares ours with the reference on so many fuzzed texts, always the same ones for the same seed. */
export function findDifferences(texts: number, seed: number): readonly Difference[] {
  const names = generateNames(NAMES);
  const table = new Uint32Array(foldTable());
  const reference = openReference(names, table);
  const ours = ourMatcher.open(names);
  const differences: Difference[] = [];
  let left = texts;
  for (const text of fuzzTexts(names, seed)) {
    if (left-- === 0) break;
    ours.scan(text);
    const found = keys(ours.hits?.() ?? []);
    const wanted = keys(reference(text));
    const missing = [...wanted].filter((key) => !found.has(key));
    const extra = [...found].filter(
      (key) => !wanted.has(key) && !isUndecided(text, Number(key.split("/")[2]), table),
    );
    if (missing.length + extra.length > 0) differences.push({ text, missing, extra });
  }
  return differences;
}

/** A hit is the same when name and offsets are. */
function keys(
  hits: readonly { readonly name: number | null; readonly start: number; readonly end: number }[],
): ReadonlySet<string> {
  return new Set(hits.map(({ name, start, end }) => [name, start, end].join("/")));
}

/** The row of differences over so many texts, made in a process of its own. */
export async function differenceRow(texts: number): Promise<Figure> {
  const child = startChild<{ texts: number; seed: number }, number>("differences-child.ts", 2048);
  try {
    return {
      measure: "scan: texts on which an independent reference matcher differs",
      impl: "sekisho",
      names: NAMES,
      text: `${texts.toLocaleString("en-GB")} fuzzed texts`,
      value: await child.ask({ texts, seed: SEED }, PATIENCE),
      unit: "",
      goal: { most: 0 },
    };
  } finally {
    child.close();
  }
}
