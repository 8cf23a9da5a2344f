import { NoAnswer, startChild } from "./child.ts";
import type { Child } from "./child.ts";
import type { TextKind } from "./generate-text.ts";
import { takesPart } from "./plan.ts";
import type { Plan } from "./plan.ts";
import type { ScanAnswer, ScanQuestion } from "./scan-child.ts";
import { SCAN_PEERS } from "./scan-peers.ts";
import type { Status } from "./rows.ts";

/** Everything that was measured of one implementation at one size, on one text, or (text null) of its building. */
export interface ScanCell {
  readonly impl: string;
  readonly names: number;
  readonly text: TextKind | null;
  /** Milliseconds per million units of each pass, or the one figure of building. */
  readonly samples: readonly number[];
  readonly answer: ScanAnswer | null;
  readonly status: Status;
}

/** What runs in one process with the floor, so that they can be compared pass by pass. */
const HOUSE = ["floor", "NFKC and lower case", "sekisho", "sekisho gate"] as const;
/** A list of 250,000 names with its records, and three texts. */
const HOUSE_HEAP = 8_192;
/** Longest time that anything of ours may take. */
const PATIENCE = 300_000;

type Scanning = Child<ScanQuestion, readonly ScanAnswer[]>;

/** The cells measured so far, and how to add to them. */
class Cells {
  readonly all = new Map<string, ScanCell>();

  add(cell: ScanCell): void {
    const key = [cell.impl, cell.names, cell.text].join("/");
    const held = this.all.get(key);
    this.all.set(key, {
      ...cell,
      samples: [...(held?.samples ?? []), ...cell.samples],
      answer: (cell.answer?.quality ?? null) === null ? (held?.answer ?? cell.answer) : cell.answer,
    });
  }
}

/**
 * Lets every implementation scan the same texts for the same names. The floor, normalising and ours take turns in one
 * process; each peer has its own, which is ended when it takes too long or too much, and takes turns with the first.
 */
export async function raceScans(
  plan: Plan,
  say: (what: string) => void,
): Promise<readonly ScanCell[]> {
  const cells = new Cells();
  for (const names of plan.sizes) {
    say(`scan: ${String(names)} names`);
    const house: Scanning = startChild("scan-child.ts", HOUSE_HEAP);
    try {
      for (const answer of await house.ask({ ask: "open", impls: HOUSE, names }, PATIENCE))
        cells.add({
          impl: answer.impl,
          names,
          text: null,
          samples: [answer.ms],
          answer,
          status: "ok",
        });
      for (const text of [...plan.texts, ...plan.ownTexts]) {
        for (let round = 0; round < plan.warmRounds; round++)
          await houseRound(house, names, text, plan, cells, "check");
        for (let round = 0; round < plan.houseRounds; round++)
          await houseRound(house, names, text, plan, cells, "round");
      }
      if (!plan.peerSizes.includes(names)) continue;
      for (const { impl } of SCAN_PEERS.filter(takesPart(plan)))
        await racePeer(impl, names, plan, house, cells, say);
    } finally {
      house.close();
    }
  }
  return [...cells.all.values()];
}

async function houseRound(
  house: Scanning,
  names: number,
  text: TextKind,
  { characters }: Plan,
  cells: Cells,
  ask: "check" | "round",
): Promise<void> {
  const answers = await house.ask({ ask, kind: text, characters }, PATIENCE);
  for (const answer of answers) {
    // What a pass costs before the engine has compiled it says nothing of a page that is read for minutes.
    const samples = ask === "check" ? [] : [answer.msPerMillion];
    cells.add({ impl: answer.impl, names, text, samples, answer, status: "ok" });
  }
}

async function racePeer(
  impl: string,
  names: number,
  plan: Plan,
  house: Scanning,
  cells: Cells,
  say: (what: string) => void,
): Promise<void> {
  let peer: Scanning | null = null;
  let lost: Status = "ok";
  const open = async (): Promise<Scanning> => {
    const child: Scanning = startChild("scan-child.ts", plan.heapMB);
    const [answer] = await child.ask({ ask: "open", impls: [impl], names }, plan.cellMs);
    if (answer !== undefined && !cells.all.has([impl, names, null].join("/")))
      cells.add({ impl, names, text: null, samples: [answer.ms], answer, status: "ok" });
    return child;
  };
  for (const text of plan.texts) {
    if (lost === "ok" && wasTooSlow(cells, impl, names, text)) {
      cells.add({ impl, names, text, samples: [], answer: null, status: "timeout" });
      continue;
    }
    try {
      if (lost === "ok") peer ??= await open();
    } catch (error) {
      lost = statusOf(error);
      say(`${impl}, ${String(names)} names: building ${lost}`);
      cells.add({ impl, names, text: null, samples: [], answer: null, status: lost });
    }
    if (peer === null) {
      cells.add({ impl, names, text, samples: [], answer: null, status: lost });
      continue;
    }
    try {
      await takeTurns(peer, impl, names, text, plan, house, cells);
    } catch (error) {
      say(`${impl}, ${String(names)} names, ${text}: ${statusOf(error)}`);
      cells.add({ impl, names, text, samples: [], answer: null, status: statusOf(error) });
      peer = null;
    }
  }
  peer?.close();
}

/** A peer that ran out of time on the same text with fewer names, which are the first of these, is not asked again. */
function wasTooSlow(cells: Cells, impl: string, names: number, text: TextKind): boolean {
  return [...cells.all.values()].some(
    (cell) =>
      cell.impl === impl && cell.text === text && cell.names < names && cell.status === "timeout",
  );
}

async function takeTurns(
  peer: Scanning,
  impl: string,
  names: number,
  text: TextKind,
  plan: Plan,
  house: Scanning,
  cells: Cells,
): Promise<void> {
  const { characters } = plan;
  const pass = async (ask: "check" | "round", isKept: boolean): Promise<number> => {
    const [answer] = await peer.ask({ ask, kind: text, characters }, plan.cellMs);
    if (answer === undefined) return 0;
    const samples = isKept ? [answer.msPerMillion] : [];
    cells.add({ impl, names, text, samples, answer, status: "ok" });
    return answer.ms;
  };
  const first = await pass("check", false);
  const rounds = Math.min(plan.rounds, Math.floor(plan.passesMs / Math.max(1, first)));
  // One so slow that its first pass took the time of all is judged by one more.
  for (let round = 0; round < Math.max(1, rounds); round++) {
    await houseRound(house, names, text, plan, cells, "round");
    await pass("round", true);
  }
}

function statusOf(error: unknown): Status {
  if (error instanceof NoAnswer) return error.status;
  throw error;
}
