import { openGate } from "../../rules/gate/gate.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import { ask } from "../../platform/messages.ts";
import type { RequestOf } from "../../platform/messages.ts";
import type { ScreenProblem } from "../../rules/views.ts";
import { CardHost } from "./card-host.ts";
import { countFrames, isCountedFrame } from "./frames.ts";
import { markAt } from "./hit-test.ts";
import { askPatiently } from "./judge.ts";
import { Watch } from "./observe.ts";
import { Paint } from "./paint.ts";
import { Reader } from "./reader.ts";
import { Screening } from "./screening.ts";
import { giveWay, now, pause } from "./slices.ts";

/** Waiting times: after a change, and between tries when the background does not answer. */
const CHANGE_MS = 80;
const RETRY_MS = [1000, 5000, 15_000, 60_000];
/** More main-thread time than this in ten seconds is too much to take from a page. */
const BUSY_MS = 3500;
const BUSY_PAUSE_MS = 2500;

declare global {
  interface Document {
    /** Newer than the type library. https://w3c.github.io/aria/#ARIANotifyMixin */
    ariaNotify?: (announcement: string) => void;
  }
}

type Status = RequestOf<"status">;

/** Document types that are read as pages; everything else is reported as unreadable. */
const READABLE = /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/json)$/;

/** One run over one document: from the first reading until the signal says stop. It never throws. */
export class PageRun {
  /** Random, so that a late word of the run before is not taken for this one's. */
  readonly id = randomId();
  readonly #signal: AbortSignal;
  readonly #begun = now();
  #screening: Screening | null = null;
  #reader: Reader | null = null;
  #sent = "";
  #wake: (() => void) | null = null;
  #isDue = false;
  #spans: { readonly at: number; readonly ms: number }[] = [];

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener("abort", () => this.#wake?.(), { once: true });
  }

  /** Screens, and keeps on screening what changes. Whatever goes wrong ends in a visible state. */
  async begin(): Promise<void> {
    try {
      if (!READABLE.test(document.contentType)) return await this.#fail("unreadable");
      await this.#screen();
    } catch (error) {
      if (this.#signal.aborted) return;
      console.error(error);
      await this.#fail("unreadable");
    }
  }

  /** The document goes away: what was found in it is no longer on the screen. */
  leave(): void {
    void ask("status", this.#status("gone", null));
  }

  async #screen(): Promise<void> {
    const gate = await this.#fetchGate();
    if (gate === null || this.#signal.aborted) return;
    const paint = new Paint(this.#signal);
    const card = new CardHost(this.id, this.#signal);
    const onDue = () => this.#due();
    const watch = new Watch((node) => card.isHost(node), onDue, this.#signal);
    const reader = new Reader(gate, watch, this.#signal, onDue);
    const screening = new Screening({ run: this.id, gate, reader, paint, signal: this.#signal });
    this.#reader = reader;
    this.#screening = screening;
    this.#openOnClick(paint, card);
    this.#lookAgainLater();
    let isFirst = true;
    let failures = 0;
    while (!this.#signal.aborted) {
      const before = reader.spent.collect + reader.spent.gate;
      const changes = watch.take();
      const isWhole = isFirst || changes.isNewPage;
      await this.#take(screening, paint, await screening.read(isWhole ? null : changes));
      if (isWhole) await this.#take(screening, paint, await screening.readRest());
      isFirst = false;
      this.#spans.push({
        at: now(),
        ms: reader.spent.collect + reader.spent.gate - before,
      });
      const isBusy = this.#isBusy();
      await this.#report(screening, isBusy);
      failures =
        screening.problem === "worker-unreachable" || screening.problem === "list-problem"
          ? failures + 1
          : 0;
      if (failures > 0)
        await this.#wait(RETRY_MS[Math.min(failures, RETRY_MS.length) - 1] ?? 60_000);
      else await this.#idle(isBusy ? BUSY_PAUSE_MS : CHANGE_MS);
    }
  }

  /** Has what was read judged and painted. */
  async #take(screening: Screening, paint: Paint, forgotten: readonly number[]): Promise<void> {
    if (forgotten.length > 0) await this.#forget(forgotten);
    await screening.judge();
    paint.ensure();
  }

  /** Opens the gate over what the background answers; opening it is a slice of its own. */
  async #fetchGate(): Promise<Gate | null> {
    for (let tries = 0; !this.#signal.aborted; tries++) {
      const answer = await askPatiently("gate", { run: this.id }, this.#signal);
      if (!("error" in answer)) {
        const gate = openGate(answer.gate, answer.fold);
        await giveWay();
        return gate;
      }
      // The background has noted what is wrong with its list; silence is ours to report.
      if (answer.error === "no-answer") await this.#fail("worker-unreachable");
      await pause(RETRY_MS[Math.min(tries, RETRY_MS.length - 1)] ?? 60_000, this.#signal);
    }
    return null;
  }

  async #forget(ids: readonly number[]): Promise<void> {
    for (let at = 0; at < ids.length; at += 20_000) {
      await askPatiently("forget", { run: this.id, ids: ids.slice(at, at + 20_000) }, this.#signal);
    }
    this.#sent = "";
  }

  async #report(screening: Screening, isBusy: boolean): Promise<void> {
    const parserError =
      document.contentType !== "text/html" && document.querySelector("parsererror") !== null;
    const problem =
      screening.problem ?? (isBusy ? "too-busy" : null) ?? (parserError ? "unreadable" : null);
    const state = problem === null ? "done" : problem === "list-problem" ? "failed" : "partial";
    await this.#say(this.#status(state, problem));
  }

  async #fail(problem: ScreenProblem): Promise<void> {
    await this.#say(this.#status("failed", problem));
  }

  /** Says how the run stands, when that is news; what is found is known from the judge, times are not news. */
  async #say(status: Status): Promise<void> {
    const judge = this.#screening?.waited ?? 0;
    const news = JSON.stringify([
      status.state,
      status.problem,
      status.frames,
      status.counted,
      Math.round(judge),
    ]);
    if (news === this.#sent || this.#signal.aborted) return;
    this.#sent = news;
    const answer = await askPatiently("status", status, this.#signal);
    if (!("error" in answer) && answer.announce !== null) document.ariaNotify?.(answer.announce);
  }

  #status(state: Status["state"], problem: Status["problem"]): Status {
    const { collect, gate, hosts } = this.#reader?.spent ?? { collect: 0, gate: 0, hosts: 0 };
    const judge = this.#screening?.waited ?? 0;
    const { round } = Math;
    return {
      run: this.id,
      state,
      problem,
      frames: countFrames(this.#reader?.frames ?? []),
      counted: isCountedFrame(),
      ms: [round(collect), round(gate), round(judge), round(now() - this.#begun), round(hosts)],
    };
  }

  #isBusy(): boolean {
    const since = now() - 10_000;
    this.#spans = this.#spans.filter((span) => span.at > since);
    return this.#spans.length > 3 && this.#spans.reduce((sum, span) => sum + span.ms, 0) > BUSY_MS;
  }

  #due(): void {
    this.#isDue = true;
    this.#wake?.();
  }

  /** Waits until something is due, then a little longer, so that a burst of changes is read once. */
  async #idle(ms: number): Promise<void> {
    if (!this.#isDue) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    await this.#wait(ms);
  }

  async #wait(ms: number): Promise<void> {
    await pause(ms, this.#signal);
    this.#isDue = false;
  }

  #openOnClick(paint: Paint, card: CardHost): void {
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || !event.isTrusted) return;
      const hit = markAt(paint, event.clientX, event.clientY);
      if (hit !== null) void card.open(hit.mark, hit.box);
    };
    document.addEventListener("click", onClick, {
      capture: true,
      passive: true,
      signal: this.#signal,
    });
  }

  /** Late frames, late shadow roots and a page that threw our paint out do not always change the tree. */
  #lookAgainLater(): void {
    for (const ms of [700, 2500, 8000]) {
      void pause(ms, this.#signal).then(() => {
        if (!this.#signal.aborted) this.#due();
      });
    }
    const onLook = () => {
      if (document.visibilityState === "visible") this.#due();
    };
    document.addEventListener("visibilitychange", onLook, { signal: this.#signal });
    addEventListener("load", onLook, { signal: this.#signal });
  }
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(bytes, (part) => part.toString(36).padStart(7, "0")).join("");
}
