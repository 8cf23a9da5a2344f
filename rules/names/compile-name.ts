import { FoldBuffer, foldText } from "../fold/fold.ts";
import {
  BREAK,
  DIGIT,
  HAN,
  HIRAGANA,
  JOINER,
  KATAKANA,
  LATIN,
  sameWord,
  SPACE,
} from "../fold/classes.ts";
import { cutLegalForms } from "./legal-forms.ts";
import type { Tokens } from "./legal-forms.ts";

/** Where a name may be written with or without separators, in the folded pool. */
export const GAP = 0x20;

/** Room to fold names in, one after the other. */
const ROOM = new FoldBuffer();

/**
 * Splits a name into folded tokens: at separators, at changes of script (not between letters and digits) and inside
 * camelCase of three letters a side. Brackets around a legal form stay with it: `(株)`.
 */
export function tokenise(name: string, table: Uint32Array): Tokens {
  const folded = foldText(name, table, ROOM);
  const tokens: string[] = [];
  let token = "";
  let before = SPACE;
  const close = (): void => {
    if (token !== "") tokens.push(token);
    token = "";
  };
  for (let at = 0; at < folded.length; at++) {
    const charClass = folded.classes[at] ?? 0;
    const unit = String.fromCharCode(folded.units[at] ?? 0);
    if (charClass === SPACE || charClass === JOINER || charClass === BREAK) {
      const form = bracketedForm(folded.units, at, folded.length);
      close();
      if (form !== "") {
        tokens.push(form);
        at += form.length - 1;
      }
      before = SPACE;
      continue;
    }
    if (token !== "" && !joins(before, charClass)) close();
    if (token.length >= 3 && isCamelBorder(name, folded.starts, at, folded.length)) close();
    token += unit;
    before = charClass;
  }
  close();
  return tokens;
}

function joins(left: number, right: number): boolean {
  return (
    left === right ||
    sameWord(left, right) ||
    (isKanaOrHan(left) && isKanaOrHan(right) && left !== KATAKANA && right !== KATAKANA)
  );
}

function isKanaOrHan(charClass: number): boolean {
  return charClass === HAN || charClass === HIRAGANA || charClass === KATAKANA;
}

const OPENING = 0x28;

function bracketedForm(units: Uint16Array, at: number, length: number): string {
  if (units[at] !== OPENING) return "";
  const text = String.fromCharCode(...units.subarray(at, Math.min(length, at + 3)));
  return /^\([株有同资名주유]\)$/.test(text) ? text : "";
}

function isCamelBorder(name: string, starts: Uint32Array, at: number, length: number): boolean {
  const source = (index: number): string => (index < length ? name.charAt(starts[index] ?? 0) : "");
  return (
    // Capitals first: of what is asked here they are the rarest.
    /\p{Lu}/u.test(source(at)) &&
    /\p{Ll}/u.test(source(at - 1)) &&
    /\p{Ll}/u.test(source(at + 1)) &&
    /\p{Ll}/u.test(source(at + 2))
  );
}

/** The folded units of tokens, with GAP between them. */
export function unitsOf(tokens: Tokens): Uint16Array {
  const text = tokens.join(" ");
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** A name without legal forms, or null when it has none to cut. */
export function stemOf(tokens: Tokens): Tokens | null {
  const stem = cutLegalForms(tokens);
  return stem.length === tokens.length && stem.join(" ") === tokens.join(" ") ? null : stem;
}

/**
 * The length rule of the list's `weak_names`: at most four Latin, Cyrillic or Greek letters or digits, two Han
 * characters or two kana are too little to name a supplier alone.
 */
export function isTooShort(tokens: Tokens, table: Uint32Array): boolean {
  const text = tokens.join("");
  const first = (table[text.charCodeAt(0)] ?? 0) >>> 16;
  const charClass = first & 15;
  if (charClass === HAN || charClass === KATAKANA || charClass === HIRAGANA)
    return text.length <= 2;
  return text.length <= (charClass === LATIN || charClass === DIGIT ? 4 : 4);
}
