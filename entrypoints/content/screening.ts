import type { Gate } from "../../rules/gate/gate.ts";
import type { ScreenProblem } from "../../rules/views.ts";
import type { Block } from "../../rules/vocabulary.ts";
import { anchor } from "./anchor.ts";
import { around } from "./around.ts";
import { isArticle } from "./article.ts";
import { readBlock } from "./blocks.ts";
import { containerOf } from "./elements.ts";
import type { Container } from "./elements.ts";
import { judge } from "./judge.ts";
import type { Judged } from "./judge.ts";
import type { Changes } from "./observe.ts";
import type { Paint } from "./paint.ts";
import type { Reader, Reading } from "./reader.ts";
import { Records } from "./records.ts";
import type { BlockRecord } from "./records.ts";
import { inSlices, now } from "./slices.ts";
import { structuredBlocks } from "./structured.ts";
import { Unseen } from "./unseen.ts";
import { fieldBlock, imageBlock, isShown } from "./values.ts";
import { cut } from "./wire.ts";
import type { Cutting, WireBlock } from "./wire.ts";

/** Most blocks with candidates of one frame; beyond them it is `partial`. */
const BLOCKS = 5000;

/** What a screening works with. */
export interface Tools {
  readonly run: string;
  readonly gate: Gate;
  readonly reader: Reader;
  readonly paint: Paint;
  readonly signal: AbortSignal;
}

/** Has what was read judged, keeps track of it, and paints the answers. */
export class Screening {
  /** Milliseconds spent waiting for the judge. */
  waited = 0;
  readonly #tools: Tools;
  readonly #records = new Records();
  readonly #unseen: Unseen;
  #judgeProblem: ScreenProblem | null = null;
  #isShort = false;
  /** Whether the page is an article; null until somebody asks. */
  #isArticle: boolean | null = null;
  #nextId = 1;
  #outbox: WireBlock[] = [];
  #forgotten: number[] = [];
  #structured = new Set<string>();

  constructor(tools: Tools) {
    this.#tools = tools;
    this.#unseen = new Unseen((container) => tools.reader.readAgain(container), tools.signal);
  }

  /** Why the page is not screened in full; null while it is. */
  get problem(): ScreenProblem | null {
    return this.#judgeProblem ?? (this.#isShort || this.#tools.reader.isFull ? "too-large" : null);
  }

  /** Reads the whole page, or what changed; gives the ids of blocks that the background should forget. */
  async read(changes: Changes | null): Promise<readonly number[]> {
    const { reader } = this.#tools;
    if (changes === null) {
      this.#isShort = false;
      this.#isArticle = null;
    }
    await this.#take(changes === null ? await reader.readAll() : await reader.readChanges(changes));
    if (changes === null || changes.isStructured) this.#readStructured();
    return this.#takeForgotten();
  }

  /** Reads what of the whole page could wait; gives the ids of blocks that the background should forget. */
  async readRest(): Promise<readonly number[]> {
    await this.#take(await this.#tools.reader.readHosts());
    return this.#takeForgotten();
  }

  /** Sends what was found by the readings so far to be judged, and paints the answers as they come. */
  async judge(): Promise<void> {
    // What was let go of before it was sent is nobody's any more.
    const blocks = this.#outbox.filter((each) => this.#records.byId(each.id) !== null);
    this.#outbox = [];
    if (blocks.length === 0) return;
    const begun = now();
    const { run, signal } = this.#tools;
    this.#judgeProblem = null;
    this.#isArticle ??= isArticle(document);
    await judge(run, this.#isArticle, blocks, signal, (judged) => this.#onJudged(judged));
    this.waited += now() - begun;
  }

  async #take(reading: Reading): Promise<void> {
    const { reader, signal } = this.#tools;
    reader.spent.collect += await inSlices(this.#compare(reading), signal);
  }

  #takeForgotten(): readonly number[] {
    for (const record of Array.from(this.#records.lost())) this.#forget(record);
    const forgotten = this.#forgotten;
    this.#forgotten = [];
    return forgotten;
  }

  /** Compares what was read with what is known: what is the same stays as it is, with its marks. */
  *#compare({ candidates, read, things }: Reading): Generator<void, void, boolean> {
    const stale = new Set(
      [...read]
        .flatMap((container) => this.#records.of(container))
        .filter(({ map }) => map !== null),
    );
    for (const run of candidates) {
      yield;
      const block = readBlock(run);
      for (const element of block.unseen) this.#await(element, run.container);
      const same = this.#records
        .of(run.container)
        .find((held) => stale.has(held) && held.text === block.text && isIntact(held));
      if (same !== undefined) stale.delete(same);
      else this.#send(run.container, block.text, block.map, cut(this.#tools.gate, block));
    }
    for (const record of stale) this.#forget(record);
    for (const thing of things) {
      yield;
      this.#readThing(thing);
    }
  }

  #readThing(thing: Element): void {
    const isImage = thing.localName === "img" || thing.localName === "area";
    const block = isImage ? imageBlock(thing) : fieldBlock(thing);
    const [held] = this.#records.of(thing);
    if (held !== undefined) {
      if (block !== null && held.text === block.text) return;
      this.#forget(held);
    }
    if (block === null || !this.#tools.reader.mayMatch(block.text)) return;
    if (!isShown(thing)) {
      const container = containerOf(thing.parentNode ?? thing);
      if (container !== null) this.#await(thing, container);
      return;
    }
    const offer = thing.parentElement === null ? "" : around(thing.parentElement, "");
    this.#sendBlock(thing, offer === "" ? block : { ...block, around: offer });
  }

  #readStructured(): void {
    const blocks = structuredBlocks(document);
    const root = document.documentElement;
    const said = new Set(blocks.map((block) => `${block.role ?? ""} ${block.text}`));
    if (said.symmetricDifference(this.#structured).size === 0) return;
    this.#structured = said;
    for (const record of this.#records.of(root)) if (record.map === null) this.#forget(record);
    for (const block of blocks) {
      if (this.#tools.reader.mayMatch(block.text)) this.#sendBlock(root, block);
    }
  }

  #await(element: Element, container: Container): void {
    if (!this.#unseen.wait(element, container)) this.#isShort = true;
  }

  #sendBlock(owner: Container, block: Block): void {
    this.#send(owner, block.text, null, [{ start: 0, own: [0, block.text.length + 1], block }]);
  }

  #send(owner: Container, text: string, map: BlockRecord["map"], parts: readonly Cutting[]): void {
    if (parts.length === 0) return;
    if (this.#records.size >= BLOCKS) {
      this.#isShort = true;
      return;
    }
    const ids = parts.map(({ start, own, block }) => {
      const id = this.#nextId++;
      this.#outbox.push({ id, own, block });
      return { id, start };
    });
    this.#records.add({ owner, text, map, parts: ids, marks: [] });
  }

  #forget(record: BlockRecord): void {
    for (const mark of record.marks) this.#tools.paint.delete(mark);
    record.marks = [];
    const ids = this.#records.remove(record);
    this.#forgotten.push(...ids);
  }

  #onJudged(judged: Judged): void {
    if ("error" in judged) {
      this.#judgeProblem = judged.error.startsWith("list-") ? "list-problem" : "worker-unreachable";
      for (const id of judged.ids) this.#readAgain(id);
      return;
    }
    for (const { id, verdict } of judged.found) {
      const held = this.#records.byId(id);
      if (held === null || held.record.map === null || verdict.severity === null) continue;
      const { record, start } = held;
      const range = anchor(held.record.map, start + verdict.start, start + verdict.end);
      if (range === null) {
        this.#readAgain(id);
        continue;
      }
      const { severity, start: from, end } = verdict;
      const mark = { range, severity, id, start: from, end };
      record.marks.push(mark);
      this.#tools.paint.add(mark);
    }
    this.#tools.paint.ensure();
  }

  /** A block without a valid answer, or that changed since it was sent: what is known of it is dropped. */
  #readAgain(id: number): void {
    const held = this.#records.byId(id);
    if (held === null) return;
    this.#forget(held.record);
    // Values, attributes and the page's own data are compared at every reading; text is when its container is.
    if (held.record.map === null) this.#structured = new Set();
    this.#tools.reader.readAgain(held.record.owner);
  }
}

function isIntact({ map, text }: BlockRecord): boolean {
  return map?.holds(0, text.length) === true;
}
