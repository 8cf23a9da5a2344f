import { derive } from "./derive.ts";
import type { Derived, ToDerive } from "./derive.ts";

// Nothing of the browser's extension API here, nor below: a dedicated worker has none, and loading the polyfill in it throws.

/** What a worker answers; errors do not cross, their text does. */
export type Reply = { readonly derived: Derived } | { readonly failed: string };

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
