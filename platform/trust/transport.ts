import { FetchFailure } from "./fetch-failure.ts";
import type { Transport } from "./ports.ts";
import { readCapped } from "./read-capped.ts";

/** Seconds of a Retry-After header, as a number or as a date; null when there is none. */
function retryAfterOf(response: Response): number | null {
  const header = response.headers.get("retry-after");
  if (header === null) return null;
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? null : Math.max(0, seconds);
}

/**
 * Downloads by `fetch`: nothing of the user goes out, no redirect is followed, the cap holds while the bytes stream in.
 * The HTTP cache is left alone: what is verified is stored by us, and a damaged answer in a cache would come back every time.
 */
export function fetchTransport(): Transport {
  return {
    async get(url, limit, signal) {
      const failure = (): FetchFailure =>
        new FetchFailure(signal.aborted ? "deadline" : "network", url);
      let response: Response;
      try {
        response = await fetch(url, {
          cache: "no-store",
          credentials: "omit",
          // As `error`, but tells a sign-in page's redirect from a network that is down.
          redirect: "manual",
          referrerPolicy: "no-referrer",
          signal,
        });
      } catch {
        throw failure();
      }
      const { status, body } = response;
      if (status !== 200) {
        body?.cancel().catch(() => undefined);
        if (status === 403 || status === 404) throw new FetchFailure("not-found", url, { status });
        const isRedirect = response.type === "opaqueredirect" || (status >= 300 && status < 400);
        if (isRedirect) throw new FetchFailure("redirect", url);
        throw new FetchFailure("status", url, { status, retryAfter: retryAfterOf(response) });
      }
      if (body === null) return new Uint8Array();
      let bytes: Uint8Array<ArrayBuffer> | null;
      try {
        bytes = await readCapped(body, limit);
      } catch {
        throw failure();
      }
      if (bytes === null) throw new FetchFailure("too-long", url);
      return bytes;
    },
  };
}
