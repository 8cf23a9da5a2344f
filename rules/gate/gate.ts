import { HANGUL, isAlphabetic, KATAKANA, LATIN, DIGIT, sameWord } from "../fold/classes.ts";
import { FoldBuffer, foldText } from "../fold/fold.ts";
import type { Folded } from "../fold/fold.ts";
import { GRAM2, GRAM3, mix, settle, WORD } from "../index/hash.ts";
import { modelKeyAt, startsAnywhere } from "../index/start-keys.ts";
import { isAsciiWord } from "../models/program.ts";

/** First word of a gate's bytes. */
export const GATE_MAGIC = 0x534b4754;
/** Words before the filter itself. */
export const GATE_HEADER = 4;

/** What a page holds: the filter over start keys and the fold table. It may pass too much, never too little. */
export interface Gate {
  readonly filter: Uint32Array;
  readonly mask: number;
  readonly table: Uint32Array;
  readonly buffer: FoldBuffer;
}

/** A stretch of text worth judging, UTF-16 offsets. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The two filter bits of a key within its word (a blocked Bloom filter; Putze, Sanders, Singler 2007). */
export function gateBits(key: number): number {
  return (1 << (key >>> 27)) | (1 << ((key >>> 22) & 31));
}

/** Opens a gate over the bytes the background sent, without copying; throws a RangeError on foreign bytes. */
export function openGate(gate: ArrayBuffer, fold: ArrayBuffer): Gate {
  const all = new Uint32Array(gate);
  const words = all[1] ?? 0;
  if (all[0] !== GATE_MAGIC || words === 0 || all.length < GATE_HEADER + words)
    throw new RangeError("not a gate");
  const table = new Uint32Array(fold);
  if (table.length !== 65536) throw new RangeError("not a fold table");
  return { filter: all.subarray(GATE_HEADER), mask: words - 1, table, buffer: new FoldBuffer() };
}

/** True when the text may name a listed supplier or model; false is certain. */
export function mayMatch(gate: Gate, text: string): boolean {
  return firstCandidate(gate, foldText(text, gate.table, gate.buffer), 0) >= 0;
}

/**
 * Windows of `reach` units around every candidate, merged where they touch and cut at spaces where one is near.
 * Empty means that there is nothing to ask about this text.
 */
export function candidateWindows(gate: Gate, text: string, reach: number): Window[] {
  const folded = foldText(text, gate.table, gate.buffer);
  const windows: { start: number; end: number }[] = [];
  for (
    let at = firstCandidate(gate, folded, 0);
    at >= 0;
    at = firstCandidate(gate, folded, at + 1)
  ) {
    const centre = folded.starts[at] ?? 0;
    const start = toSpace(text, Math.max(0, centre - reach), -1);
    const end = toSpace(text, Math.min(text.length, centre + reach), 1);
    const last = windows.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start, end });
  }
  return windows;
}

function toSpace(text: string, from: number, step: 1 | -1): number {
  for (let moved = 0, at = from; moved < 40 && at > 0 && at < text.length; moved++, at += step) {
    if (/[\s。、，．]/.test(text.charAt(at))) return at;
  }
  return splitsPair(text, from) ? from + step : from;
}

function splitsPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && at < text.length && unit >= 0xdc00 && unit <= 0xdfff;
}

function passes(gate: Gate, hash: number): boolean {
  return holds(gate, settle(hash));
}

function holds(gate: Gate, key: number): boolean {
  const bits = gateBits(key);
  return ((gate.filter[key & gate.mask] ?? 0) & bits) === bits;
}

/** The first folded position from `from` on at which a name or model may begin, or -1. */
function firstCandidate(gate: Gate, folded: Folded, from: number): number {
  const { units, classes, length } = folded;
  let before = from > 0 ? (classes[from - 1] ?? 0) : 0;
  for (let at = from; at < length; at++) {
    const charClass = classes[at] ?? 0;
    const begins = !sameWord(before, charClass) && before !== charClass;
    before = charClass;
    if (charClass < LATIN) continue;
    if (isAlphabetic(charClass)) {
      if (begins && wordPasses(gate, units, classes, at, length)) return at;
      if ((charClass === LATIN || charClass === DIGIT) && modelPasses(gate, units, at, length))
        return at;
      continue;
    }
    if (!begins && (charClass === HANGUL || charClass === KATAKANA) && !startsAnywhere(charClass))
      continue;
    const second = mix(mix(GRAM2, units[at] ?? 0), units[at + 1] ?? 0);
    if (at + 1 < length && passes(gate, second)) return at;
    if (
      at + 2 < length &&
      passes(gate, mix(mix(mix(GRAM3, units[at] ?? 0), units[at + 1] ?? 0), units[at + 2] ?? 0))
    )
      return at;
  }
  return -1;
}

function wordPasses(
  gate: Gate,
  units: Uint16Array,
  classes: Uint8Array,
  at: number,
  length: number,
): boolean {
  let hash = WORD;
  let end = at;
  let charClass = classes[at] ?? 0;
  do {
    hash = mix(hash, units[end] ?? 0);
    end++;
    const next = end < length ? (classes[end] ?? 0) : 0;
    if (!sameWord(charClass, next)) break;
    charClass = next;
  } while (end < length);
  return passes(gate, hash);
}

function modelPasses(gate: Gate, units: Uint16Array, at: number, length: number): boolean {
  if (at > 0 && isAsciiWord(units[at - 1] ?? 0)) return false;
  const key = modelKeyAt(units, at, length);
  return key >= 0 && holds(gate, key);
}
