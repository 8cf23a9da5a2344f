import type { Folded } from "../fold/fold.ts";
import type { Filed } from "./filed.ts";
import { holdersOf } from "./held.ts";
import type { HeldIdentifiers } from "./held.ts";
import { behindGap, labelEnds } from "./label.ts";
import type { Scheme } from "./scheme.ts";

/** An identifier of a listed supplier in a text; `from` and `to` are folded positions. */
export interface FoundIdentifier extends Filed {
  readonly from: number;
  readonly to: number;
}

/** A stretch of a folded text, and the folded text of a header or field label that speaks of it. */
export interface LabelledStretch {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

/** Units that are turned into a string at a time. */
const CHUNK = 8192;

/**
 * Finds the identifiers of listed suppliers in a folded text, in order of position: each has the shape, a right check digit
 * where its scheme has one, and a label where its scheme needs one, before it or over its column. The cost grows with the length of
 * the text and of its labels alone.
 */
export function findIdentifiers(
  held: HeldIdentifiers,
  folded: Folded,
  labels: readonly LabelledStretch[] = [],
): readonly FoundIdentifier[] {
  if (held.schemes.length === 0) return [];
  const text = textOf(folded);
  const found = held.schemes.flatMap((scheme) => findOfScheme(held, scheme, text, labels));
  return found.length < 2 ? found : found.toSorted((a, b) => a.from - b.from);
}

/** A folded text as a string. */
export function textOf({ units, length }: Folded): string {
  let text = "";
  for (let at = 0; at < length; at += CHUNK) {
    // Eight times as fast as spreading the units into arguments.
    const part: unknown = Reflect.apply(
      String.fromCharCode,
      null,
      units.subarray(at, Math.min(length, at + CHUNK)),
    );
    text += String(part);
  }
  return text;
}

function findOfScheme(
  held: HeldIdentifiers,
  scheme: Scheme,
  text: string,
  labels: readonly LabelledStretch[],
): readonly FoundIdentifier[] {
  const found = new Map<number, readonly FoundIdentifier[]>();
  const stated = [
    ...written(scheme, text),
    ...announced(scheme, text),
    ...inField(scheme, text, labels),
  ];
  for (const each of stated) {
    const { from, to } = each;
    const holders = holdersOf(held, scheme, each.value);
    if (holders.length > 0)
      found.set(
        from,
        holders.map((holder) => ({ ...holder, from, to })),
      );
  }
  return [...found.values()].flat();
}

interface Written {
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

/** What is an identifier by itself. */
function* written({ alone, read }: Scheme, text: string): Generator<Written> {
  if (alone === null) return;
  alone.lastIndex = 0;
  for (let match = alone.exec(text); match !== null; match = alone.exec(text)) {
    const from = match.index;
    const value = read(match[0]);
    if (value !== null) yield { value, from, to: from + match[0].length };
    // What was no identifier may hold the beginning of one: `code 9133…`.
    else alone.lastIndex = from + 1;
  }
}

/** What is an identifier because a label before it says so. */
function* announced(scheme: Scheme, text: string): Generator<Written> {
  if (!mayLabel(scheme, text)) return;
  for (const end of labelEnds(scheme.labels, text))
    yield* inARow(scheme, text, behindGap(text, end), text.length);
}

/** What is an identifier because it begins a field or cell of which the label or header says so. */
function* inField(
  scheme: Scheme,
  text: string,
  labels: readonly LabelledStretch[],
): Generator<Written> {
  for (const { from, to, label } of labels)
    if (mayLabel(scheme, label) && heads(scheme, label))
      yield* inARow(scheme, text, behindGap(text, from), to);
}

/** True for a header that has a label of the scheme in it, or is its short name: MAC, CAGE. */
function heads({ labels, hints }: Scheme, label: string): boolean {
  return hints.includes(label.trim()) || labelEnds(labels, label).length > 0;
}

function mayLabel({ labelled, hints }: Scheme, text: string): boolean {
  return labelled !== null && hints.some((hint) => text.includes(hint));
}

/** The codes from a position on, one after the other: several may follow one label (`FCC ID: A, B`). */
function* inARow(
  { labelled, read }: Scheme,
  text: string,
  first: number,
  end: number,
): Generator<Written> {
  for (let from = first; labelled !== null && from < end;) {
    labelled.lastIndex = from;
    const code = labelled.exec(text)?.[0];
    const value = code === undefined ? null : read(code);
    if (code === undefined || value === null) return;
    const to = from + code.length;
    if (to > end) return;
    yield { value, from, to };
    from = behindGap(text, to);
  }
}
