import { derive } from "./derive.ts";
import type { Derived, ToDerive } from "./derive.ts";
import { pause } from "./pause.ts";

/** What a worker answers; errors do not cross, their text does. */
type Reply = { readonly derived: Derived } | { readonly failed: string };

/** Where the worker's script is in the package. */
const SCRIPT = "/derive.js";

/** Answers the one question that a worker of this script is asked. */
export function answerDerive(): void {
  addEventListener("message", ({ data }: MessageEvent<ToDerive>) => {
    // Nobody else's messages are waiting in this thread: it need not pause.
    derive(data, () => Promise.resolve()).then(
      (derived) => reply({ derived }),
      (error: unknown) => reply({ failed: String(error) }),
    );
  });
}

function reply(message: Reply): void {
  // The page's own `postMessage` has another signature than a worker's.
  (postMessage as (message: Reply) => void)(message);
}

/**
 * Derives off the thread that answers messages: in a worker where the background may have one, else in slices of a few
 * milliseconds. Rejects with what went wrong.
 */
export function deriveApart(input: ToDerive): Promise<Derived> {
  return typeof Worker === "undefined" ? derive(input, pause) : inWorker(input);
}

function inWorker(input: ToDerive): Promise<Derived> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(SCRIPT);
    const end = (act: () => void): void => {
      worker.terminate();
      act();
    };
    worker.onerror = ({ message }) => end(() => reject(new Error(`no worker: ${message}`)));
    worker.onmessage = ({ data }: MessageEvent<Reply>) =>
      end(() =>
        "derived" in data ? resolve(data.derived) : reject(new Error(`no files: ${data.failed}`)),
      );
    worker.postMessage(input);
  });
}
