import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The UUID that the extension gets in the tests: Firefox draws one at random otherwise. */
const UUID = "0f2f9f3e-1f2b-4f57-8d5e-6c1b7a2d9e10";
/** The extension's own id in Firefox: a policy names it. */
export const GECKO_ID = "{5e915c04-0a3f-4f0c-9d1b-6b7a5f0c2d18}";
const START_MS = 30_000;

/** Firefox with an extension, driven over WebDriver BiDi. https://www.w3.org/TR/webdriver-bidi/ */
export interface OpenFirefox {
  /** `moz-extension://<uuid>`. */
  readonly origin: string;
  /** Opens an address in a tab of its own and gives the tab's handle. */
  open(url: string): Promise<string>;
  /** Runs an expression in a tab and gives its value, which JSON can hold. */
  evaluate(tab: string, expression: string): Promise<unknown>;
  close(): Promise<void>;
  readonly process: ChildProcess;
}

/**
 * Opens Firefox and installs a packed extension in it. Throws when either fails. `kept`: a profile that outlives the browser,
 * with what the extension stored in it; otherwise it is thrown away with it. `uuid`: what this installation is to be called. `home`:
 * the home folder of the browser's user, where policies of extensions may be.
 */
export async function openFirefox(
  zip: string,
  kept: string | null = null,
  uuid: string = UUID,
  home: string | null = null,
): Promise<OpenFirefox> {
  const profile = kept ?? mkdtempSync(join(tmpdir(), "sekisho-firefox-"));
  const preferences = {
    "extensions.webextensions.uuids": JSON.stringify({ [GECKO_ID]: uuid }),
    "xpinstall.signatures.required": false,
    // An extension that is installed for one session would lose what it stored with it.
    "extensions.webextensions.keepStorageOnUninstall": true,
    "extensions.webextensions.keepUuidOnUninstall": true,
    "browser.shell.checkDefaultBrowser": false,
    "datareporting.policy.dataSubmissionEnabled": false,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  const options = [
    "--headless",
    "--no-remote",
    "--profile",
    profile,
    "--remote-debugging-port",
    "0",
    "--remote-allow-system-access",
  ];
  const firefox = spawn(process.env["SEKISHO_FIREFOX"] ?? "/usr/bin/firefox-esr", options, {
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own, so that one signal can reach every process of the browser.
    detached: true,
    env: { ...process.env, MOZ_HEADLESS: "1", ...(home === null ? {} : { HOME: home }) },
  });
  // The group outlives whoever started it, a run that was interrupted too.
  const killed = (): void => {
    firefox.kill("SIGKILL");
  };
  process.once("exit", killed);
  const close = async (): Promise<void> => {
    process.off("exit", killed);
    const ended = new Promise((resolve) => firefox.once("exit", resolve));
    firefox.kill();
    await ended;
    if (kept === null) rmSync(profile, { recursive: true, force: true });
  };
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      firefox.stderr.on("data", (chunk: Buffer) => {
        said += chunk.toString();
        const [, found] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      });
      firefox.once("error", reject);
      firefox.once("exit", () => reject(new Error(`Firefox ended: ${said}`)));
      setTimeout(() => reject(new Error(`Firefox did not start in time: ${said}`)), START_MS);
    });
    const wire = await connect(`${address}/session`);
    await wire("session.new", { capabilities: {} });
    await wire("webExtension.install", { extensionData: { type: "archivePath", path: zip } });
    return {
      origin: `moz-extension://${uuid}`,
      open: async (url) => {
        const { context } = (await wire("browsingContext.create", { type: "tab" })) as {
          context: string;
        };
        await wire("browsingContext.navigate", { context, url, wait: "complete" });
        return context;
      },
      evaluate: async (tab, expression) => {
        const answer = (await wire("script.evaluate", {
          expression: `(async () => JSON.stringify(await (${expression})) ?? "null")()`,
          target: { context: tab },
          awaitPromise: true,
        })) as { type: string; result?: { value: string }; exceptionDetails?: { text: string } };
        if (answer.result === undefined)
          throw new Error(answer.exceptionDetails?.text ?? "no value");
        return JSON.parse(answer.result.value) as unknown;
      },
      close,
      process: firefox,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type Wire = (method: string, params: object) => Promise<unknown>;

async function connect(address: string): Promise<Wire> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("error", () => reject(new Error(`no connection to ${address}`)), {
      once: true,
    });
  });
  const open = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  socket.addEventListener("message", ({ data }: MessageEvent<string>) => {
    const answer = JSON.parse(data) as {
      id?: number;
      result?: unknown;
      error?: string;
      message?: string;
    };
    const waiting = open.get(answer.id ?? -1);
    if (waiting === undefined) return;
    open.delete(answer.id ?? -1);
    if (answer.error === undefined) waiting.resolve(answer.result);
    else waiting.reject(new Error(`${answer.error}: ${answer.message ?? ""}`));
  });
  let last = 0;
  return (method, params) => {
    const id = ++last;
    const answer = new Promise<unknown>((resolve, reject) => open.set(id, { resolve, reject }));
    socket.send(JSON.stringify({ id, method, params }));
    return answer;
  };
}
