import { browser } from "wxt/browser";
import { isCategory } from "../rules/category-words.ts";
import type { AnyVerdict } from "../rules/category-words.ts";
import type { BlockKind } from "../rules/vocabulary.ts";
import type { ListProblem, ScreenProblem, TabProblem } from "../rules/views.ts";

/** One verified span of a frame, kept with what a report shows of it. */
export interface Finding {
  /** Id of the block in its frame. */
  readonly id: number;
  readonly kind: BlockKind;
  readonly excerpt: string;
  readonly verdict: AnyVerdict;
}

/** How the run of a frame stands. */
export type FrameState = "running" | "done" | "partial" | "failed";

/** What is known of one frame of a tab. */
export interface FrameRecord {
  readonly tabId: number;
  readonly frameId: number;
  readonly run: string;
  readonly host: string | null;
  readonly state: FrameState;
  readonly problem: ScreenProblem | null;
  /**
   * What stands in the way on this side: more findings than are kept, a store that took none, or a policy that switches screening
   * off. It stays until the next run.
   */
  readonly keptProblem: TabProblem | null;
  /** Set when there was no usable list to compare with. */
  readonly listProblem: ListProblem | null;
  /** Frames below this one that ought to screen themselves. */
  readonly frames: number;
  readonly counted: boolean;
  /** Milliseconds, as in the message `status`: collect, gate, judge, total, idle. */
  readonly ms: readonly [number, number, number, number, number];
  readonly listVersion: string | null;
  /** The policy that it is judged under (`PolicyInForce.id`). */
  readonly policy: string | null;
  readonly article: boolean;
  readonly announced: boolean;
  readonly findings: readonly Finding[];
}

/** What may change in a record. */
export type FrameChange = Partial<Omit<FrameRecord, "tabId" | "frameId" | "run">>;

/** Most findings kept of one frame; what lies beyond makes the frame `partial`. */
export const FINDINGS_PER_FRAME = 3000;

const PREFIX = "frame:";

/** Findings by tab and frame, kept in session storage, so that a worker killed in between loses nothing. */
export class TabFindings {
  #held: Promise<Map<string, FrameRecord>> | null = null;
  readonly #writing = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, Promise<void>>();

  /** Starts a run: whatever was known of the frame is forgotten. */
  async begin(tabId: number, frameId: number, run: string, host: string | null): Promise<void> {
    const held = await this.#load();
    held.set(keyOf(tabId, frameId), fresh(tabId, frameId, run, host));
    await this.#keep(keyOf(tabId, frameId));
  }

  /** The record of a run; null when the frame has begun another run since. */
  async find(
    tabId: number,
    frameId: number,
    run: string,
    host: string | null,
  ): Promise<FrameRecord | null> {
    const held = await this.#load();
    const record = held.get(keyOf(tabId, frameId)) ?? fresh(tabId, frameId, run, host);
    return record.run === run ? record : null;
  }

  /** Changes the record of a run and keeps it; false when the run is over. Changes are applied in the order of calls. */
  async change(
    of: Pick<FrameRecord, "tabId" | "frameId" | "run" | "host">,
    change: (record: FrameRecord) => FrameChange,
  ): Promise<boolean> {
    const held = await this.#load();
    const key = keyOf(of.tabId, of.frameId);
    const before = held.get(key) ?? fresh(of.tabId, of.frameId, of.run, of.host);
    if (before.run !== of.run) return false;
    held.set(key, { ...before, ...change(before) });
    await this.#keep(key);
    return true;
  }

  /** Adds what was found in blocks; whatever was known of the same blocks is replaced. */
  async add(
    of: Pick<FrameRecord, "tabId" | "frameId" | "run" | "host">,
    blocks: ReadonlySet<number>,
    findings: readonly Finding[],
    change: FrameChange,
  ): Promise<boolean> {
    return this.change(of, (record) => {
      const others = record.findings.filter((each) => !blocks.has(each.id));
      const all = [...others, ...findings];
      if (all.length <= FINDINGS_PER_FRAME) return { ...change, findings: all };
      // Where not all can be kept, a class of product never crowds out a supplier.
      const named = all.filter(({ verdict }) => !isCategory(verdict));
      const ordered = [...named, ...all.filter(({ verdict }) => isCategory(verdict))];
      const kept = ordered.slice(0, FINDINGS_PER_FRAME);
      return { ...change, keptProblem: "too-large", findings: kept };
    });
  }

  /** Frames of a tab, the top one first. */
  async frames(tabId: number): Promise<readonly FrameRecord[]> {
    const held = await this.#load();
    return [...held.values()]
      .filter((record) => record.tabId === tabId)
      .sort((a, b) => a.frameId - b.frameId);
  }

  /** Ids of all tabs of which something is known. */
  async tabs(): Promise<readonly number[]> {
    const held = await this.#load();
    return [...new Set([...held.values()].map((record) => record.tabId))];
  }

  /** Forgets a frame, or a whole tab; with `run`, only if that run is still the one known. */
  async drop(tabId: number, frameId?: number, run?: string): Promise<boolean> {
    const held = await this.#load();
    const gone = [...held.values()].filter(
      (record) =>
        record.tabId === tabId &&
        (frameId === undefined || record.frameId === frameId) &&
        (run === undefined || record.run === run),
    );
    const keys = gone.map((record) => keyOf(record.tabId, record.frameId));
    for (const key of keys) held.delete(key);
    // A write under way would bring the record back, so the removal waits for it.
    await Promise.all(
      keys.flatMap((key) => this.#waiting.get(key) ?? this.#writing.get(key) ?? []),
    );
    const stale = keys.filter((key) => !held.has(key));
    if (stale.length > 0) await browser.storage.session.remove(stale).catch(() => undefined);
    return gone.length > 0;
  }

  #load(): Promise<Map<string, FrameRecord>> {
    this.#held ??= readAll().catch((error: unknown) => {
      this.#held = null;
      throw error;
    });
    return this.#held;
  }

  /** Writes the newest record under the key; at most one write runs and one waits, the last state always wins. */
  #keep(key: string): Promise<void> {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) return waiting;
    const mine = (async () => {
      await this.#writing.get(key);
      this.#waiting.delete(key);
      const writing = this.#write(key);
      this.#writing.set(key, writing);
      await writing;
      if (this.#writing.get(key) === writing) this.#writing.delete(key);
    })();
    this.#waiting.set(key, mine);
    return mine;
  }

  async #write(key: string): Promise<void> {
    const held = await this.#load();
    const record = held.get(key);
    if (record === undefined) return;
    try {
      await browser.storage.session.set({ [key]: record });
    } catch {
      const newest = held.get(key);
      if (newest !== undefined) held.set(key, { ...newest, keptProblem: "storage-failed" });
    }
  }
}

async function readAll(): Promise<Map<string, FrameRecord>> {
  const stored: Readonly<Record<string, unknown>> = await browser.storage.session.get(null);
  // Only this file writes under the prefix, and session storage does not outlive the extension's version.
  const records = Object.entries(stored).filter(([key]) => key.startsWith(PREFIX)) as [
    string,
    FrameRecord,
  ][];
  return new Map(records);
}

function keyOf(tabId: number, frameId: number): string {
  return `${PREFIX}${String(tabId)}:${String(frameId)}`;
}

function fresh(tabId: number, frameId: number, run: string, host: string | null): FrameRecord {
  return {
    tabId,
    frameId,
    run,
    host,
    state: "running",
    problem: null,
    keptProblem: null,
    listProblem: null,
    frames: 0,
    counted: true,
    ms: [0, 0, 0, 0, 0],
    listVersion: null,
    policy: null,
    article: false,
    announced: false,
    findings: [],
  };
}
