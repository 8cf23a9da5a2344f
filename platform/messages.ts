import { browser } from "wxt/browser";
import type { UpdateCode } from "../rules/lists/codes.ts";
import type { Messages, RequestOf } from "../rules/schema/messages.ts";
import type { ListProblem } from "../rules/views.ts";

/** What is sent with a message. */
export type { RequestOf } from "../rules/schema/messages.ts";

/** The name of a message to the background. */
export type MessageType = keyof Messages;

/** What is answered to a message when all goes well. */
export type AnswerOf<T extends MessageType> = NonNullable<Messages[T]["answer"]>;

/** What is answered when it does not: errors do not cross contexts, codes do. */
export interface Refusal {
  readonly error: ErrorCode;
}

/** Closed set of reasons why a message has no value as its answer. */
export type ErrorCode =
  | "no-answer" // the background did not answer: stopped, reloaded, or the extension is gone
  | "not-allowed" // this sender may not send this message
  | "bad-request" // the request is not what the table says
  | "failed" // the handler threw
  | ListProblem // there is no usable list
  | UpdateCode // a repository cannot be taken
  | "storage-failed" // nothing was changed
  | "locked" // the organisation locked the setting
  | "feature-off" // the organisation switched that part off
  | "switched-off" // the organisation switched screening off on this site
  | "not-permitted" // the browser gives no permission for the site or page
  | "unknown"; // there is no such supplier, class or tab

/** The envelope in which a message travels. */
export interface Envelope {
  readonly sekisho: string;
  readonly payload: unknown;
}

/** True for the envelope of a message of ours; says nothing about who sent it. */
export function isEnvelope(value: unknown): value is Envelope {
  return (
    typeof value === "object" &&
    value !== null &&
    "sekisho" in value &&
    typeof value.sekisho === "string"
  );
}

/** True for an answer that says what went wrong. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "error" in value;
}

/** Asks the background. Never rejects: silence, a stopped worker and a reloaded extension are `no-answer`. */
export async function ask<T extends MessageType>(
  type: T,
  payload: RequestOf<T>,
): Promise<AnswerOf<T> | Refusal> {
  try {
    const envelope: Envelope = { sekisho: type, payload };
    const answer: AnswerOf<T> | Refusal | null | undefined =
      await browser.runtime.sendMessage(envelope);
    return answer ?? { error: "no-answer" };
  } catch {
    return { error: "no-answer" };
  }
}

/** Words of the background to a frame: screen again, stop, or say whether this run is still there. */
export type Word = "rescreen" | "stop" | "present";

/** Says a word to one frame, or to all frames of a tab; null when nobody is there. */
export async function tellTab(tabId: number, word: Word, frameId?: number): Promise<unknown> {
  try {
    const envelope: Envelope = { sekisho: word, payload: {} };
    const where = frameId === undefined ? {} : { frameId };
    const heard: unknown = await browser.tabs.sendMessage(tabId, envelope, where);
    return heard ?? null;
  } catch {
    return null;
  }
}

/** Hears the background in a frame. What `hear` gives back is the answer; words of any other sender are not heard. */
export function onWord(hear: (word: Word) => unknown, signal: AbortSignal): void {
  listen((envelope, sender) => {
    const word = envelope.sekisho;
    if (sender.tab !== undefined) return undefined;
    if (word !== "rescreen" && word !== "stop" && word !== "present") return undefined;
    return { value: hear(word) };
  }, signal);
}

const CHANGED = "tab-changed";

/** Tells the extension's open pages that a tab, a setting or a site changed. */
export function broadcastChange(): void {
  const envelope: Envelope = { sekisho: CHANGED, payload: {} };
  // Rejects when no page is open, which is the usual case.
  void browser.runtime.sendMessage(envelope).catch(() => undefined);
}

/** Calls back when the background says that a tab, a setting or a site changed. */
export function onChanged(callback: () => void, signal: AbortSignal): void {
  listen((envelope) => {
    if (envelope.sekisho === CHANGED) callback();
    return undefined;
  }, signal);
}

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/** One synchronous listener: an async one would null the answers of other contexts (it answers every message). */
function listen(
  hear: (envelope: Envelope, sender: Sender) => { readonly value: unknown } | undefined,
  signal: AbortSignal,
): void {
  const listener = (message: unknown, sender: Sender, sendResponse: (value: unknown) => void) => {
    if (!isEnvelope(message) || sender.id !== browser.runtime.id) return undefined;
    const heard = hear(message, sender);
    if (heard !== undefined) sendResponse(heard.value);
    return undefined;
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(listener), {
    once: true,
  });
}
