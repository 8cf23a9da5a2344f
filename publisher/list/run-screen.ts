import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { PublisherRefusal } from "../command.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/**
 * Runs the project's own `screen` as it is typed, so that pages are read by the extension in a real browser and by nothing
 * that only resembles it. Gives its answers, one for each page or line. Throws a PublisherRefusal when it could not run.
 */
export async function runScreen(
  args: readonly string[],
  progress: (line: string) => void,
): Promise<readonly unknown[]> {
  // The way in that also finds or installs the browser.
  const command = join(ROOT, "tools/start.mjs");
  const child = spawn(process.execPath, [command, "screen", "--json", ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const { promise, resolve: settle, reject } = Promise.withResolvers<number | null>();
  child.on("error", reject);
  child.on("close", settle);
  const status = await promise;
  for (const line of said.split("\n").filter((each) => each !== "")) progress(line);
  if (status !== 0) {
    const message = said.trim().split("\n").at(-1) ?? `ended with ${String(status)}`;
    throw new PublisherRefusal("screen-failed", [{ file: "screen", message }]);
  }
  const lines = out.split("\n").filter((line) => line !== "");
  return lines.map((line): unknown => JSON.parse(line));
}
