import { mayMatch } from "../../rules/gate/gate.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import { walk } from "./collect.ts";
import type { Sink } from "./collect.ts";
import { containerOf, isElement } from "./elements.ts";
import type { Container } from "./elements.ts";
import type { Changes, Watch } from "./observe.ts";
import type { Run } from "./runs.ts";
import { isPlainHost, PLAIN_HOSTS, shadowOf } from "./shadow.ts";
import { giveWayUntilIdle, inSlices, now } from "./slices.ts";

/** Caps of one frame: beyond them it is `partial`, never silently short. */
const CAPS = { units: 8_000_000, things: 5000, hosts: 3000 } as const;

/** A text under so many UTF-16 units is short: of so many of them, the gate is timed at one. */
const SHORT_TEXT = 256;
const SAMPLED = 8;

/** What one reading gave. */
export interface Reading {
  /** Runs that may name somebody. */
  readonly candidates: readonly Run[];
  /** Containers that were read to their end: what was known of them and is not here again is gone. */
  readonly read: ReadonlySet<Container>;
  /** Fields and images to look at. */
  readonly things: ReadonlySet<Element>;
}

/** Reads a page, or what changed of it, over all its shadow roots. It only gathers; nothing is sent or painted here. */
export class Reader implements Sink {
  /** True when the page holds more than is read. */
  isFull = false;
  /** Main-thread milliseconds; that of them the gate took is an estimate. */
  readonly spent = { collect: 0, gate: 0, hosts: 0 };
  /** Milliseconds of the gate in the walk that goes on. */
  #gating = 0;
  #texts = 0;
  readonly left: ReadonlySet<Node>;
  /** Frames met so far. */
  readonly frames = new Set<Element>();
  readonly #gate: Gate;
  readonly #watch: Watch;
  readonly #signal: AbortSignal;
  readonly #onDue: () => void;
  readonly #roots = new Set<ShadowRoot>();
  readonly #hosts = new Set<Element>();
  readonly #fields = new Set<Element>();
  readonly #again = new Set<Container>();
  readonly #lost = new Set<Container>();
  #units = 0;
  /** What the last reading of the whole page took of its allowance. */
  #unitsOfPage = 0;
  #everything = false;
  #queue: ShadowRoot[] = [];
  /** Where HTML's own elements were not asked yet whether they have a shadow root. */
  #unasked: Container[] = [];
  /** By where each begins: what changed in what is new is met twice. */
  #candidates = new Map<unknown, Run>();
  #read = new Set<Container>();
  #things = new Set<Element>();

  constructor(gate: Gate, watch: Watch, signal: AbortSignal, onDue: () => void) {
    this.#gate = gate;
    this.#watch = watch;
    this.left = watch.left;
    this.#signal = signal;
    this.#onDue = onDue;
  }

  /** Has a container read again with the next changes. */
  readAgain(container: Container): void {
    this.#again.add(container);
    this.#onDue();
  }

  /** Reads the whole page, but for shadow roots of HTML's own elements: those take asking every one, which can wait. */
  async readAll(): Promise<Reading> {
    this.#everything = true;
    this.#units = 0;
    this.isFull = false;
    this.#again.clear();
    this.#lost.clear();
    await this.#readContainer(document.documentElement, null);
    return this.#take();
  }

  /** Reads those shadow roots too: asks every element that may have one, in idle moments. */
  async readHosts(): Promise<Reading> {
    for (let all = this.#unasked; all.length > 0; all = this.#unasked) {
      this.#unasked = [];
      this.spent.hosts += await inSlices(this.#asking(all), this.#signal, giveWayUntilIdle);
      await this.#readQueue();
    }
    this.#everything = false;
    this.#unitsOfPage = this.#units;
    return this.#take();
  }

  /** Reads what changed, and what was asked for again. */
  async readChanges({ targets }: Changes): Promise<Reading> {
    // Text that is read again takes nothing from later text: each reading of changes has what the page left over.
    this.#units = this.#unitsOfPage;
    if (this.#units <= CAPS.units) this.isFull = false;
    const changed = new Map<Container, Set<Node>>();
    for (const container of this.#again) changed.set(container, new Set());
    this.#again.clear();
    const lost = [...this.#lost].filter((container) => container.isConnected);
    this.#lost.clear();
    for (const container of lost) await this.#readContainer(container, null);
    for (const [target, news] of targets) this.#sort(target, news, changed);
    for (const [container, news] of changed) {
      if (container.isConnected) await this.#readContainer(container, news);
    }
    for (const host of this.#hosts) {
      const root = host.isConnected ? shadowOf(host) : null;
      if (!host.isConnected || root !== null) this.#hosts.delete(host);
      if (root !== null && !this.#roots.has(root))
        await this.#readContainer(this.#enter(root), null);
    }
    // A script that sets a value tells nobody.
    for (const field of this.#fields) {
      if (field.isConnected) this.#things.add(field);
      else this.#fields.delete(field);
    }
    for (const frame of this.frames) if (!frame.isConnected) this.frames.delete(frame);
    return this.#take();
  }

  mayMatch(text: string): boolean {
    this.#units += text.length;
    if (this.#units > CAPS.units) this.isFull = true;
    if (this.isFull) return false;
    // Two looks at the clock cost as much as a short text: of those, each eighth stands for eight.
    const isShort = text.length < SHORT_TEXT;
    if (isShort && ++this.#texts % SAMPLED !== 0) return mayMatch(this.#gate, text);
    const begun = now();
    const may = mayMatch(this.#gate, text);
    this.#gating += (now() - begun) * (isShort ? SAMPLED : 1);
    return may;
  }

  onCandidate(run: Run): void {
    this.#candidates.set(run.ownFrom ?? run.pieces[0]?.node, run);
  }

  onRead(container: Container): void {
    this.#read.add(container);
  }

  onLost(container: Container): void {
    this.#lost.add(container);
    this.#onDue();
  }

  onElement(element: Element, localName: string): void {
    const isOwn = localName.includes("-");
    if (isOwn || (!this.#everything && isPlainHost(localName))) this.#ask(element, isOwn);
  }

  onThing(element: Element, kind: "field" | "image" | "frame"): void {
    if (kind === "frame") this.frames.add(element);
    else if (this.#things.size < CAPS.things) this.#things.add(element);
    else this.isFull = true;
    if (kind === "field") this.#fields.add(element);
  }

  /** Finds out what a changed node means: an image, a field, or the container whose text it is part of. */
  #sort(target: Node, news: ReadonlySet<Node>, changed: Map<Container, Set<Node>>): void {
    if (!target.isConnected) return;
    const element = isElement(target) ? target : target.parentElement;
    const thing = element?.closest("input, textarea, select, img, area") ?? null;
    if (thing !== null) this.#things.add(thing);
    const container = thing === null ? containerOf(target) : null;
    if (container === null) return;
    const held = changed.get(container) ?? new Set<Node>();
    for (const node of news) held.add(node);
    changed.set(container, held);
  }

  #ask(element: Element, isCustomElement: boolean): void {
    const root = shadowOf(element);
    if (root !== null && (this.#everything || !this.#roots.has(root))) {
      this.#queue.push(this.#enter(root));
    } else if (root === null && isCustomElement && this.#hosts.size < CAPS.hosts) {
      this.#hosts.add(element);
    }
  }

  *#asking(roots: readonly Container[]): Generator<void, void, boolean> {
    for (const root of roots) {
      for (const element of root.querySelectorAll(PLAIN_HOSTS)) {
        this.#ask(element, false);
        yield;
      }
    }
  }

  #enter(root: ShadowRoot): ShadowRoot {
    this.#roots.add(root);
    this.#watch.add(root);
    return root;
  }

  async #readContainer(container: Container, only: ReadonlySet<Node> | null): Promise<void> {
    await this.#walk(container, only);
    await this.#readQueue();
  }

  async #readQueue(): Promise<void> {
    for (let root = this.#queue.shift(); root !== undefined; root = this.#queue.shift())
      await this.#walk(root, null);
  }

  async #walk(container: Container, only: ReadonlySet<Node> | null): Promise<void> {
    this.#gating = 0;
    const busy = await inSlices(walk(container, only, this), this.#signal);
    const gate = Math.min(busy, this.#gating);
    this.spent.gate += gate;
    this.spent.collect += busy - gate;
    if (this.#everything && !this.#lost.has(container)) this.#unasked.push(container);
  }

  #take(): Reading {
    const reading = {
      candidates: [...this.#candidates.values()],
      read: this.#read,
      things: this.#things,
    };
    this.#candidates.clear();
    this.#read = new Set();
    this.#things = new Set();
    return reading;
  }
}
