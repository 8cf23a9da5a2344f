import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { FIREFOX_ID } from "../../publisher/emit/browsers.ts";
import { main } from "../../publisher/main.ts";
import { PASSPHRASE } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const DOC = readFileSync(resolve(import.meta.dirname, "../../docs/administrators.md"), "utf8");
const PREFIX = "npm run -s publisher -- ";
const folder = mkdtempSync(join(tmpdir(), "administrators-docs-"));

/** The words of a typed command, quotes taken away as a shell does. */
function wordsOf(line: string): readonly string[] {
  const words = line.slice(PREFIX.length).match(/(?:"[^"]*"|[^\s"])+/g) ?? [];
  return words.map((word) => word.replaceAll('"', ""));
}

/** What a command printed, and its exit code. */
async function run(args: readonly string[]): Promise<{ status: number; said: string }> {
  const said: unknown[] = [];
  const spies = (["log", "error"] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((line) => said.push(line)),
  );
  try {
    return { status: await main(args), said: said.join("\n") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const json = [...DOC.matchAll(/^```json\n([\s\S]*?)^```$/gm)].map(([, text = ""]) => text);

beforeAll(() => {
  const policy = json[0] ?? "";
  writeFileSync(join(folder, "policy.json"), policy);
  writeFileSync(join(folder, "policy-before.json"), policy.replace("ext. 4321", "ext. 4300"));
  writeFileSync(join(folder, "passphrase"), PASSPHRASE);
  vi.stubEnv("SEKISHO_PASSPHRASE_FILE", join(folder, "passphrase"));
  vi.stubEnv("INIT_CWD", folder);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("docs/administrators.md, typed from nothing in an empty folder", () => {
  const lines = DOC.split("\n").filter((line) => line.startsWith(PREFIX));

  it("has every step from the keys to the six forms, and the way back", () => {
    expect(lines.map((line) => wordsOf(line).slice(0, 2).join(" "))).toEqual([
      "policy lint",
      "init --repo",
      "policy sign",
      "policy publish",
      "verify lists",
      "emit chrome-json",
      "emit reg",
      "emit admx",
      "emit mobileconfig",
      "emit firefox-policies",
      "emit intune",
      "emit chrome-json",
      "emit firefox-policies",
      "emit mobileconfig",
      "policy sign",
      "policy publish",
    ]);
  });

  it.each(lines)("%s", async (line) => {
    const { status, said } = await run(wordsOf(line));
    expect(status, said).toBe(0);
    if (line.includes("policy lint")) expect(said).toMatch(/5 key\(s\) taken, 0 rejected, 0 warn/);
    if (line.includes("verify"))
      expect(said).toContain("1 target(s) downloaded and accepted by both clients");
  });

  it.each([
    "etc/chromium/policies/managed/sekisho.json",
    "etc/opt/chrome/policies/managed/sekisho.json",
    "etc/opt/edge/policies/managed/sekisho.json",
    "sekisho-chrome.reg",
    "sekisho-edge.reg",
    "sekisho.admx",
    "en-US/sekisho.adml",
    "ja-JP/sekisho.adml",
    "sekisho.mobileconfig",
    "firefox/policies.json",
    "sekisho-intune.json",
  ])("leaves %s", (file) => {
    expect(existsSync(join(folder, "out", file))).toBe(true);
  });

  it("shows snippets that are JSON, with the extension's ID in Firefox", () => {
    expect(json).toHaveLength(3);
    for (const text of json) expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(json[2]).toContain(`"${FIREFOX_ID}"`);
  });
});
