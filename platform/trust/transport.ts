import { FetchFailure } from "./fetch-failure.ts";
import type { Transport } from "./ports.ts";
import { readCapped } from "./read-capped.ts";

/** Seconds of a Retry-After header, as a number or as a date; null when there is none, or it has passed. */
function retryAfterOf({ headers }: Response): number | null {
  const header = headers.get("retry-after") ?? "";
  const seconds = Number(header) || (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? Math.ceil(seconds) : null;
}

/**
 * Downloads by `fetch`: nothing of the user goes out, no redirect is followed, the cap holds while the bytes stream in.
 * The HTTP cache is left alone: what is verified is stored by us, and a damaged answer in a cache would come back every time.
 */
export function fetchTransport(): Transport {
  return {
    async get(url, limit, signal) {
      try {
        const response = await fetch(url, {
          cache: "no-store",
          credentials: "omit",
          // Followed as little as with `error`, but told apart from a network that is down: a sign-in page redirects.
          redirect: "manual",
          referrerPolicy: "no-referrer",
          signal,
          // Browsers name the user's languages here: the requests of all users are the same.
          headers: { "accept-language": "*" },
        });
        const { status, body } = response;
        if (status === 200) {
          const bytes = body ? await readCapped(body, limit) : new Uint8Array();
          if (!bytes) throw new FetchFailure("too-long", url);
          return bytes;
        }
        body?.cancel().catch(() => undefined);
        if (status === 403 || status === 404) throw new FetchFailure("not-found", url, status);
        // Browsers hide a redirect behind status 0.
        if (status === 0 || (status >= 300 && status < 400))
          throw new FetchFailure("redirect", url);
        throw new FetchFailure("status", url, status, retryAfterOf(response));
      } catch (problem) {
        if (problem instanceof FetchFailure) throw problem;
        throw new FetchFailure(signal.aborted ? "deadline" : "network", url);
      }
    },
  };
}
