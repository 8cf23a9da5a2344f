import {
  BREAK,
  HANGUL,
  isAlphabetic,
  JOINER,
  KATAKANA,
  LATIN,
  DIGIT,
  sameWord,
  SPACE,
} from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { GRAM2, GRAM3, mix, settle, WORD } from "../index/hash.ts";
import { modelKeyAt } from "../index/start-keys.ts";
import { MODEL_LINE, NAME, postingsOf, STRIDE } from "../index/layout.ts";
import { modelProgram } from "../index/open.ts";
import type { ListView } from "../index/open.ts";
import { isAsciiWord, runModel } from "../models/program.ts";
import { GAP } from "../names/compile-name.ts";
import { isGivenName, runsThroughWords } from "../names/han-words.ts";

/** One verified occurrence of an index entry; `from`/`to` are folded positions. */
export interface Occurrence {
  readonly entry: number;
  readonly kind: number;
  readonly owner: number;
  readonly item: number;
  /** Position in `NEEDS`; 0 = strong. */
  readonly need: number;
  readonly from: number;
  readonly to: number;
}

/** How many separators in a row may stand at a gap of a name, a line break with its indent included. */
const MAX_GAP = 6;
/** Particles and suffixes that may follow a Korean name without a space. */
const AFTER_HANGUL =
  /^(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|사의|사|제품|제|및|코리아|그룹|전자|장비|스마트폰|카메라|드론|노트북)/;
/** What may follow a katakana name without a separator. */
const AFTER_KATAKANA =
  /^(?:ジヤパン|コリア|チヤイナ|グループ|テクノロジ|ブランド|カメラ|ルータ|サーバ|スマ|タブレツト|ドローン|ノート|パソコン|モデル|シリーズ|デバイス)/;

/** Finds every occurrence of every entry that starts anywhere in the folded text, in order of position. */
export function scan(view: ListView, folded: Folded): Occurrence[] {
  const found: Occurrence[] = [];
  const { units, classes, length } = folded;
  for (let at = 0; at < length; at++) {
    const charClass = classes[at] ?? 0;
    if (charClass < LATIN) continue;
    const before = at > 0 ? (classes[at - 1] ?? 0) : SPACE;
    const begins = before !== charClass && !sameWord(before, charClass);
    if (isAlphabetic(charClass)) {
      if (begins) collect(view, folded, at, begins, wordKey(units, classes, at, length), found);
      if (
        (charClass === LATIN || charClass === DIGIT) &&
        !isAsciiWord(at > 0 ? (units[at - 1] ?? 0) : 0)
      ) {
        const key = modelKeyAt(units, at, length);
        if (key >= 0) collectModels(view, folded, at, key, found);
      }
      continue;
    }
    if (charClass === HANGUL && !begins) continue;
    if (at + 1 >= length) continue;
    collect(
      view,
      folded,
      at,
      begins,
      settle(mix(mix(GRAM2, units[at] ?? 0), units[at + 1] ?? 0)),
      found,
    );
    if (at + 2 >= length) continue;
    const third = mix(mix(mix(GRAM3, units[at] ?? 0), units[at + 1] ?? 0), units[at + 2] ?? 0);
    collect(view, folded, at, begins, settle(third), found);
  }
  return found;
}

function wordKey(units: Uint16Array, classes: Uint8Array, at: number, length: number): number {
  let hash = mix(WORD, units[at] ?? 0);
  for (
    let end = at + 1;
    end < length && sameWord(classes[end - 1] ?? 0, classes[end] ?? 0);
    end++
  ) {
    hash = mix(hash, units[end] ?? 0);
  }
  return settle(hash);
}

function collect(
  view: ListView,
  folded: Folded,
  at: number,
  begins: boolean,
  key: number,
  found: Occurrence[],
): void {
  const { first, count } = postingsOf(view.index, key);
  for (let posting = first; posting < first + count; posting++) {
    const entry = view.index.postings[posting] ?? 0;
    const kind = view.index.entries[entry * STRIDE + 4] ?? 0;
    if (kind === MODEL_LINE) {
      if (begins || folded.classes[at] !== KATAKANA) collectModel(view, folded, at, entry, found);
      continue;
    }
    // A katakana name begins where a katakana run begins; a product term may be the tail of a compound (ウェブカメラ).
    if (kind === NAME && !begins && folded.classes[at] === KATAKANA) continue;
    const to = verify(view, entry, folded, at);
    if (to < 0 || !endsWell(folded, to, kind)) continue;
    if (kind === NAME && (runsThroughWords(folded, at, to) || isGivenName(folded, at, to)))
      continue;
    found.push(occurrence(view, entry, at, to));
  }
}

function collectModels(
  view: ListView,
  folded: Folded,
  at: number,
  key: number,
  found: Occurrence[],
): void {
  const { first, count } = postingsOf(view.index, key);
  for (let posting = first; posting < first + count; posting++) {
    const entry = view.index.postings[posting] ?? 0;
    if (view.index.entries[entry * STRIDE + 4] === MODEL_LINE)
      collectModel(view, folded, at, entry, found);
  }
}

function collectModel(
  view: ListView,
  folded: Folded,
  at: number,
  entry: number,
  found: Occurrence[],
): void {
  const base = entry * STRIDE;
  const pattern = view.index.units[view.index.entries[base] ?? 0] ?? 0;
  const program = modelProgram(
    view,
    view.index.entries[base + 2] ?? 0,
    view.index.entries[base + 3] ?? 0,
    pattern,
  );
  const to = program === null ? -1 : runModel(program, folded.units, folded.length, at);
  if (to > at) found.push(occurrence(view, entry, at, to));
}

function occurrence(view: ListView, entry: number, from: number, to: number): Occurrence {
  const fields = view.index.entries;
  const base = entry * STRIDE;
  return {
    entry,
    owner: fields[base + 2] ?? 0,
    item: fields[base + 3] ?? 0,
    kind: fields[base + 4] ?? 0,
    need: fields[base + 5] ?? 0,
    from,
    to,
  };
}

/** The folded end of the entry's units at `at`, separators optional at gaps, or -1. */
function verify(view: ListView, entry: number, folded: Folded, at: number): number {
  const { entries, units: pool } = view.index;
  const offset = entries[entry * STRIDE] ?? 0;
  const size = entries[entry * STRIDE + 1] ?? 0;
  const { units, classes, length } = folded;
  let text = at;
  for (let index = offset; index < offset + size; index++) {
    const unit = pool[index] ?? 0;
    if (unit === GAP) {
      let gap = 0;
      while (text < length && gap < MAX_GAP && isSeparator(classes[text] ?? 0, units[text] ?? 0)) {
        text++;
        gap++;
      }
      continue;
    }
    if (text >= length || units[text] !== unit) return -1;
    text++;
  }
  return text;
}

function isSeparator(charClass: number, unit: number): boolean {
  // Brackets and quotes stand inside listed names: 浙江大华(Dahua), "Laboratoriya" Kasperskogo.
  return (
    charClass === SPACE ||
    charClass === JOINER ||
    (charClass === BREAK && (unit === 0x28 || unit === 0x29 || unit === 0x22))
  );
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
