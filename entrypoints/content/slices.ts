/** Longest stretch of work before the page gets its turn, milliseconds. */
const SLICE_MS = 4;

/** Milliseconds since the page began. */
export function now(): number {
  return performance.now();
}

/** Lets the page have its turn: input and painting first where the browser knows how. */
export async function giveWay(): Promise<void> {
  // Firefox had neither before 142.
  if ("scheduler" in globalThis && "yield" in scheduler) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}

/** Waits until the page has nothing to do, or a tenth of a second. */
export function giveWayUntilIdle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 100 }));
}

/**
 * Runs steps in short slices until they are done or the signal says stop, and gives the milliseconds of main thread they
 * took. A step is told whether the page had its turn since the last one: then nothing remembered of the page is certain.
 */
export async function inSlices(
  steps: Generator<void, void, boolean>,
  signal: AbortSignal,
  wait: () => Promise<unknown> = giveWay,
): Promise<number> {
  let busy = 0;
  let hasPaused = false;
  for (;;) {
    signal.throwIfAborted();
    const begun = now();
    let spent = 0;
    do {
      if (steps.next(hasPaused).done === true) return busy + now() - begun;
      hasPaused = false;
      spent = now() - begun;
    } while (spent < SLICE_MS);
    busy += spent;
    await wait();
    hasPaused = true;
  }
}

/** A promise that settles after so many milliseconds, at once when the signal says stop. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
