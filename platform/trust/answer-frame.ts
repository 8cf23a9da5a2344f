import { FetchFailure } from "./fetch-failure.ts";
import type { FetchFailureKind } from "./fetch-failure.ts";
import { fetchTransport } from "./transport.ts";

/** What the background asks the frame for; the answer comes on the port sent with it, on which any message means "give up". */
export interface FrameRequest {
  readonly url: string;
  readonly limit: number;
}

/** What the frame answers: the bytes, or the parts of a `FetchFailure`, whose class would be lost on the way. */
export type FrameReply =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly failed: FetchFailureKind;
      readonly status: number | null;
      readonly retryAfter: number | null;
    };

/**
 * Downloads for the window that this one is framed in, and for no other; and only where the origin is opaque, so that no
 * request can ever say whose it is.
 */
export function answerFrame(): void {
  if (self.origin !== "null") return;
  addEventListener("message", ({ source, data, ports }: MessageEvent<FrameRequest>) => {
    const [port] = ports;
    if (source !== parent || port === undefined) return;
    const given = new AbortController();
    port.onmessage = () => given.abort();
    void answer(data, given.signal).then((reply) =>
      port.postMessage(reply, "bytes" in reply ? [reply.bytes.buffer] : []),
    );
  });
}

async function answer({ url, limit }: FrameRequest, signal: AbortSignal): Promise<FrameReply> {
  try {
    return { bytes: await fetchTransport().get(url, limit, signal) };
  } catch (problem) {
    if (!(problem instanceof FetchFailure)) throw problem;
    const { kind, status, retryAfter } = problem;
    return { failed: kind, status, retryAfter };
  }
}
