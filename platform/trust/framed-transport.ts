import type { FrameReply, FrameRequest } from "./answer-frame.ts";
import { FetchFailure } from "./fetch-failure.ts";
import type { Transport } from "./ports.ts";

/** Where the page is in the package that runs `answerFrame`. In a `srcdoc` Firefox loads no script of an extension. */
const PAGE = "/frame.html";

let frame: Promise<Window> | null = null;

/**
 * Downloads as `fetchTransport` does, but in a frame whose origin is opaque, so that the request says `Origin: null`: Firefox
 * draws the host of an extension's own origin for each installation, and would name the person to the server. For a background
 * that is a document. There is no other way behind it: where the frame does not answer, the download fails.
 */
export function framedTransport(): Transport {
  return {
    async get(url, limit, signal) {
      const { port1, port2 } = new MessageChannel();
      try {
        const reply = await new Promise<FrameReply>((resolve, reject) => {
          const giveUp = (): void => {
            port1.postMessage(null);
            reject(new FetchFailure("deadline", url));
          };
          if (signal.aborted) {
            giveUp();
            return;
          }
          signal.addEventListener("abort", giveUp, { once: true });
          port1.onmessage = ({ data }: MessageEvent<FrameReply>) => {
            signal.removeEventListener("abort", giveUp);
            resolve(data);
          };
          const request: FrameRequest = { url, limit };
          frame ??= openFrame();
          void frame.then((inner) => {
            // No origin can be named: an opaque one equals none. The frame's document is our own and never goes elsewhere.
            if (!signal.aborted) inner.postMessage(request, "*", [port2]);
          });
        });
        if ("bytes" in reply) return reply.bytes;
        throw new FetchFailure(reply.failed, url, reply.status, reply.retryAfter);
      } finally {
        port1.close();
      }
    },
  };
}

/** The frame is kept for as long as the background lives. */
function openFrame(): Promise<Window> {
  return new Promise((resolve) => {
    const element = document.createElement("iframe");
    element.sandbox.add("allow-scripts");
    element.src = PAGE;
    element.onload = () => {
      if (element.contentWindow !== null) resolve(element.contentWindow);
    };
    document.documentElement.append(element);
  });
}
