import { mayMatch } from "../../rules/gate/gate.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import type { ScreenProblem } from "../../rules/views.ts";
import type { Block } from "../../rules/vocabulary.ts";
import { anchor } from "./anchor.ts";
import { around } from "./around.ts";
import { isArticle } from "./article.ts";
import { readBlock } from "./blocks.ts";
import { walk } from "./collect.ts";
import type { Run, Sink } from "./collect.ts";
import { containerOf, isElement } from "./elements.ts";
import type { Container } from "./elements.ts";
import { judge } from "./judge.ts";
import type { Judged } from "./judge.ts";
import type { Changes, Watch } from "./observe.ts";
import type { Paint } from "./paint.ts";
import { Records } from "./records.ts";
import { mayHost, shadowOf } from "./shadow.ts";
import { inSlices } from "./slices.ts";
import { structuredBlocks } from "./structured.ts";
import { Unseen } from "./unseen.ts";
import { fieldBlock, imageBlock, isShown } from "./values.ts";
import { cut } from "./wire.ts";
import type { WireBlock } from "./wire.ts";

/** Caps of one frame: beyond them it is `partial`, never silently short. */
const CAPS = { units: 8_000_000, blocks: 5000, things: 5000, hosts: 3000 } as const;

/** What a screening works with. */
export interface Tools {
  readonly run: string;
  readonly gate: Gate;
  readonly paint: Paint;
  readonly watch: Watch;
  readonly signal: AbortSignal;
  /** Something has to be read again though the page did not change. */
  readonly onDue: () => void;
}

/** Reads a page, or what changed of it, has it judged and paints the answer. */
export class Screening implements Sink {
  /** Why the page was not read in full; null while it was. */
  problem: ScreenProblem | null = null;
  /** Main-thread milliseconds of reading and gating, and milliseconds spent waiting for the judge. */
  readonly spent = { collect: 0, gate: 0, judge: 0 };
  /** Frames met so far. */
  readonly frames = new Set<Element>();
  readonly #tools: Tools;
  readonly #records = new Records();
  readonly #unseen: Unseen;
  readonly #roots = new Set<ShadowRoot>();
  readonly #hosts = new Set<Element>();
  readonly #fields = new Set<Element>();
  #nextId = 1;
  #article = false;
  #units = 0;
  #isFull = false;
  // What one reading gathers.
  #everything = false;
  #queue: Container[] = [];
  #candidates: Run[] = [];
  #read = new Set<Container>();
  #things = new Set<Element>();
  #again = new Set<Container>();
  #outbox: WireBlock[] = [];
  #forgotten: number[] = [];
  #structured = new Set<string>();

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#unseen = new Unseen((container) => {
      this.#again.add(container);
      tools.onDue();
    }, tools.signal);
  }

  /** Reads the whole page. */
  async readAll(): Promise<readonly number[]> {
    this.#everything = true;
    this.#units = 0;
    this.#isFull = false;
    this.#article = isArticle(document);
    this.#again.clear();
    for (const root of [document.documentElement, ...this.#roots]) this.#read.add(root);
    await this.#readQueue([document.documentElement], null);
    this.#everything = false;
    this.#readStructured();
    return this.#settle();
  }

  /** Reads what changed. */
  async readChanges({ targets, isStructured }: Changes): Promise<readonly number[]> {
    const added = new Map<Container, Set<Node>>();
    for (const container of this.#again) added.set(container, new Set());
    this.#again.clear();
    for (const [target, news] of targets) {
      if (!target.isConnected) continue;
      if (isElement(target) && (target.localName === "img" || target.localName === "area"))
        this.#things.add(target);
      if (isElement(target) && target.localName === "select") this.#things.add(target);
      const container = containerOf(target);
      if (container === null) {
        const field = isElement(target) ? target : target.parentElement;
        const owner = field?.closest("input, textarea, select");
        if (owner !== null && owner !== undefined) this.#things.add(owner);
        continue;
      }
      const held = added.get(container) ?? new Set<Node>();
      for (const node of news) held.add(node);
      added.set(container, held);
    }
    for (const [container, news] of added) {
      if (container.isConnected) await this.#readQueue([container], news);
    }
    for (const host of this.#hosts) {
      const root = shadowOf(host);
      if (!host.isConnected || root !== null) this.#hosts.delete(host);
      if (root !== null && !this.#roots.has(root)) await this.#readQueue([this.#enter(root)], null);
    }
    for (const field of this.#fields) {
      if (field.isConnected) this.#things.add(field);
      else this.#fields.delete(field);
    }
    if (isStructured) this.#readStructured();
    return this.#settle();
  }

  /** Sends what was found by the readings so far to be judged, and paints the answers as they come. */
  async judge(): Promise<void> {
    const blocks = this.#outbox;
    this.#outbox = [];
    if (blocks.length === 0) return;
    const begun = performance.now();
    const { run, signal } = this.#tools;
    if (this.problem === "worker-unreachable") this.problem = null;
    await judge(run, this.#article, blocks, signal, (judged) => this.#onJudged(judged));
    this.spent.judge += performance.now() - begun;
  }

  mayMatch(text: string): boolean {
    this.#units += text.length;
    if (this.#isFull || this.#units > CAPS.units) {
      this.#isFull = true;
      this.problem = "too-large";
      return false;
    }
    const begun = performance.now();
    const may = mayMatch(this.#tools.gate, text);
    this.spent.gate += performance.now() - begun;
    return may;
  }

  onCandidate(run: Run): void {
    this.#candidates.push(run);
  }

  onRead(container: Container): void {
    this.#read.add(container);
  }

  onLost(container: Container): void {
    this.#again.add(container);
    this.#tools.onDue();
  }

  onElement(element: Element): void {
    if (!mayHost(element)) return;
    const root = shadowOf(element);
    if (root !== null && (this.#everything || !this.#roots.has(root)))
      this.#queue.push(this.#enter(root));
    else if (root === null && element.localName.includes("-") && this.#hosts.size < CAPS.hosts) {
      this.#hosts.add(element);
    }
  }

  onThing(element: Element, kind: "field" | "image" | "frame"): void {
    if (kind === "frame") this.frames.add(element);
    else if (this.#things.size < CAPS.things) this.#things.add(element);
    else this.problem = "too-large";
    if (kind === "field") this.#fields.add(element);
  }

  #enter(root: ShadowRoot): ShadowRoot {
    this.#roots.add(root);
    this.#tools.watch.add(root);
    return root;
  }

  async #readQueue(
    containers: readonly Container[],
    only: ReadonlySet<Node> | null,
  ): Promise<void> {
    const gateBefore = this.spent.gate;
    let busy = 0;
    this.#queue.push(...containers);
    let fresh = only;
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      busy += await inSlices(walk(next, fresh, this), this.#tools.signal);
      fresh = null;
    }
    busy += await inSlices(this.#reconcile(), this.#tools.signal);
    this.spent.collect += Math.max(0, busy - (this.spent.gate - gateBefore));
  }

  /** Compares what was read with what is known: what is the same stays as it is, with its marks. */
  *#reconcile(): Generator<void, void, boolean> {
    const stale = new Set([...this.#read].flatMap((container) => this.#records.of(container)));
    const candidates = this.#candidates;
    this.#candidates = [];
    this.#read = new Set();
    for (const run of candidates) {
      yield;
      const read = readBlock(run);
      for (const element of read.unseen) {
        if (!this.#unseen.wait(element, run.container)) this.problem = "too-large";
      }
      if (read.text === "") continue;
      const same = this.#records
        .of(run.container)
        .find(
          (each) =>
            stale.has(each) &&
            each.text === read.text &&
            each.map?.holds(0, each.text.length) === true,
        );
      if (same !== undefined) stale.delete(same);
      else this.#send(run.container, read.text, read.map, cut(this.#tools.gate, read));
    }
    for (const record of stale) this.#forget(record);
    for (const thing of this.#things) {
      yield;
      this.#readThing(thing);
    }
    this.#things = new Set();
  }

  #readThing(thing: Element): void {
    const isImage = thing.localName === "img" || thing.localName === "area";
    const block = isImage ? imageBlock(thing) : fieldBlock(thing);
    const [held] = this.#records.of(thing);
    if (held !== undefined) {
      if (block !== null && held.text === block.text) return;
      this.#forget(held);
    }
    if (block === null || !this.mayMatch(block.text)) return;
    if (!isShown(thing)) {
      const container = containerOf(thing.parentNode ?? thing);
      if (container !== null && !this.#unseen.wait(thing, container)) this.problem = "too-large";
      return;
    }
    const offer = thing.parentElement === null ? "" : around(thing.parentElement, "");
    this.#sendBlock(thing, offer === "" ? block : { ...block, around: offer });
  }

  #readStructured(): void {
    const blocks = structuredBlocks(document);
    const root = document.documentElement;
    const said = new Set(blocks.map((block) => `${block.role ?? ""} ${block.text}`));
    if (
      said.size === this.#structured.size &&
      [...said].every((each) => this.#structured.has(each))
    )
      return;
    this.#structured = said;
    for (const record of this.#records.of(root)) if (record.map === null) this.#forget(record);
    for (const block of blocks) if (this.mayMatch(block.text)) this.#sendBlock(root, block);
  }

  #sendBlock(owner: Container, block: Block): void {
    this.#send(owner, block.text, null, [{ start: 0, own: [0, block.text.length + 1], block }]);
  }

  #send(owner: Container, text: string, map: BlockMap, cuttings: ReturnType<typeof cut>): void {
    if (this.#records.size >= CAPS.blocks) {
      this.problem = "too-large";
      return;
    }
    const parts = cuttings.map(({ start, own, block }) => {
      const id = this.#nextId++;
      this.#outbox.push({ id, own: [own[0], own[1]], block: wire(block) });
      return { id, start };
    });
    this.#records.add({ owner, text, map, parts, marks: [] });
  }

  #forget(record: ReturnType<Records["of"]>[number]): void {
    for (const mark of record.marks) this.#tools.paint.delete(mark);
    record.marks = [];
    const ids = this.#records.remove(record);
    this.#forgotten.push(...ids);
    this.#outbox = this.#outbox.filter((each) => !ids.includes(each.id));
  }

  /** Lets go of what left the page; gives the ids that the background should forget. */
  #settle(): readonly number[] {
    for (const record of [...this.#records.lost()]) this.#forget(record);
    for (const frame of this.frames) if (!frame.isConnected) this.frames.delete(frame);
    const forgotten = this.#forgotten;
    this.#forgotten = [];
    return forgotten;
  }

  #onJudged(judged: Judged): void {
    if ("error" in judged) {
      this.problem = /^list-/.test(judged.error) ? "list-problem" : "worker-unreachable";
      this.#takeBack(judged.ids);
      return;
    }
    for (const { id, verdict } of judged.found) {
      const held = this.#records.byId(id);
      if (held === null || held.record.map === null || verdict.severity === null) continue;
      const { record, start } = held;
      const range = anchor(held.record.map, start + verdict.start, start + verdict.end);
      if (range === null) {
        this.#takeBack(new Set([id]));
        this.#tools.onDue();
        continue;
      }
      const mark = {
        range,
        severity: verdict.severity,
        id,
        start: verdict.start,
        end: verdict.end,
      };
      record.marks.push(mark);
      this.#tools.paint.add(mark);
    }
    this.#tools.paint.ensure();
  }

  /** Blocks without a valid answer are read again; what is known of them is dropped. */
  #takeBack(ids: ReadonlySet<number>): void {
    for (const id of ids) {
      const held = this.#records.byId(id);
      if (held === null) continue;
      this.#again.add(held.record.owner);
      this.#forget(held.record);
    }
  }
}

type BlockMap = ReturnType<Records["of"]>[number]["map"];

/** The block as the message table spells it: mutable arrays, no absent keys. */
function wire({ text, kind, role, labels, around: offer }: Block): WireBlock["block"] {
  return {
    text,
    kind,
    ...(role === undefined ? {} : { role }),
    ...(labels === undefined ? {} : { labels: labels.map((each) => ({ ...each })) }),
    ...(offer === undefined ? {} : { around: offer }),
  };
}
