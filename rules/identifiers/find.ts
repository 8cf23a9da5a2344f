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

/** Units that are turned into a string at a time. */
const CHUNK = 8192;

/**
 * Finds the identifiers of listed suppliers in a folded text, in order of position: each has the shape, a right check digit
 * where its scheme has one, and a label where its scheme needs one. The cost grows with the length of the text alone.
 */
export function findIdentifiers(held: HeldIdentifiers, folded: Folded): readonly FoundIdentifier[] {
  if (held.schemes.length === 0) return [];
  const text = textOf(folded);
  const found = held.schemes.flatMap((scheme) => findOfScheme(held, scheme, text));
  return found.length < 2 ? found : found.toSorted((a, b) => a.from - b.from);
}

function textOf({ units, length }: Folded): string {
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
): readonly FoundIdentifier[] {
  const found = new Map<number, readonly FoundIdentifier[]>();
  for (const each of [...written(scheme, text), ...announced(scheme, text)]) {
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

/** What is an identifier because a label says so; several may follow one label (`FCC ID: A, B`). */
function* announced({ labelled, labels, hints, read }: Scheme, text: string): Generator<Written> {
  if (labelled === null || !hints.some((hint) => text.includes(hint))) return;
  for (const end of labelEnds(labels, text)) {
    for (let from = behindGap(text, end); ;) {
      labelled.lastIndex = from;
      const code = labelled.exec(text)?.[0];
      const value = code === undefined ? null : read(code);
      if (code === undefined || value === null) break;
      const to = from + code.length;
      yield { value, from, to };
      from = behindGap(text, to);
    }
  }
}
