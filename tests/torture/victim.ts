import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { Messages, RequestOf } from "../../rules/schema/messages.ts";
import { FLAGS } from "../../tools/open-browser.ts";
import type { Answer } from "../../tools/open-browser.ts";
import { openFirefox } from "../e2e/open-firefox.ts";

/** A browser with the extension in a profile that outlives it, made to be killed. */
export interface Victim {
  /** Asks the background, as the extension's own pages do. */
  ask<T extends keyof Messages>(type: T, payload: RequestOf<T>): Promise<Answer<T>>;
  /** Ends every process of the browser at once, as a power cut would. */
  kill(): Promise<void>;
}

const START_MS = 30_000;

declare const chrome: { readonly runtime: { sendMessage(message: object): Promise<unknown> } };

/** Starts Chromium with an unpacked extension. Throws when it does not come up in time; then nothing is left running. */
export async function startChromium(extension: string, profile: string): Promise<Victim> {
  const port = join(profile, "DevToolsActivePort");
  rmSync(port, { force: true });
  const args = [
    ...FLAGS,
    "--headless",
    "--remote-debugging-port=0",
    `--user-data-dir=${profile}`,
    `--disable-extensions-except=${extension}`,
    `--load-extension=${extension}`,
    "about:blank",
  ];
  // A group of its own, so that one signal reaches every process of the browser.
  const child = spawn(process.env["SEKISHO_CHROMIUM"] ?? "/usr/bin/chromium", args, {
    stdio: "ignore",
    detached: true,
  });
  const interrupted = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  process.once("exit", interrupted);
  child.once("exit", () => process.off("exit", interrupted));
  try {
    const [number = ""] = (await textOf(port)).split("\n");
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${number}`);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("no context");
    const worker =
      context.serviceWorkers()[0] ??
      (await context.waitForEvent("serviceworker", { timeout: START_MS }));
    const page = await context.newPage();
    await page.goto(`chrome-extension://${new URL(worker.url()).host}/options.html`);
    return {
      ask: (type, payload) =>
        page.evaluate(([sekisho, body]) => chrome.runtime.sendMessage({ sekisho, payload: body }), [
          type,
          payload,
        ] as const) as never,
      kill: () => killGroup(child),
    };
  } catch (error) {
    await killGroup(child);
    throw error;
  }
}

/** Starts Firefox with a packed extension. Throws when it does not come up in time. */
export async function startFirefox(zip: string, profile: string): Promise<Victim> {
  const firefox = await openFirefox(zip, profile);
  const tab = await firefox.open(`${firefox.origin}/options.html`);
  return {
    ask: (type, payload) =>
      firefox.evaluate(
        tab,
        `browser.runtime.sendMessage(${JSON.stringify({ sekisho: type, payload })})`,
      ) as never,
    kill: () => killGroup(firefox.process),
  };
}

/** The text of a file that is about to be written. */
async function textOf(path: string): Promise<string> {
  for (const until = Date.now() + START_MS; Date.now() < until;) {
    if (existsSync(path)) {
      const text = readFileSync(path, "utf8");
      if (text.includes("\n")) return text;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${path} was not written in time`);
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await ended;
}
