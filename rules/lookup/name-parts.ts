import type { Tokens } from "../names/legal-forms.ts";
import { isPlain } from "./romanise.ts";
import type { Letters } from "./romanise.ts";
import { stemFor } from "./stem.ts";
import { tradeWords } from "./trade-words.ts";
import type { Trade } from "./trade-words.ts";

/** A name taken apart: what is its own, in order, and which words of trade stand beside it. */
export interface NameParts {
  readonly own: Tokens;
  readonly trades: readonly Trade[];
  /** All words without legal forms. */
  readonly words: Tokens;
}

/** Words that names hold or leave out without meaning another firm, and forms that stand in the middle. */
const EMPTY = new Set(
  "the of and de la for e y et und i co ltd inc corp corporation company limited llc".split(" "),
);

/** Takes a name apart; a name of nothing but words of trade keeps them as its own. */
export function partsOf(text: string, letters: Letters): NameParts {
  // Nat'l and Int'l are one word.
  const { words } = stemFor(text.replace(/['’](?=\p{L}{1,2}(?!\p{L}))/gu, ""), letters);
  const { byForm, glued } = tradeWords(letters.table);
  const own: string[] = [];
  const trades: Trade[] = [];
  words.forEach((word, at) => {
    const lines = byForm.get(word) ?? byForm.get(squashed(word));
    if (word === "r" && words[at + 1] === "d")
      trades.push({ lines: ["research"], form: "research" });
    else if (word === "d" && words[at - 1] === "r")
      trades.push({ lines: ["development"], form: "development" });
    else if (lines !== undefined) trades.push({ lines, form: word });
    else if (isPlain(word)) {
      if (!EMPTY.has(word)) own.push(word);
    } else takeApart(word, glued, byForm, own, trades);
  });
  return { own, trades, words };
}

/** Latin letters that stand for an accent or a long vowel taken back: ue for ü, ou and oo for ō, lv for lü. */
export function squashed(latin: string): string {
  return latin
    .replace(/([aou])e/g, "$1")
    .replace(/ou/g, "o")
    .replace(/([aeiou])\1/g, "$1")
    .replace(/([ln])v/g, "$1u");
}

/** Finds words of trade in a run of kana, Han or Hangul from its end, then from its start; the rest is the name's own. */
function takeApart(
  word: string,
  glued: readonly string[],
  byForm: ReadonlyMap<string, readonly string[]>,
  own: string[],
  trades: Trade[],
): void {
  let rest = word;
  for (let cut = true; cut;) {
    cut = false;
    for (const form of glued) {
      if (rest.length < form.length + 1) continue;
      const atEnd = rest.endsWith(form);
      if (!atEnd && !rest.startsWith(form)) continue;
      trades.push({ lines: byForm.get(form) ?? [], form });
      rest = atEnd ? rest.slice(0, -form.length) : rest.slice(form.length);
      cut = true;
      break;
    }
  }
  own.push(rest);
}
