import {
  BREAK,
  HANGUL,
  isAlphabetic,
  JOINER,
  KATAKANA,
  LATIN,
  sameWord,
  SPACE,
} from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { MAX_GAP } from "../gate/layout.ts";
import { GAP } from "../names/compile-name.ts";
import { Agreement } from "./agreement.ts";
import { GRAM, mix, settle, WORD } from "./hash.ts";
import { EXCLUDE, firstPosting, NAME, NEXT_LETTERS, POSTING, PROOFS, STRIDE } from "./layout.ts";
import type { IndexSections } from "./layout.ts";
import { NEXT } from "./start-keys.ts";

/** Particles and suffixes that may follow a Korean name without a space. */
const AFTER_HANGUL =
  /^(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|용|사의|사|제품|제|및|코리아|그룹|전자|장비|스마트폰|카메라|드론|노트북)/;
/** What may follow a katakana name without a separator. */
const AFTER_KATAKANA =
  /^(?:ジヤパン|コリア|チヤイナ|グループ|テクノロジ|ブランド|カメラ|ルータ|サーバ|スマ|タブレツト|ドローン|ノート|パソコン|モデル|シリーズ|デバイス)/;

/** True at a folded position where a word, or a run of another class, begins. */
export function beginsAt(folded: Folded, at: number): boolean {
  const charClass = folded.classes[at] ?? 0;
  const before = at > 0 ? (folded.classes[at - 1] ?? 0) : SPACE;
  return before !== charClass && !sameWord(before, charClass);
}

/** What is done with an entry that may stand at a folded position. */
export type Visit = (entry: number, at: number) => void;

/** The letters of the place that is looked at. */
const LETTERS = new Agreement();

/**
 * Visits the entries that may stand at this folded position, by the letters from there on: those filed under the whole word
 * where one begins, alone and with the letters after it, or under the first letters in a script that is read by grams. Whether
 * one does stand there is for `verifyAt` to say. False when the text ends too soon to tell of every entry.
 */
export function visitEntries(
  index: IndexSections,
  folded: Folded,
  at: number,
  visit: Visit,
): boolean {
  const charClass = folded.classes[at] ?? 0;
  if (charClass < LATIN) return true;
  const isWord = isAlphabetic(charClass);
  if ((isWord || charClass === HANGUL) && !beginsAt(folded, at)) return true;
  LETTERS.begin(at);
  return isWord ? visitWord(index, folded, at, visit) : visitGrams(index, folded, at, visit);
}

function visitWord(index: IndexSections, folded: Folded, at: number, visit: Visit): boolean {
  const { units, classes, length } = folded;
  let hash = mix(WORD, units[at] ?? 0);
  let end = at + 1;
  let last = classes[at] ?? 0;
  for (; end < length; end++) {
    const charClass = classes[end] ?? 0;
    if (charClass !== last && !sameWord(last, charClass)) break;
    hash = mix(hash, units[end] ?? 0);
    last = charClass;
  }
  visitAgreeing(index, settle(hash), folded, at, visit);
  hash = mix(hash, NEXT);
  for (let letters = 0; letters < NEXT_LETTERS; letters++) {
    end = letterFrom(folded, end);
    if (end < 0) return end === NO_LETTER;
    hash = mix(hash, units[end++] ?? 0);
  }
  visitAgreeing(index, settle(hash), folded, at, visit);
  return true;
}

function visitGrams(index: IndexSections, folded: Folded, at: number, visit: Visit): boolean {
  let hash = GRAM;
  let end = at;
  let letters = 0;
  for (const size of PROOFS) {
    for (; letters < size; letters++) {
      end = letterFrom(folded, end);
      if (end < 0) return end === NO_LETTER;
      hash = mix(hash, folded.units[end++] ?? 0);
    }
    visitAgreeing(index, settle(hash), folded, at, visit);
  }
  return true;
}

/** What `letterFrom` gives where there is no letter, and where the text ends before one. */
const NO_LETTER = -1;
const ENDED = -2;

/** The first letter from `at` on, over no more separators than a name may have in one place, or one of those two. */
function letterFrom({ classes, length }: Folded, at: number): number {
  let place = at;
  for (; place < length && place <= at + MAX_GAP; place++)
    if ((classes[place] ?? 0) >= LATIN) return place;
  return place < length ? NO_LETTER : ENDED;
}

/** Visits the entries of a key with which the letters agree. */
function visitAgreeing(
  index: IndexSections,
  key: number,
  folded: Folded,
  at: number,
  visit: Visit,
): void {
  const first = firstPosting(index, key);
  if (first < 0) return;
  const { postings } = index;
  for (let each = first; postings[each] === key; each += POSTING)
    if (LETTERS.agrees(postings[each + 2] ?? 0, folded)) visit(postings[each + 1] ?? 0, at);
}

/** Visits the entries of a key. */
export function visitPostings(index: IndexSections, key: number, at: number, visit: Visit): void {
  const first = firstPosting(index, key);
  if (first < 0) return;
  const { postings } = index;
  for (let each = first; postings[each] === key; each += POSTING)
    visit(postings[each + 1] ?? 0, at);
}

/** What `verifyAt` gives when the text ended before the entry did: a longer stretch of it may tell. */
export const CUT_SHORT = -2;

/** The folded end of an entry that is spelt out at `at` and begins and ends as its kind has to, -1 or `CUT_SHORT`. */
export function verifyAt(index: IndexSections, entry: number, folded: Folded, at: number): number {
  const kind = index.entries[entry * STRIDE + 4] ?? 0;
  // A katakana name begins where a katakana run begins; a product term may be the tail of a compound (ウェブカメラ).
  if (kind === NAME && folded.classes[at] === KATAKANA && !beginsAt(folded, at)) return -1;
  const to = spelledAt(index, entry, folded, at);
  return to < 0 || endsWell(folded, to, kind) ? to : -1;
}

/** The folded end of the entry's units at `at`, separators optional at gaps, -1 or `CUT_SHORT`. */
function spelledAt(index: IndexSections, entry: number, folded: Folded, at: number): number {
  const { entries, units } = index;
  const offset = entries[entry * STRIDE] ?? 0;
  return spelled(units, offset, offset + (entries[entry * STRIDE + 1] ?? 0), folded, at);
}

/** The folded end of `text`, the units of tokens with gaps between them, where it is spelt out from `at` on as a text of its own; else -1. */
export function textEndsAt(text: Uint16Array, folded: Folded, at: number): number {
  if (isAlphabetic(folded.classes[at] ?? 0) && !beginsAt(folded, at)) return -1;
  const to = spelled(text, 0, text.length, folded, at);
  return to > at && endsWell(folded, to, EXCLUDE) ? to : -1;
}

function spelled(
  pool: Uint16Array,
  offset: number,
  end: number,
  folded: Folded,
  at: number,
): number {
  const { units, classes, length } = folded;
  let text = at;
  for (let place = offset; place < end; place++) {
    const unit = pool[place] ?? 0;
    if (unit === GAP) {
      let gap = 0;
      while (text < length && gap < MAX_GAP && isSeparator(classes[text] ?? 0, units[text] ?? 0)) {
        text++;
        gap++;
      }
      continue;
    }
    if (text >= length) return CUT_SHORT;
    if (units[text] !== unit) return -1;
    text++;
  }
  return text;
}

/** Brackets and quotes that stand inside listed names: 浙江大华(Dahua), "Laboratoriya" Kasperskogo, НПО «Алмаз». */
const QUOTES = new Set(Array.from('()"«»„“”', (sign) => sign.charCodeAt(0)));

function isSeparator(charClass: number, unit: number): boolean {
  return charClass === SPACE || charClass === JOINER || (charClass === BREAK && QUOTES.has(unit));
}

function endsWell(folded: Folded, to: number, kind: number): boolean {
  const { units, classes, length } = folded;
  if (to >= length) return true;
  const last = classes[to - 1] ?? 0;
  const next = classes[to] ?? 0;
  if (isAlphabetic(last)) return !sameWord(last, next) && next !== last;
  if (next !== last) return true;
  if (last === HANGUL) return AFTER_HANGUL.test(ahead(units, to, length)) || kind !== NAME;
  if (last === KATAKANA) return kind !== NAME || AFTER_KATAKANA.test(ahead(units, to, length));
  return true;
}

function ahead(units: Uint16Array, at: number, length: number): string {
  return String.fromCharCode(...units.subarray(at, Math.min(length, at + 8)));
}
