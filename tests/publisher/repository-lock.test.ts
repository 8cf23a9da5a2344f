import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withLock } from "../../publisher/repository/lock.ts";
import { makeWorkshop, publisher } from "./repository-fixture.ts";

const workshop = makeWorkshop();
const repo = join(workshop.folder, "repo");
const path = join(repo, ".lock");
const work = () => Promise.resolve("done");

afterAll(() => {
  workshop.remove();
});

describe("the lock of a publisher's folder", () => {
  it("lets one publisher work at a time, and goes when the work ends or fails", async () => {
    await withLock(repo, async () => {
      expect(await publisher(repo, "key new a")).toMatchObject({ ok: false, code: "locked" });
    });
    await expect(withLock(repo, () => Promise.reject(new Error("failed")))).rejects.toThrow(
      "failed",
    );
    expect(existsSync(path)).toBe(false);
    expect(await withLock(repo, work)).toBe("done");
  });

  it("is refused while another process holds it, and taken over once that was killed", async () => {
    const script = `import { withLock } from ${JSON.stringify(join(import.meta.dirname, "../../publisher/repository/lock.ts"))};
      await withLock(${JSON.stringify(repo)}, () => new Promise((done) => { console.log("locked"); setTimeout(done, 60000); }));`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    await expect(withLock(repo, work)).rejects.toMatchObject({ code: "locked" });
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await withLock(repo, work)).toBe("done");
  });

  it.each([
    [
      "a process that has this number by chance",
      JSON.stringify({ pid: process.pid, host: hostname(), started: "1" }),
    ],
    ["a file that was cut off", '{"pid":'],
  ])("is taken over from %s", async (_what, text) => {
    writeFileSync(path, text);
    expect(await withLock(repo, work)).toBe("done");
  });

  it("of another machine is left alone: nobody here knows whether that one lives", async () => {
    writeFileSync(path, JSON.stringify({ pid: 1, host: "another", started: null }));
    await expect(withLock(repo, work)).rejects.toMatchObject({ code: "locked" });
  });
});
