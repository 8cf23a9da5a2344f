import { NoAnswer, startChild } from "./child.ts";
import type { Child } from "./child.ts";
import type { Looked, LookupQuestion, Opened } from "./lookup-child.ts";
import { BRUTE, LOOKUP_PEERS } from "./lookup-peers.ts";
import { takesPart } from "./plan.ts";
import type { Plan } from "./plan.ts";
import type { Status } from "./rows.ts";

/** Everything that was measured of one implementation over so many names. */
export interface LookupCell {
  readonly impl: string;
  readonly names: number;
  readonly opened: Opened | null;
  /** Milliseconds of each whole query and of each keystroke. */
  readonly queryMs: readonly number[];
  readonly keystrokeMs: readonly number[];
  /** By kind of difference: how many queries, and how many found their name among five. */
  readonly kinds: ReadonlyMap<string, { readonly asked: number; readonly found: number }>;
  readonly status: Status;
}

/** Longest time that anything of ours may take. */
const PATIENCE = 300_000;
/** How much is asked between one turn and the next. */
const TURN = 12;

type Looking = Child<LookupQuestion, Opened | Looked>;

/** One implementation in its process, with what it has answered so far. */
class Entrant {
  readonly queryMs: number[] = [];
  readonly keystrokeMs: number[] = [];
  readonly kinds = new Map<string, { asked: number; found: number }>();
  status: Status = "ok";
  opened: Opened | null = null;
  readonly #child: Looking;
  readonly #plan: Plan;
  /** Longest time for one answer: ours is waited for. */
  readonly #limit: number;

  readonly impl: string;
  readonly names: number;

  constructor(impl: string, names: number, plan: Plan) {
    this.impl = impl;
    this.names = names;
    this.#plan = plan;
    this.#limit = impl === "sekisho" ? PATIENCE : plan.cellMs;
    this.#child = startChild("lookup-child.ts", impl === "sekisho" ? 8_192 : plan.heapMB);
  }

  /** Builds it. False when it did not come about. */
  async open(): Promise<boolean> {
    const { impl, names } = this;
    const { queriesEach: each, typed } = this.#plan;
    return this.#try(async () => {
      const answer = await this.#child.ask({ ask: "open", impl, names, each, typed }, this.#limit);
      if ("buildMs" in answer) this.opened = answer;
    });
  }

  /** Answers the queries of a turn, or the keystrokes. False when it has had its time. */
  async turn(ask: "look" | "type", from: number): Promise<boolean> {
    const times = ask === "look" ? this.queryMs : this.keystrokeMs;
    const spent = times.reduce((sum, ms) => sum + ms, 0);
    if (this.status !== "ok" || (from > 0 && spent > this.#plan.queriesMs)) return false;
    return this.#try(async () => {
      const answer = await this.#child.ask(
        { ask, from, to: from + TURN, ms: this.#plan.queriesMs },
        this.#limit,
      );
      if (!("ms" in answer)) return;
      times.push(...answer.ms);
      for (const { kind, hit } of answer.found) {
        const { asked = 0, found = 0 } = this.kinds.get(kind) ?? {};
        this.kinds.set(kind, { asked: asked + 1, found: found + (hit ? 1 : 0) });
      }
    });
  }

  close(): void {
    this.#child.close();
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.status = error.status;
      return false;
    }
  }
}

/**
 * Lets every implementation answer the same queries over the same names, a dozen at a time in turn with ours; each has a
 * process of its own, which is ended when it takes too long or too much.
 */
export async function raceLookups(
  plan: Plan,
  say: (what: string) => void,
): Promise<readonly LookupCell[]> {
  const cells: LookupCell[] = [];
  for (const names of plan.sizes) {
    say(`lookup: ${String(names)} names`);
    const ours = new Entrant("sekisho", names, plan);
    await ours.open();
    // The floor is compared with at every size.
    const peers = LOOKUP_PEERS.filter(
      ({ impl }) => impl === BRUTE || plan.peerSizes.includes(names),
    ).filter(takesPart(plan));
    for (const { impl } of peers) {
      const peer = new Entrant(impl, names, plan);
      if (await peer.open()) {
        await takeTurns("look", ours, peer);
        await takeTurns("type", ours, peer);
      }
      if (peer.status !== "ok") say(`${impl}, ${String(names)} names: ${peer.status}`);
      peer.close();
      cells.push(peer);
    }
    ours.close();
    cells.push(ours);
  }
  return cells;
}

/** Ours answers everything once; a peer as much of it as it has time for. */
async function takeTurns(ask: "look" | "type", ours: Entrant, peer: Entrant): Promise<void> {
  const count = ask === "look" ? ours.opened?.queries : ours.opened?.keystrokes;
  const isFirst = ask === "look" ? ours.queryMs.length === 0 : ours.keystrokeMs.length === 0;
  let runs = true;
  for (let from = 0; from < (count ?? 0); from += TURN) {
    if (isFirst || runs) await ours.turn(ask, from);
    runs = runs && (await peer.turn(ask, from));
    if (!runs && !isFirst) return;
  }
}
