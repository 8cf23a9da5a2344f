import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../publisher/commands.ts";
import { help } from "../../publisher/main.ts";

const ROOT = resolve(import.meta.dirname, "../..");

function publisher(...args: readonly string[]): {
  status: number | null;
  stdout: string;
  stderr: string;
} {
  return spawnSync(process.execPath, [join(ROOT, "publisher/run.ts"), ...args], {
    cwd: ROOT,
    encoding: "utf8",
  });
}

describe("the publisher's command line", () => {
  it("names every command in its help, each with a line of its own", () => {
    const { status, stdout } = publisher("--help");
    expect(status).toBe(0);
    expect(stdout).toContain("usage: npm run publisher -- COMMAND");
    for (const { words, summary } of COMMANDS) {
      expect(help()).toMatch(new RegExp(`^  ${words.join(" ")} +${RegExp.escape(summary)}$`, "m"));
    }
  });

  it.each([
    [["lst", "build"], 'no command "lst build"; --help names all'],
    [["list"], 'no command "list"; there are: list add, list remove,'],
    [["--repo", "x"], 'no command "x"'],
    [["--json-", "list", "build"], "options stand after the command: list build ..."],
    [
      ["list", "build", "--nix"],
      "Unknown option '--nix'\nusage: npm run publisher -- list build ID",
    ],
  ])("exits 2 and says what there is for %j", (args, message) => {
    const { status, stdout, stderr } = publisher(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  it.each([
    [["lst", "--json"], "no command"],
    [["list", "build", "--nix", "--json"], "Unknown option '--nix'"],
    [["list", "build", "--sources", "--json"], "'--sources' argument"],
  ])("says to a script, too, that it was called wrongly: %j", (args, message) => {
    const { status, stdout } = publisher(...args);
    expect(status).toBe(2);
    const answer: unknown = JSON.parse(stdout);
    const problem = { file: "command line", message: expect.stringContaining(message) };
    expect(answer).toMatchObject({ ok: false, code: "usage", problems: [problem] });
  });

  it("names the file when the machine refuses, without a trace of our code", () => {
    const folder = mkdtempSync(join(tmpdir(), "publisher-"));
    writeFileSync(join(folder, "file"), "");
    const args = ["list", "sign", "x", "--repo", join(folder, "file", "repo"), "--json"];
    const { status, stdout, stderr } = publisher(...args);
    rmSync(folder, { recursive: true });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: "failed" });
    expect(stderr).not.toContain("at ");
  });

  it("exits 2 without any word", () => {
    expect(publisher().status).toBe(2);
  });
});
