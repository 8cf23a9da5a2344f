import { browser } from "wxt/browser";

/** A worker without events is stopped after 30 seconds; each call of the browser's API counts as one. */
const ALIVE_MS = 20_000;

/** Lets other tasks run: messages that came in meanwhile are answered before the work goes on. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Keeps the worker from being stopped until the work has ended, however it ends. */
export async function staysAlive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), ALIVE_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
