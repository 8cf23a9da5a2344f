import type { Role } from "../vocabulary.ts";
import { plainLabel, roleOfWords } from "./label-words.ts";
import { COMPATIBLE_AHEAD, COMPATIBLE_BEHIND, COMPATIBLE_FRAMES } from "./phrases-compatible.ts";
import { EXCLUDED_AHEAD, EXCLUDED_BEHIND, EXCLUDED_FRAMES } from "./phrases-excluded.ts";
import type { Frame, Phrase } from "./phrases-excluded.ts";
import {
  COMPATIBLE_BEHIND_SOUTH,
  EXCLUDED_AHEAD_SOUTH,
  EXCLUDED_BEHIND_SOUTH,
} from "./phrases-south.ts";
import { COMPATIBLE_LABEL, EXCLUDED_LABEL } from "./other-goods.ts";

/** The role that a header or field label states, or null when it states none. What names other goods decides. */
export function roleOfLabel(label: string): Role | null {
  const plain = plainLabel(label);
  if (COMPATIBLE_LABEL.test(plain)) return "compatible";
  return EXCLUDED_LABEL.test(plain) ? "excluded" : roleOfWords(plain);
}

const INLINE_LABEL =
  /(?:^|[\s。、，,;；|｜/【（(・])([\p{L}][\p{L}\s]{0,32}?)\.?\s*(?:[:：】］]|は、?)\s*$/u;

/** The role that the words right before and after a name give it, or null. Only its own sentence is looked at. */
export function roleOfPhrase(before: string, after: string): Role | null {
  // Quotes around a name are no part of the phrase: «…» and “…”.
  const ahead = sentenceStart(after.slice(0, 220)).replace(/^[»”"』」]/u, "");
  const behind = sentenceEnd(before.slice(-200)).replace(/[«“„"『「]$/u, "");
  if (
    isSaid(EXCLUDED_AHEAD, ahead) ||
    isSaidBehind(EXCLUDED_BEHIND, behind) ||
    isSaidInSouth(EXCLUDED_AHEAD_SOUTH, ahead) ||
    isSaidInSouth(EXCLUDED_BEHIND_SOUTH, behind) ||
    isFramed(EXCLUDED_FRAMES, behind, ahead)
  )
    return "excluded";
  if (isSaidBehind(COMPATIBLE_BEHIND, behind) || isSaidInSouth(COMPATIBLE_BEHIND_SOUTH, behind))
    return "compatible";
  const isForOthers = isSaid(COMPATIBLE_AHEAD, ahead) || isFramed(COMPATIBLE_FRAMES, behind, ahead);
  return isForOthers ? "compatible" : null;
}

const SOUTH = /[\u0621-\u064a\u0e01-\u0e2e]/u;

/** As `isSaid`, of texts that have Arabic or Thai letters: others need none of these patterns compiled. */
function isSaidInSouth(phrases: readonly Phrase[], text: string): boolean {
  return SOUTH.test(text) && isSaid(phrases, text);
}

function isFramed(frames: readonly Frame[], behind: string, ahead: string): boolean {
  if (isBlank(behind) || isBlank(ahead)) return false;
  return frames.some(({ before, after }) => before.test(behind) && after.test(ahead));
}

/**
 * True for a text in which no phrase can stand: many names begin or end their cell, and each pattern that is tried for the
 * first time costs a woken worker up to some milliseconds of compiling.
 */
function isBlank(text: string): boolean {
  return text.trim() === "";
}

function isSaid(phrases: readonly Phrase[], text: string): boolean {
  if (isBlank(text)) return false;
  return phrases.some(({ says, not }) => {
    const found = says.exec(text);
    return found !== null && !(not?.test((found[1] ?? "") + (found[2] ?? "")) ?? false);
  });
}

/** Capitalised words that are no makers: taxes and freight. */
const NO_MAKER = /^(?:IVA|VAT|TVA|GST|MwSt|USt|Tax|Versand|Fracht|Porto|НДС)\.?$/iu;
const AND = /^(?:and|or|nor|y|e|o|ou|et|ni|nem|und|oder|noch|и|или|ни)$/u;

/** True when a phrase ends right before the name, and what stands between the two are names only: no box, no tax. */
function isSaidBehind(phrases: readonly Phrase[], text: string): boolean {
  if (isBlank(text)) return false;
  return phrases.some(({ says, not }) => {
    const found = says.exec(text);
    if (found === null || (not?.test(found[0]) ?? false)) return false;
    const between = (found[1] ?? "").split(/[\s,/]+/).filter((word) => word !== "");
    if (between.some((word) => NO_MAKER.test(word))) return false;
    return between.every((word) => /^[^\p{Ll}]/u.test(word) || AND.test(word));
  });
}

/** The role of an inline label such as `メーカー：` or `Brand:` that ends right before the name, or null. */
export function roleOfInlineLabel(before: string): Role | null {
  const label = INLINE_LABEL.exec(before.slice(-40))?.[1];
  return label === undefined ? null : roleOfLabel(label);
}

function sentenceStart(text: string): string {
  const end = text.search(/[。！？\n;；]|[.!?](?:\s|$)/u);
  return end < 0 ? text : text.slice(0, end);
}

function sentenceEnd(text: string): string {
  return text.split(/[。！？\n;；]|[.!?]\s/u).at(-1) ?? text;
}

/** A price, a quantity or a unit count: the block is an offer. */
const OFFER =
  /[¥￥$€£₩]\s?\d|\d[\d,.]*\s?(?:円|元|원|руб|USD|EUR|JPY|CNY|BRL|台|個|本|式|枚|セット|箱|대|개|셋트|세트|套|部|张|支|шт|ед|комплект\p{L}*|pcs|pieces|units?|sets?|ea|each|licen[cs]es|Stück|Stk|Lizenzen|unidad(?:es)?|uds?|piezas|licencias|unidades?|unid|un|peças|licenças|pièces|unités)(?![\p{L}])|\b(?:qty|quantity|cantidad|quantidade|menge|stückzahl|lot of \d+)\b|数量|\b\d+\s?[x×]\s|\bx\s?\d+\b|単価|税込|税抜/iu;

/** True when the text states a price or quantity. */
export function statesOffer(text: string): boolean {
  return OFFER.test(text);
}
