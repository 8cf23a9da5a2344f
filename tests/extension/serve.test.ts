import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ask, isRefusal } from "../../platform/messages.ts";
import { serve } from "../../platform/serve.ts";
import type { Handlers } from "../../platform/serve.ts";
import { MESSAGES } from "../../rules/schema/messages.ts";

type Listener = (message: unknown, sender: unknown, respond: (value: unknown) => void) => unknown;

const OWN = { id: "test-extension-id", url: "chrome-extension://test-extension-id/popup.html" };
const FRAME = {
  id: "test-extension-id",
  url: "https://shop.example/list",
  frameId: 3,
  tab: { id: 7 },
};
const RUN = { run: "abcdefgh" };

let listener: Listener;
let handlers: Record<string, ReturnType<typeof vi.fn>>;

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getURL").mockImplementation(
    (path: string) => `chrome-extension://test-extension-id${path}`,
  );
  const added = vi.spyOn(fakeBrowser.runtime.onMessage, "addListener");
  handlers = Object.fromEntries(
    Object.keys(MESSAGES).map((type) => [type, vi.fn(() => ({ ok: true }))]),
  );
  serve(MESSAGES, handlers as unknown as Handlers);
  listener = added.mock.calls[0]?.[0] as unknown as Listener;
});

async function send(
  message: unknown,
  sender: unknown,
): Promise<{ kept: unknown; answer: unknown }> {
  const respond = vi.fn();
  const kept = listener(message, sender, respond);
  if (kept === true) await vi.waitFor(() => expect(respond).toHaveBeenCalled());
  return { kept, answer: respond.mock.calls[0]?.[0] };
}

const message = (type: string, payload: unknown) => ({ sekisho: type, payload });

describe("the dispatcher answers", () => {
  test("a frame's message with the tab, frame and host that the browser vouches for", async () => {
    const { kept, answer } = await send(message("gate", RUN), FRAME);
    expect(kept).toBe(true);
    expect(answer).toEqual({ ok: true });
    expect(handlers["gate"]).toHaveBeenCalledWith(RUN, {
      tabId: 7,
      frameId: 3,
      host: "shop.example",
    });
  });

  test("a page's message about a tab with a large id", async () => {
    const sent = message("tab-report", { tabId: 2_147_483_647 });
    expect((await send(sent, OWN)).answer).toEqual({ ok: true });
  });

  test("a page's message", async () => {
    expect((await send(message("settings-get", {}), OWN)).answer).toEqual({ ok: true });
  });

  test("a handler that throws with a code, not with silence", async () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    handlers["settings-get"]?.mockImplementation(() => {
      throw new Error("disk");
    });
    expect((await send(message("settings-get", {}), OWN)).answer).toEqual({ error: "failed" });
  });

  test("a handler that gives nothing with a code", async () => {
    handlers["settings-get"]?.mockImplementation(() => undefined);
    expect((await send(message("settings-get", {}), OWN)).answer).toEqual({ error: "failed" });
  });
});

describe("the dispatcher lets another context answer", () => {
  test.each([
    ["a message of somebody else's", { type: "hello" }],
    ["an unknown type", message("no-such-message", {})],
    ["a property of every object", message("constructor", {})],
    ["nothing", null],
  ])("%s", async (_what, sent) => {
    const { kept, answer } = await send(sent, OWN);
    expect(kept).toBeUndefined();
    expect(answer).toBeUndefined();
  });
});

const REPOSITORY = { url: "https://evil.example", root: "{}" };
const CONFIRMED = { ...REPOSITORY, fingerprint: "0".repeat(64), lists: null };

describe("attack:", () => {
  test.each([
    ["another extension asks as a page", message("settings-get", {}), { ...OWN, id: "other" }],
    ["a frame asks for the settings", message("settings-get", {}), FRAME],
    ["a frame changes the settings", message("settings-set", { profile: null }), FRAME],
    ["a frame adds a site", message("site-add", { pattern: "https://evil.example/*" }), FRAME],
    ["a frame asks where the lists come from", message("updates-get", {}), FRAME],
    ["a frame has the lists checked", message("update-now", {}), FRAME],
    ["a frame has a repository asked", message("repository-add", REPOSITORY), FRAME],
    ["a frame adds a repository", message("repository-confirm", CONFIRMED), FRAME],
    ["a frame removes a repository", message("repository-remove", { id: "added-1" }), FRAME],
    [
      "a page's look-alike address",
      message("settings-get", {}),
      { ...OWN, url: "https://x/?chrome-extension://test-extension-id/" },
    ],
    ["a message without an address", message("settings-get", {}), { id: OWN.id }],
    [
      "an own page poses as a frame",
      message("judge", { ...RUN, article: false, blocks: [] }),
      { ...OWN, tab: { id: 1 }, frameId: 0 },
    ],
    ["a frame without a tab", message("gate", RUN), { ...FRAME, tab: undefined }],
  ])("%s", async (_what, sent, sender) => {
    expect((await send(sent, sender)).answer).toEqual({ error: "not-allowed" });
    for (const handle of Object.values(handlers)) expect(handle).not.toHaveBeenCalled();
  });

  const block = (text: string, more: object = {}) => ({
    ...RUN,
    article: false,
    blocks: [{ id: 1, own: [0, 9], block: { text, kind: "text", ...more } }],
  });
  test.each([
    ["a page-sized block", message("judge", block("x".repeat(4001)))],
    ["more around than an offer", message("judge", block("x", { around: "x".repeat(601) }))],
    ["an unknown key", message("judge", block("x", { severity: "advisory" }))],
    [
      "a thousand blocks",
      message("judge", { ...block("x"), blocks: Array(1000).fill(block("x").blocks[0]) }),
    ],
    ["a negative id", message("forget", { ...RUN, ids: [-1] })],
    ["no payload", { sekisho: "forget" }],
    [
      "a made-up state",
      message("status", {
        ...RUN,
        state: "clear",
        problem: null,
        frames: 0,
        counted: true,
        ms: [0, 0, 0, 0, 0],
      }),
    ],
  ])("%s is a bad request", async (_what, sent) => {
    expect((await send(sent, FRAME)).answer).toEqual({ error: "bad-request" });
  });
});

describe("asking", () => {
  test("turns a rejection into a code", async () => {
    vi.spyOn(fakeBrowser.runtime, "sendMessage").mockRejectedValue(new Error("no receiver"));
    expect(await ask("settings-get", {})).toEqual({ error: "no-answer" });
  });

  test.each([undefined, null])("turns %s into a code", async (silence) => {
    vi.spyOn(fakeBrowser.runtime, "sendMessage").mockResolvedValue(silence as undefined);
    expect(isRefusal(await ask("settings-get", {}))).toBe(true);
  });

  test("a status is under 200 bytes", () => {
    const status = {
      run: "x".repeat(14),
      state: "partial",
      problem: "worker-unreachable",
      frames: 12,
      counted: true,
      ms: [1234, 1234, 12345, 123456, 1234],
    };
    expect(MESSAGES.status.request.safeParse(status).success).toBe(true);
    expect(JSON.stringify(message("status", status)).length).toBeLessThan(200);
  });
});
