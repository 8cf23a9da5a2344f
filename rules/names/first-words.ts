import { isAlphabetic, sameWord } from "../fold/classes.ts";
import type { Tokens } from "./legal-forms.ts";

/**
 * The words that a text can begin a name with: the first token, alone or joined with those after it. Empty for a name that
 * begins in a script without words.
 */
export function firstWords(tokens: Tokens, table: Uint32Array): readonly string[] {
  const classAt = (text: string, at: number): number =>
    ((table[text.charCodeAt(at)] ?? 0) >>> 16) & 15;
  const words: string[] = [];
  let word = "";
  for (const token of tokens) {
    if (!isAlphabetic(classAt(token, 0))) break;
    if (word !== "" && !sameWord(classAt(word, word.length - 1), classAt(token, 0))) break;
    word += token;
    words.push(word);
  }
  return words;
}
