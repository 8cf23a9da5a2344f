import { createServer } from "node:http";
import type { RequestListener } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerFrame } from "../../platform/trust/answer-frame.ts";
import { listenOnLoopback } from "../../tools/loopback.ts";
import type { Loopback } from "../../tools/loopback.ts";

const opened: Loopback[] = [];
/** How many frames were made. */
let frames = 0;

async function serve(listener: RequestListener): Promise<string> {
  const loopback = await listenOnLoopback(createServer(listener));
  opened.push(loopback);
  return `${loopback.base}/file`;
}

/** A document whose frames run the frame's own script, in a window with this origin; `source`: who is said to ask. */
function stub(origin: string, source: "parent" | "stranger" = "parent"): void {
  const outer = {};
  let listen: ((event: object) => void) | null = null;
  vi.stubGlobal("self", { origin });
  vi.stubGlobal("parent", outer);
  vi.stubGlobal("addEventListener", (_type: string, listener: (event: object) => void) => {
    listen = listener;
  });
  const contentWindow = {
    postMessage: (data: unknown, _target: string, ports: MessagePort[]) =>
      listen?.({ source: source === "parent" ? outer : {}, data, ports }),
  };
  vi.stubGlobal("document", {
    createElement: () => ({ sandbox: { add: () => undefined }, contentWindow, onload: null }),
    documentElement: {
      append: (element: { onload(): void }) => {
        frames++;
        answerFrame();
        queueMicrotask(() => element.onload());
      },
    },
  });
}

/** The background's half, without a frame yet. */
async function transport() {
  const { framedTransport } = await import("../../platform/trust/framed-transport.ts");
  return framedTransport();
}

const long = (): AbortSignal => new AbortController().signal;

beforeEach(() => {
  frames = 0;
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllGlobals();
  for (const loopback of opened.splice(0)) loopback.close();
});

test("hands over the bytes of every file, by one frame", async () => {
  stub("null");
  const url = await serve((_request, response) => response.end("signed"));
  const ours = await transport();
  for (const limit of [6, 600]) {
    const bytes = await ours.get(url, limit, long());
    expect(new TextDecoder().decode(bytes)).toBe("signed");
  }
  expect(frames).toBe(1);
});

test.each<[string, RequestListener, object]>([
  [
    "the status and how long to wait",
    (_request, response) => response.writeHead(503, { "retry-after": "120" }).end(),
    { kind: "status", status: 503, retryAfter: 120 },
  ],
  [
    "a missing file",
    (_request, response) => response.writeHead(404).end(),
    { kind: "not-found", status: 404, retryAfter: null },
  ],
  [
    "a redirect",
    (_request, response) => response.writeHead(302, { location: "/elsewhere" }).end(),
    { kind: "redirect", status: null },
  ],
  [
    "a file without end",
    (_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(1000)), 5);
      response.on("close", () => clearInterval(timer));
    },
    { kind: "too-long" },
  ],
  ["a cut connection", (_request, response) => response.destroy(), { kind: "network" }],
])("hands over why a download failed: %s", async (_what, listener, failure) => {
  stub("null");
  const url = await serve(listener);
  const ours = await transport();
  const problem: unknown = await ours.get(url, 10_000, long()).catch((error: unknown) => error);
  expect(problem).toMatchObject({ name: "FetchFailure", ...failure });
});

test("gives up at the deadline, and so does the frame: the connection is closed", async () => {
  stub("null");
  const given = new AbortController();
  let closed: () => void = () => undefined;
  const isClosed = new Promise<void>((resolve) => (closed = resolve));
  const url = await serve((request) => {
    request.socket.on("close", closed);
    given.abort();
  });
  const ours = await transport();
  await expect(ours.get(url, 10, given.signal)).rejects.toMatchObject({ kind: "deadline" });
  await isClosed;
  // Nothing is asked for when the time was over before.
  await expect(ours.get(url, 10, given.signal)).rejects.toMatchObject({ kind: "deadline" });
});

test.each([
  ["its origin is the extension's own, and would be sent", "moz-extension://uuid", "parent"],
  ["another window asks", "null", "stranger"],
] as const)("the frame fetches nothing when %s", async (_why, origin, source) => {
  stub(origin, source);
  let asked = 0;
  const url = await serve((_request, response) => {
    asked++;
    response.end();
  });
  const ours = await transport();
  // A signal that comes after a round trip that would have reached the server.
  const given = new AbortController();
  const answer = ours.get(url, 10, given.signal);
  await fetch(url);
  given.abort();
  await expect(answer).rejects.toMatchObject({ kind: "deadline" });
  expect(asked).toBe(1);
});
