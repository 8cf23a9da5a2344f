import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { main } from "../../publisher/main.ts";
import { PASSPHRASE } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const DOC = readFileSync(resolve(import.meta.dirname, "../../docs/publishing.md"), "utf8");
const WAY = DOC.split(/^## /m).find((part) => part.startsWith("The whole way once")) ?? "";
const PREFIX = "npm run -s publisher -- ";
const folder = mkdtempSync(join(tmpdir(), "publishing-docs-"));

/** A code block of the whole way, by its language. */
function block(language: string): string {
  return new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "m").exec(WAY)?.[1] ?? "";
}

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

beforeAll(() => {
  const files = { "own.csv": "csv", "list.yaml": "yaml", "texts.jsonl": "jsonl" };
  for (const [name, language] of Object.entries(files))
    writeFileSync(join(folder, name), block(language));
  writeFileSync(join(folder, "passphrase"), PASSPHRASE);
  vi.stubEnv("SEKISHO_PASSPHRASE_FILE", join(folder, "passphrase"));
  vi.stubEnv("INIT_CWD", folder);
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("the whole way of docs/publishing.md, typed from nothing in an empty folder", () => {
  const lines = WAY.split("\n").filter((line) => line.startsWith(PREFIX));

  it("has every step from the keys to the check", () => {
    const steps = lines.map((line) => wordsOf(line).slice(0, 2).join(" "));
    expect(steps).toEqual([
      "init --repo",
      "list import",
      "list build",
      "list try",
      "list sign",
      "list publish",
      "verify lists",
    ]);
  });

  it.each(lines)("%s", async (line) => {
    const { status, said } = await run(wordsOf(line));
    expect(status, said).toBe(0);
    if (line.includes("list try")) expect(said).toContain("2 screened, 1 differ");
    if (line.includes("verify"))
      expect(said).toContain("1 target(s) downloaded and accepted by both clients");
  });

  it("leaves what is given to browsers", () => {
    expect(existsSync(join(folder, "lists/public/metadata/1.root.json"))).toBe(true);
  });
});
