// A process that scans: opened once over some names with some implementations, asked for one round after the other.
import { benchNames, SEEDED } from "./bench-names.ts";
import { answerQuestions } from "./child.ts";
import type { Contestant, Scanner } from "./contestant.ts";
import { floor, normalising } from "./floors.ts";
import type { GeneratedName } from "./generate-names.ts";
import { generateText } from "./generate-text.ts";
import type { SeededText, TextKind } from "./generate-text.ts";
import { heapMB } from "./heap.ts";
import { ourGate, ourMatcher } from "./ours.ts";
import { plainSeeded, qualityOf } from "./quality.ts";
import type { Quality } from "./quality.ts";
import { SCAN_PEERS } from "./scan-peers.ts";

/** What the parent asks. */
export type ScanQuestion =
  | { readonly ask: "open"; readonly impls: readonly string[]; readonly names: number }
  | { readonly ask: "check" | "round"; readonly kind: TextKind; readonly characters: number };

/** What one implementation cost in a round, and, when it was checked, what it found. */
export interface ScanAnswer {
  readonly impl: string;
  /** Building, or one pass over the text; milliseconds. */
  readonly ms: number;
  /** Per million UTF-16 units of the text it read. */
  readonly msPerMillion: number;
  readonly quality: Quality | null;
  readonly loadMs: number | null;
  readonly heapMB: number | null;
  readonly bytes: number | null;
  /** What the pass gave: kept, so that no engine may leave the pass out. */
  readonly sum: number;
}

const CONTESTANTS: readonly Contestant[] = [floor, normalising, ourGate, ourMatcher, ...SCAN_PEERS];

const texts = new Map<string, { readonly written: SeededText; readonly plain: SeededText }>();
let names: readonly GeneratedName[] = [];
let opened: readonly { readonly contestant: Contestant; readonly scanner: Scanner }[] = [];

function textsOf(kind: TextKind, characters: number): { written: SeededText; plain: SeededText } {
  const key = `${kind}/${String(characters)}`;
  const held = texts.get(key);
  if (held !== undefined) return held;
  const written = generateText(kind, characters, names.slice(0, SEEDED));
  const made = { written, plain: plainSeeded(written) };
  texts.set(key, made);
  return made;
}

function open(impls: readonly string[], count: number): readonly ScanAnswer[] {
  names = benchNames(count);
  const answers: ScanAnswer[] = [];
  opened = impls.map((impl) => {
    const contestant = CONTESTANTS.find((each) => each.impl === impl);
    if (contestant === undefined) throw new Error(`no implementation ${impl}`);
    const before = heapMB();
    const begun = performance.now();
    const scanner = contestant.open(names);
    const ms = performance.now() - begun;
    const held = heapMB() - before;
    const { loadMs, bytes } = scanner;
    answers.push({ ...NOTHING, impl, ms, loadMs, bytes, heapMB: Math.max(0, held) });
    return { contestant, scanner };
  });
  return answers;
}

const NOTHING = { msPerMillion: 0, quality: null, loadMs: null, heapMB: null, bytes: null, sum: 0 };

function pass(kind: TextKind, characters: number, isChecked: boolean): readonly ScanAnswer[] {
  const both = textsOf(kind, characters);
  return opened.map(({ contestant, scanner }) => {
    const { text, seeds } = contestant.reads === "plain" ? both.plain : both.written;
    const begun = performance.now();
    const sum = scanner.scan(text);
    const ms = performance.now() - begun;
    const quality =
      isChecked && scanner.hits !== null ? qualityOf(scanner.hits(), seeds, names) : null;
    const msPerMillion = (ms * 1e6) / text.length;
    return { ...NOTHING, impl: contestant.impl, ms, msPerMillion, quality, sum };
  });
}

answerQuestions((question: ScanQuestion): readonly ScanAnswer[] =>
  question.ask === "open"
    ? open(question.impls, question.names)
    : pass(question.kind, question.characters, question.ask === "check"),
);
