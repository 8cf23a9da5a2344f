import { browser } from "wxt/browser";
import type { From } from "../rules/schema/messages.ts";
import { isEnvelope } from "./messages.ts";
import type { AnswerOf, MessageType, Refusal, RequestOf } from "./messages.ts";

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  readonly tabId: number | null;
  readonly frameId: number;
  /** Host of the frame's document; null where it has none (about:blank of an opaque origin, a file). */
  readonly host: string | null;
  /** What the browser says of the tab's page, where it lets us know: the number of a tender may stand there. */
  readonly page?: { readonly title?: string; readonly url?: string };
}

/** Answers to every message; a handler may throw, which is answered as `failed`. */
export type Handlers = {
  readonly [T in MessageType]: (
    request: RequestOf<T>,
    sender: Sender,
  ) => AnswerOf<T> | Refusal | Promise<AnswerOf<T> | Refusal>;
};

/** The table as the dispatcher needs it. */
type Table = Readonly<
  Record<
    MessageType,
    {
      readonly from: From;
      readonly request: { safeParse(value: unknown): { success: boolean; data?: unknown } };
    }
  >
>;

type RawSender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/**
 * The one dispatcher of the background. It answers only messages of the table, sent by whom the table names, with a
 * request that fits; everything from a page is hostile. Call it synchronously while the worker starts.
 */
export function serve(table: Table, handlers: Handlers): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, raw: RawSender, sendResponse: (value: unknown) => void) => {
      if (!isEnvelope(message) || !Object.hasOwn(table, message.sekisho)) return undefined;
      // The key was just found in the table.
      const type = message.sekisho as MessageType;
      const sender = senderOf(raw, table[type].from);
      if (sender === null) {
        sendResponse({ error: "not-allowed" });
        return undefined;
      }
      const request = table[type].request.safeParse(message.payload);
      if (!request.success) {
        sendResponse({ error: "bad-request" });
        return undefined;
      }
      // The schema of the same row has just proved the request.
      const handle = handlers[type] as (request: unknown, sender: Sender) => unknown;
      void answer(() => handle(request.data, sender)).then(sendResponse);
      return true;
    },
  );
}

async function answer(handle: () => unknown): Promise<unknown> {
  try {
    return (await handle()) ?? { error: "failed" };
  } catch (error) {
    console.error(error);
    return { error: "failed" };
  }
}

function senderOf(raw: RawSender, from: From): Sender | null {
  if (raw.id !== browser.runtime.id) return null;
  const own = new URL(browser.runtime.getURL("/")).origin;
  const url = URL.parse(raw.url ?? "");
  const isOwnPage = url !== null && sameOrigin(url, own);
  if (from === "page") {
    return isOwnPage ? { tabId: raw.tab?.id ?? null, frameId: raw.frameId ?? 0, host: null } : null;
  }
  const tabId = raw.tab?.id;
  if (isOwnPage || tabId === undefined || raw.frameId === undefined) return null;
  return { tabId, frameId: raw.frameId, host: hostOf(raw, url), ...pageOf(raw) };
}

function pageOf({ tab }: RawSender): Pick<Sender, "page"> {
  const { title, url } = tab ?? {};
  const page = {
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { url }),
  };
  return Object.keys(page).length === 0 ? {} : { page };
}

/** Extension addresses have an opaque `origin` in some engines, so scheme and host are compared. */
function sameOrigin(url: URL, own: string): boolean {
  return own === "null" ? url.href.startsWith(browser.runtime.getURL("/")) : url.origin === own;
}

function hostOf(raw: RawSender, url: URL | null): string | null {
  if (url !== null && url.hostname !== "") return url.hostname;
  const origin = "origin" in raw && typeof raw.origin === "string" ? raw.origin : "";
  const host = URL.parse(origin)?.hostname ?? "";
  return host === "" ? null : host;
}
