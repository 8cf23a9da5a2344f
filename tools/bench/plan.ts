import type { TextKind } from "./generate-text.ts";

/** How much is measured: everything, or enough to see that nothing broke. */
export interface Plan {
  readonly quick: boolean;
  /** Which peers take part; null = all. */
  readonly peers: readonly string[] | null;
  /** List sizes of our own rows. */
  readonly sizes: readonly number[];
  /** List sizes that peers are measured at. */
  readonly peerSizes: readonly number[];
  /** UTF-16 units of each text. */
  readonly characters: number;
  /** Texts of every implementation, and further ones of ours alone. */
  readonly texts: readonly TextKind[];
  readonly ownTexts: readonly TextKind[];
  /** Passes of the floor and of ours before the time is taken, and by themselves, between them no peer. */
  readonly warmRounds: number;
  readonly houseRounds: number;
  /** Passes of each peer over each text, ours between them; a slow peer makes fewer. */
  readonly rounds: number;
  /** Time that one cell may take, milliseconds: to build, or to pass once. */
  readonly cellMs: number;
  /** Time that the passes of one slow cell may take together, milliseconds. */
  readonly passesMs: number;
  /** Queries of each kind of difference; how many of all are also typed letter by letter. */
  readonly queriesEach: number;
  readonly typed: number;
  /** Time that the queries of one slow cell may take together, and its keystrokes, milliseconds. */
  readonly queriesMs: number;
  /** How often each page is loaded, and a worker started; rounds of edits; seconds of messages. */
  readonly loads: number;
  readonly edits: number;
  readonly chatSeconds: number;
  /** Texts that ours and the reference matcher are compared on. */
  readonly fuzzed: number;
  /** V8's heap of a peer, MB. */
  readonly heapMB: number;
}

/** The whole run: at most 20 minutes on two cores. */
export const WHOLE: Plan = {
  quick: false,
  peers: null,
  sizes: [1_000, 25_000, 250_000],
  peerSizes: [1_000, 25_000, 250_000],
  characters: 1_000_000,
  texts: ["english", "mixed", "japanese"],
  ownTexts: ["chinese", "korean"],
  warmRounds: 4,
  houseRounds: 9,
  rounds: 5,
  cellMs: 60_000,
  passesMs: 6_000,
  queriesEach: 40,
  typed: 60,
  queriesMs: 5_000,
  loads: 3,
  edits: 9,
  chatSeconds: 6,
  fuzzed: 1_000_000,
  heapMB: 4_096,
};

/** `--quick`: at most 3 minutes; our rows are all there, the peers' at fewer sizes and with less patience. */
export const QUICK: Plan = {
  ...WHOLE,
  quick: true,
  peerSizes: [25_000],
  characters: 200_000,
  warmRounds: 8,
  houseRounds: 15,
  rounds: 3,
  cellMs: 6_000,
  passesMs: 600,
  queriesEach: 20,
  typed: 20,
  queriesMs: 800,
  loads: 1,
  edits: 3,
  chatSeconds: 2,
  fuzzed: 20_000,
};

/** Says of an implementation whether it takes part in a plan. */
export function takesPart({ peers }: Plan): (entrant: { readonly impl: string }) => boolean {
  return ({ impl }) => peers === null || peers.includes(impl);
}
