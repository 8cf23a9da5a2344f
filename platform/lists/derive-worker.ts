import type { Reply } from "./derive-answer.ts";
import { derive } from "./derive.ts";
import type { Derived, ToDerive } from "./derive.ts";
import { pause } from "./pause.ts";

/** Where the worker's script is in the package. */
const SCRIPT = "/derive.js";

/**
 * Derives off the thread that answers messages: in a worker where the background may have one, else, or where none starts, in
 * slices of a few milliseconds. Rejects with what went wrong.
 */
export async function deriveApart(input: ToDerive): Promise<Derived> {
  const reply = typeof Worker === "undefined" ? null : await fromWorker(input);
  if (reply === null) return derive(input, pause);
  if ("derived" in reply) return reply.derived;
  throw new Error(reply.failed);
}

function fromWorker(input: ToDerive): Promise<Reply | null> {
  return new Promise((resolve) => {
    const worker = new Worker(SCRIPT);
    const end = (reply: Reply | null): void => {
      worker.terminate();
      resolve(reply);
    };
    worker.onerror = ({ message }) => {
      console.error(`no worker: ${message}`);
      end(null);
    };
    worker.onmessage = ({ data }: MessageEvent<Reply>) => end(data);
    worker.postMessage(input);
  });
}
