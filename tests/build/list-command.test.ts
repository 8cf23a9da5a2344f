import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
let folder: string;

function run(...options: readonly string[]): {
  status: number | null;
  stdout: string;
  stderr: string;
} {
  const command = join(ROOT, "publisher/list/build.ts");
  const env = { ...process.env, INIT_CWD: folder };
  return spawnSync(process.execPath, [command, ...options], { cwd: ROOT, env, encoding: "utf8" });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "list-command-"));
  cpSync(join(ROOT, "assets/list"), join(folder, "broken"), { recursive: true });
  const rows = join(folder, "broken/listings/de/rows.jsonl");
  writeFileSync(rows, readFileSync(rows, "utf8").replace('"citation": "', '"citation": " '));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("list:build", () => {
  it("builds into a folder named from where it was called, counts on stderr, nothing on stdout", () => {
    const { status, stdout, stderr } = run("--out", "built");
    expect(stderr).toContain("169 suppliers, 37 programs");
    expect(stderr).toContain("link not on file for 23 of 574 listings");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(existsSync(join(folder, "built/manifest.json"))).toBe(true);
  });

  it("exits 1 when it refuses, and leaves the last good list alone", () => {
    run("--out", "kept");
    const before = readFileSync(join(folder, "kept/manifest.json"), "utf8");
    const { status, stderr } = run("--sources", "broken", "--out", "kept");
    expect(status).toBe(1);
    expect(stderr).toContain("listings/de/rows.jsonl:1: citation:");
    expect(readFileSync(join(folder, "kept/manifest.json"), "utf8")).toBe(before);
  });

  it("exits 2 for an option it does not know", () => {
    expect(run("--sauce").status).toBe(2);
  });
});
