import { FIRST, GATE_HEADER, GATE_MAGIC, shiftFor } from "./layout.ts";
import { sweeper } from "./sweep.ts";
import type { Findings, Sweep } from "./sweep.ts";

/** What a page holds: filters over how names and models begin, and the fold table. It may pass too much, never too little. */
export interface Gate {
  readonly sweep: Sweep;
  readonly table: Int32Array;
}

/** A stretch of text worth judging, UTF-16 offsets. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Opens a gate over the bytes the background sent and marks their fold table, which is the gate's own from then on; throws a RangeError on foreign bytes. */
export function openGate(gate: ArrayBuffer, fold: ArrayBuffer): Gate {
  const all = new Int32Array(gate);
  const [magic, main = 0, words = 0, grams = 0, short = 0, pairs = 0, firsts = 0] = all;
  const table = new Int32Array(fold);
  const size = GATE_HEADER + main + words + grams + short + pairs + firsts;
  const isWhole = all.length === size && main * words * grams * short * pairs !== 0;
  if (magic !== GATE_MAGIC || !isWhole || table.length !== 65536)
    throw new RangeError("not a gate");
  let from = GATE_HEADER;
  const next = (size: number): Int32Array => all.subarray(from, (from += size));
  const filters = {
    table,
    main: next(main),
    words: next(words),
    wordShift: shiftFor(words),
    grams: next(grams),
    gramShift: shiftFor(grams),
    short: next(short),
    shortShift: shiftFor(short),
    pairs: next(pairs),
    pairShift: shiftFor(pairs),
  };
  for (const unit of new Uint16Array(gate, 4 * from, 2 * firsts))
    table[unit] = (table[unit] ?? 0) | FIRST;
  return { sweep: sweeper(filters), table };
}

/** True when the text may name a listed supplier or model; false is certain. */
export function mayMatch(gate: Gate, text: string): boolean {
  const { at, within } = findings(gate, text);
  return at.length + within.length > 0;
}

/** Where in a text a name or model may begin. */
export function findings(gate: Gate, text: string): Findings {
  const found: Findings = { at: [], within: [] };
  gate.sweep(text, found);
  return found;
}

/**
 * Windows of `reach` units around every candidate, merged where they touch and cut at spaces where one is near.
 * Empty means that there is nothing to ask about this text.
 */
export function candidateWindows(gate: Gate, text: string, reach: number): Window[] {
  const windows: { start: number; end: number }[] = [];
  const { at, within } = findings(gate, text);
  const spans = at.map((offset) => [offset, offset] as const);
  for (let each = 0; each < within.length; each += 2)
    spans.push([within[each] ?? 0, within[each + 1] ?? 0]);
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    const start = toSpace(text, Math.max(0, from - reach), -1);
    const end = toSpace(text, Math.min(text.length, to + reach), 1);
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
