import { spawnSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { PublisherRefusal } from "../../publisher/command.ts";
import type { NamedKey } from "../../publisher/keys/key-ring.ts";
import { publishRelease } from "../../publisher/repository/list-release.ts";
import { publishDrafts } from "../../publisher/repository/drafts.ts";
import { openDesk } from "../../publisher/repository/desk.ts";
import type { Desk } from "../../publisher/repository/desk.ts";
import { openDisk } from "../../publisher/repository/disk.ts";
import { found } from "../../publisher/repository/establish.ts";
import { publishPolicy } from "../../publisher/repository/policy-release.ts";
import { refreshTree } from "../../publisher/repository/publish.ts";
import { readSettings } from "../../publisher/repository/settings.ts";
import { readTree } from "../../publisher/repository/tree.ts";
import { browserOf, objections } from "./repository-client.ts";
import type { Browser } from "./repository-client.ts";
import {
  copyOf,
  makeWorkshop,
  PASSPHRASE,
  published,
  publisher,
  stage,
} from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const workshop = makeWorkshop();
const template = join(workshop.folder, "template");
let browser: Browser;

/** What a publisher does when the power fails: nothing more. */
class PowerCut extends Error {}

beforeAll(async () => {
  await published(template, "init --name Ministry --list home=Home --policy");
  stage(template, "home", 1);
  await published(template, "list sign home");
  await published(template, "list publish home");
  await published(template, `policy sign ${policyFile("one.json", "general")}`);
  await published(template, "policy publish");
  browser = browserOf(join(template, "public"));
  expect(await browser.update(join(template, "public"), "home")).toBe(1);
  expect(await browser.update(join(template, "public"), "policy")).toBe(1);
}, 120_000);
afterAll(() => {
  workshop.remove();
});

/** When somebody runs it again: in the same second even a file written twice would be the same. */
const later = () => Date.now() + 60_000;

/** A desk whose publisher ends after so many steps; the steps it did are noted. */
function deskAt(repo: string, last: number, steps: string[], now = Date.now()): Desk {
  const disk = openDisk((what) => {
    steps.push(what);
    if (steps.length === last) throw new PowerCut();
  });
  return openDesk(
    repo,
    now,
    () => undefined,
    disk,
    () => Promise.resolve(PASSPHRASE),
  );
}

interface Work {
  /** Makes ready what is published. */
  prepare(repo: string): Promise<void>;
  publish(desk: Desk): Promise<unknown>;
  /** The list that browsers have once it is through. */
  readonly v: number;
  /** What it changes, where that is not the list. */
  readonly target?: "policy";
}

/** Writes a policy beside the folders; gives its name. */
function policyFile(name: string, profile: string): string {
  const keys = { profile: { value: profile, mode: "locked" } };
  writeFileSync(join(workshop.folder, name), JSON.stringify({ schemaVersion: 1, id: name, keys }));
  return name;
}

async function release(repo: string): Promise<void> {
  stage(repo, "home", 2);
  await published(repo, "list sign home");
}
const drafts = (line: string): Work => ({
  prepare: async (repo) => {
    await published(repo, "key new next");
    await published(repo, line);
    await published(repo, "root sign");
  },
  publish: (desk) => publishDrafts(desk, readSettings(desk.repo), "test"),
  v: 1,
});

const WORKS: Readonly<Record<string, Work>> = {
  "list publish": {
    prepare: release,
    publish: (desk) => publishRelease(desk, readSettings(desk.repo), "home"),
    v: 2,
  },
  "policy publish": {
    prepare: (repo) =>
      published(repo, `policy sign ${policyFile("two.json", "us-federal")}`).then(() => undefined),
    publish: (desk) => publishPolicy(desk, readSettings(desk.repo)),
    v: 2,
    target: "policy",
  },
  "timestamp refresh with a snapshot": {
    prepare: () => Promise.resolve(),
    publish: (desk) =>
      refreshTree(desk, readSettings(desk.repo), readTree(desk.site, { bytes: true }), true),
    v: 1,
  },
  "a new timestamp key": drafts("root propose --add timestamp=next --remove timestamp=timestamp"),
  "a new snapshot key": drafts("root propose --add snapshot=next --remove snapshot=snapshot"),
  "a new root key": drafts("root propose --add root=next --remove root=root-1"),
  "a new targets key": drafts("root propose --add targets=next --remove targets=targets-1"),
  "a new key of a list": drafts("root propose --add home=next --remove home=lists-home"),
};

describe.each(Object.entries(WORKS))("a publisher that ends in the middle of %s", (name, work) => {
  it(
    "leaves after every step what browsers, new and old, accept, and finishes when run again",
    { timeout: 240_000 },
    async () => {
      const ready = copyOf(template, "ready");
      await work.prepare(ready);
      const target = work.target ?? "home";
      const all: string[] = [];
      await work.publish(deskAt(copyOf(ready, "whole"), Number.POSITIVE_INFINITY, all));
      expect(all.length, name).toBeGreaterThan(5);
      for (let last = 1; last <= all.length; last++) {
        const repo = copyOf(ready, "cut");
        const site = join(repo, "public");
        const steps: string[] = [];
        await expect(
          work.publish(deskAt(repo, last, steps)),
          `${name}, step ${String(last)}`,
        ).rejects.toThrow(PowerCut);
        const where = `${name}, cut after "${steps.at(-1) ?? ""}" (${String(last)} of ${String(all.length)})`;
        expect(await objections(site), where).toEqual([]);
        const old = browser.clone();
        expect([1, work.v], where).toContain(await old.update(site, target));

        await work
          .publish(deskAt(repo, Number.POSITIVE_INFINITY, [], later()))
          .catch((error: unknown) => {
            // The cut came after all was done, when only the draft was left to take away.
            if (!(error instanceof PublisherRefusal && error.code === "no-draft")) throw error;
          });
        expect(await objections(site), `${where}, finished`).toEqual([]);
        expect(await old.update(site, target), `${where}, finished`).toBe(work.v);
        expect(await browser.clone().update(site, target), `${where}, finished`).toBe(work.v);
      }
    },
  );
});

describe("a new timestamp key whose old one is lost", () => {
  it(
    "comes into force by running `root publish` again, wherever the first run ended",
    { timeout: 240_000 },
    async () => {
      const ready = copyOf(template, "ready");
      const work = drafts("root propose --add timestamp=next --remove timestamp=timestamp");
      await work.prepare(ready);
      rmSync(join(ready, "keys/timestamp.pem"));
      const all: string[] = [];
      await work.publish(deskAt(copyOf(ready, "whole"), Number.POSITIVE_INFINITY, all));
      // No timestamp that both roots accept can be made: for the moment between two renames browsers refuse, and keep their list.
      let refused = 0;
      for (let last = 1; last <= all.length; last++) {
        const repo = copyOf(ready, "cut");
        const site = join(repo, "public");
        await expect(work.publish(deskAt(repo, last, []))).rejects.toThrow(PowerCut);
        const old = browser.clone();
        const seen = await old.update(site, "home");
        if (seen === "unsigned") refused++;
        else expect(seen).toBe(1);
        await work
          .publish(deskAt(repo, Number.POSITIVE_INFINITY, [], later()))
          .catch((error: unknown) => {
            if (!(error instanceof PublisherRefusal && error.code === "no-draft")) throw error;
          });
        expect(await old.update(site, "home"), `step ${String(last)}`).toBe(1);
        expect(await objections(site), `step ${String(last)}`).toEqual([]);
      }
      expect(refused).toBe(
        all.indexOf("rename timestamp.json") - all.indexOf("rename 2.root.json"),
      );
    },
  );
});

describe("a founding that ends in the middle", () => {
  it(
    "is finished by `init` again, or by `root publish` once the root is there",
    { timeout: 240_000 },
    async () => {
      const settings = readSettings(template);
      const init = "init --name Ministry --list home=Home --policy";
      const ready = join(workshop.folder, "keys-only");
      cpSync(join(template, "keys"), join(ready, "keys"), { recursive: true });
      const founding = (repo: string, last: number, steps: string[]) => {
        const desk = deskAt(repo, last, steps);
        const keys = new Map<string, NamedKey[]>();
        for (const key of desk.ring.list()) {
          const role = key.name.replace(/-\d$/, "");
          keys.set(role, [...(keys.get(role) ?? []), key]);
        }
        return found(desk, settings, keys);
      };
      const all: string[] = [];
      await founding(copyOf(ready, "whole"), Number.POSITIVE_INFINITY, all);
      expect(all.length).toBeGreaterThan(15);
      for (let last = 1; last <= all.length; last++) {
        const repo = copyOf(ready, "cut");
        const site = join(repo, "public");
        await expect(founding(repo, last, [])).rejects.toThrow(PowerCut);
        const again = await publisher(repo, init, later());
        if (!again.ok) {
          expect(again.code, `step ${String(last)}`).toBe("exists");
          const published = await publisher(repo, "root publish");
          expect(["ok", "no-draft"], `step ${String(last)}`).toContain(published.code);
        }
        expect(await objections(site), `step ${String(last)}`).toEqual([]);
        expect(await browserOf(site).update(site, "home"), `step ${String(last)}`).toBe(
          "not-found",
        );
      }
    },
  );
});

describe("a publisher that is killed", () => {
  it(
    "by SIGKILL after any step leaves what browsers accept, no lock in the way, and is finished by the command itself",
    { timeout: 240_000 },
    async () => {
      const ready = copyOf(template, "ready");
      await release(ready);
      const child = join(import.meta.dirname, "killed-publisher.ts");
      let last = 1;
      for (; ; last++) {
        const repo = copyOf(ready, "killed");
        const site = join(repo, "public");
        const { signal, status, stderr } = spawnSync(
          process.execPath,
          [child, repo, "home", String(last)],
          {
            encoding: "utf8",
          },
        );
        if (signal === null) {
          expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
          break;
        }
        expect(signal).toBe("SIGKILL");
        const where = `killed after step ${String(last)}`;
        expect(await objections(site), where).toEqual([]);
        expect([1, 2], where).toContain(await browser.clone().update(site, "home"));
        await published(repo, "list publish home");
        expect(await browser.clone().update(site, "home"), where).toBe(2);
      }
      expect(last).toBeGreaterThan(10);
    },
  );
});
