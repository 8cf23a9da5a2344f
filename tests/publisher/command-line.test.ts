import { spawnSync } from "node:child_process";
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

  it("exits 2 and shows the help for a word that is no command", () => {
    const { status, stdout, stderr } = publisher("lst", "build");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain('no command "lst build"');
  });

  it("exits 2 without any word", () => {
    expect(publisher().status).toBe(2);
  });
});
