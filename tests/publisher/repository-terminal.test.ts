import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { makeWorkshop, PASSPHRASE } from "./repository-fixture.ts";

const RUN = resolve(import.meta.dirname, "../../publisher/run.ts");
const workshop = makeWorkshop();
const hasScript = spawnSync("script", ["--version"]).status === 0;

afterAll(() => {
  workshop.remove();
});

/** Types lines at a terminal, each when its question has come; gives all that stood on the screen, and the exit code. */
async function typing(
  args: string,
  answers: readonly (readonly [RegExp, string])[],
): Promise<{ screen: string; code: unknown }> {
  const env = { ...process.env, SEKISHO_PASSPHRASE_FILE: "" };
  const command = `"${process.execPath}" "${RUN}" ${args}`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const open = [...answers];
  let screen = "";
  let seen = 0;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [next] = open;
    const found = next?.[0].exec(screen.slice(seen));
    if (next === undefined || found === null || found === undefined) return;
    seen += found.index + found[0].length;
    open.shift();
    child.stdin.write(`${next[1]}\r`);
  });
  const [code] = await once(child, "close");
  return { screen, code };
}

describe("at a terminal", () => {
  beforeEach((context) => {
    if (!hasScript)
      context.skip("no `script` command of util-linux, which gives a test a terminal");
  });

  it("asks for a passphrase twice, and never shows it", async () => {
    const repo = join(workshop.folder, "asked");
    const { screen, code } = await typing(`key new a --repo "${repo}"`, [
      [/for the new key a: /, PASSPHRASE],
      [/Once more, for the new key a: /, PASSPHRASE],
    ]);
    expect(code).toBe(0);
    expect(screen).not.toContain(PASSPHRASE);
    expect(existsSync(join(repo, "keys/a.pem"))).toBe(true);
  });

  it("makes no key when the two differ", async () => {
    const repo = join(workshop.folder, "differ");
    const { screen, code } = await typing(`key new a --repo "${repo}"`, [
      [/for the new key a: /, PASSPHRASE],
      [/Once more, for the new key a: /, `${PASSPHRASE}?`],
    ]);
    expect(code).toBe(1);
    expect(screen).toContain("passphrases-differ");
    expect(existsSync(join(repo, "keys/a.pem"))).toBe(false);
  });

  it("walks through the founding of a repository, and says where each key belongs", async () => {
    const repo = join(workshop.folder, "walked");
    const names = [
      "root-1",
      "root-2",
      "root-3",
      "targets-1",
      "targets-2",
      "snapshot",
      "timestamp",
      "lists-home",
    ];
    const { screen, code } = await typing(`init --repo "${repo}"`, [
      [/Name of the repository/, "Ministry"],
      [/Lists, as id=title/, "home=Home"],
      [/Address where/, ""],
      ...names.flatMap((name): [RegExp, string][] => [
        [new RegExp(`for the new key ${name}: `), PASSPHRASE],
        [new RegExp(`Once more, for the new key ${name}: `), PASSPHRASE],
      ]),
    ]);
    expect(code).toBe(0);
    expect(screen).toMatch(/root +offline/);
    expect(screen).toMatch(/fingerprint of the root .*: [0-9a-f]{64}/);
  });
});
