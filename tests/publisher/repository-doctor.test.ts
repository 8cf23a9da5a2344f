import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { copyOf, makeWorkshop, published, publisher, stage } from "./repository-fixture.ts";

vi.mock(import("../../publisher/keys/encrypt-key.ts"), async (original) =>
  (await import("./opened-keys.ts")).openEachKeyOnce(original),
);

const DAY = 86_400_000;
const workshop = makeWorkshop();
const repo = join(workshop.folder, "repo");

beforeAll(async () => {
  await published(repo, "init --name Ministry --list home=Home");
  stage(repo, "home", 1);
  await published(repo, "list sign home");
  await published(repo, "list publish home");
}, 120_000);
afterAll(() => {
  workshop.remove();
});

/** What a server does to an answer before it goes out. */
type Fault = (path: string, response: ServerResponse, body: Buffer | null) => Buffer | null;

async function whileFaulty<T>(
  site: string,
  fault: Fault,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const isThere = statSync(join(site, path), { throwIfNoEntry: false })?.isFile() ?? false;
    response.statusCode = isThere ? 200 : 404;
    response.setHeader("access-control-allow-origin", "*");
    const age = path.endsWith("timestamp.json")
      ? "max-age=300"
      : "public, max-age=31536000, immutable";
    response.setHeader("cache-control", isThere ? age : "max-age=60");
    response.end(fault(path, response, isThere ? readFileSync(join(site, path)) : null) ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await work(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const header =
  (part: string, name: string, value: string | null): Fault =>
  (path, response, body) => {
    if (!path.includes(part)) return body;
    if (value === null) response.removeHeader(name);
    else response.setHeader(name, value);
    return body;
  };

describe("doctor", () => {
  const examined = (fault: Fault, now?: number) =>
    whileFaulty(join(repo, "public"), fault, (url) => publisher(repo, `doctor ${url}`, now));

  it("lets a server compress the policy on the way, which is no list", async () => {
    const copy = copyOf(repo, "with-policy");
    writeFileSync(
      join(workshop.folder, "policy.json"),
      JSON.stringify({ schemaVersion: 1, id: "p", keys: {} }),
    );
    await published(copy, "policy add");
    await published(copy, "policy sign policy.json");
    await published(copy, "policy publish");
    const fault: Fault = (path, response, body) => {
      if (!path.includes("/targets/policy/") || body === null) return body;
      response.setHeader("content-encoding", "gzip");
      return gzipSync(body);
    };
    const said = await whileFaulty(join(copy, "public"), fault, (url) =>
      publisher(copy, `doctor ${url}`),
    );
    expect(said).toMatchObject({ ok: true, problems: [] });
  });

  it("finds nothing on a server that does it right", async () => {
    expect(await examined((_path, _response, body) => body)).toMatchObject({
      ok: true,
      problems: [],
    });
  });

  const rows: readonly (readonly [string, Fault, readonly string[]])[] = [
    [
      "a page in place of a missing root",
      (path, response, body) =>
        path.endsWith("2.root.json") ? ((response.statusCode = 200), Buffer.from("<html>")) : body,
      ["missing-root"],
    ],
    [
      "an error in place of a missing root",
      (path, response, body) =>
        path.endsWith("2.root.json") ? ((response.statusCode = 500), null) : body,
      ["missing-root"],
    ],
    [
      "a missing root that caches keep",
      header("2.root.json", "cache-control", "max-age=86400"),
      ["missing-root-cached"],
    ],
    [
      "a missing root that no extension hears of",
      header("2.root.json", "access-control-allow-origin", null),
      ["cors"],
    ],
    ["no CORS header on lists", header("/targets/", "access-control-allow-origin", null), ["cors"]],
    [
      "CORS for one origin alone",
      header("timestamp", "access-control-allow-origin", "https://example.org"),
      ["cors"],
    ],
    [
      "a timestamp kept for a day",
      header("timestamp", "cache-control", "max-age=86400"),
      ["timestamp-cache"],
    ],
    [
      "a timestamp kept by shared caches",
      header("timestamp", "cache-control", "max-age=60, s-maxage=3600"),
      ["timestamp-cache"],
    ],
    [
      "a timestamp without a word on caching",
      header("timestamp", "cache-control", null),
      ["timestamp-cache"],
    ],
    [
      "lists fetched anew each time",
      header("/targets/", "cache-control", "no-cache"),
      ["immutable-cache"],
    ],
    [
      "a Content-Encoding guessed from the name",
      header("/targets/", "content-encoding", "gzip"),
      ["content-encoding"],
    ],
    [
      "lists compressed twice",
      (path, response, body) =>
        path.includes("/targets/") && body !== null
          ? (response.setHeader("content-encoding", "gzip"), gzipSync(body))
          : body,
      ["content-encoding"],
    ],
    [
      "changed bytes",
      (path, _response, body) => (path.includes("/targets/") ? Buffer.from("x") : body),
      ["other-bytes"],
    ],
    [
      "a redirect",
      (path, response, body) =>
        path.includes("timestamp")
          ? ((response.statusCode = 302), response.setHeader("location", "/x"), null)
          : body,
      ["redirect"],
    ],
    [
      "a list that was not copied",
      (path, response, body) =>
        path.includes("/targets/") ? ((response.statusCode = 404), null) : body,
      ["not-served"],
    ],
    [
      "a sign-in page in place of metadata",
      (path, _response, body) => (path.includes("snapshot") ? Buffer.from("<html>") : body),
      ["unreadable"],
    ],
    [
      "a clock that is an hour off",
      header("timestamp", "date", new Date(Date.now() - 3_600_000).toUTCString()),
      ["clock"],
    ],
  ];
  it.each(rows)("finds %s, and says how to mend it", async (_what, fault, codes) => {
    const outcome = await examined(fault);
    expect(outcome).toMatchObject({ ok: false, code: "findings" });
    const findings = outcome.data?.["findings"] as { code: string; url: string; message: string }[];
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(codes);
    for (const { url, message } of findings)
      expect({ url, message }).toEqual({
        url: expect.stringContaining("http"),
        message: expect.stringMatching(/.{40}/),
      });
  });

  it("finds what expires soon, by role", async () => {
    const outcome = await examined(
      header("timestamp", "date", new Date(Date.now() + 6 * DAY).toUTCString()),
      Date.now() + 6 * DAY,
    );
    expect(outcome.problems.map(({ field }) => field)).toEqual(["timestamp"]);
    expect(outcome.problems[0]?.message).toMatch(
      /^expires on .*, in \d+ day\(s\); run: timestamp refresh$/,
    );
  });

  it("finds an address that is not https, and refuses what is none or does not answer", async () => {
    expect(await publisher(repo, "doctor ftp://example.org")).toMatchObject({
      code: "bad-arguments",
    });
    expect(await publisher(repo, "doctor http://127.0.0.1:9")).toMatchObject({
      code: "unreachable",
    });
  });
});

describe("verify", () => {
  it.each([
    [
      "a changed list",
      (path: string, body: Buffer) =>
        path.includes("/targets/") ? Buffer.alloc(body.length) : body,
    ],
    [
      "a changed timestamp",
      (path: string, body: Buffer) =>
        path.includes("timestamp")
          ? Buffer.from(body.toString().replace('"version":2', '"version":9'))
          : body,
    ],
  ])("is refused by both clients for %s", async (_what, change) => {
    const fault: Fault = (path, _response, body) => (body === null ? body : change(path, body));
    const outcome = await whileFaulty(join(repo, "public"), fault, (url) =>
      publisher(repo, `verify ${url}`),
    );
    expect(outcome).toMatchObject({ ok: false, code: "not-verified" });
    expect(outcome.problems.map(({ field }) => field)).toEqual([
      "the extension's client",
      "tuf-js",
    ]);
  });

  it("names the folder as it was typed, not the address under which it was read", async () => {
    const outcome = await publisher(repo, "verify repo", Date.now() + 8 * DAY);
    expect(outcome).toMatchObject({
      code: "not-verified",
      problems: [{ file: join(repo, "public"), field: "the extension's client" }],
    });
  });

  it("refuses a root of another fingerprint", async () => {
    expect(await publisher(repo, `verify repo --fingerprint ${"0".repeat(64)}`)).toMatchObject({
      code: "wrong-fingerprint",
    });
  });
});

describe("mirror", () => {
  it("never goes back in version, and leaves the copy as good as it was", async () => {
    const older = copyOf(repo, "older");
    await published(repo, "timestamp refresh");
    await published(repo, "mirror repo copy");
    expect(await publisher(older, "mirror older copy")).toMatchObject({
      ok: false,
      code: "rollback",
    });
    await published(repo, "verify copy");
  });

  it.each([
    ["a changed list", (path: string) => path.includes("/targets/")],
    ["a changed list role", (path: string) => path.includes("lists-home")],
    ["a changed timestamp", (path: string) => path.includes("timestamp")],
  ])("takes nothing into force of a server with %s", async (_what, isHit) => {
    const name = `half-${String(_what.length)}`;
    const fault: Fault = (path, _response, body) =>
      body !== null && isHit(path)
        ? Buffer.from(path.endsWith(".gz") ? "x" : body.toString().replace("20", "21"))
        : body;
    const outcome = await whileFaulty(join(repo, "public"), fault, (url) =>
      publisher(repo, `mirror ${url} ${name}`),
    );
    expect(outcome.ok).toBe(false);
    expect(
      statSync(join(workshop.folder, name, "metadata/timestamp.json"), { throwIfNoEntry: false }),
    ).toBeUndefined();
  });
});

describe("drill", () => {
  it.each([
    ["stolen", "timestamp", /browsers refuse it: unsigned/],
    ["lost", "root", /both clients accept/],
    ["stolen", "home", /no longer counts/],
    ["lost", "targets", /both clients accept/],
  ])(
    "walks through a %s key of %s, really doing every step, and touches nothing in earnest",
    { timeout: 120_000 },
    async (mishap, role, result) => {
      const before = readFileSync(join(repo, "public/metadata/timestamp.json"));
      const { data } = await published(repo, `drill ${mishap}-key --role ${role}`);
      const steps = data?.["steps"] as { result: string; command: string | null }[];
      expect(steps.map((step) => step.result).join("\n")).toMatch(result);
      const commands = steps.flatMap(({ command }) =>
        command === null ? [] : [command.split(" ").slice(0, 2).join(" ")],
      );
      expect(commands).toEqual(
        expect.arrayContaining([
          "key list",
          "key new",
          "root propose",
          "root sign",
          "root publish",
          "verify URL",
          "timestamp refresh",
        ]),
      );
      expect(readFileSync(join(repo, "public/metadata/timestamp.json"))).toEqual(before);
    },
  );

  it("refuses a role that is not there", async () => {
    writeFileSync(join(workshop.folder, "x"), "");
    expect(await publisher(repo, "drill lost-key --role nowhere")).toMatchObject({
      code: "unknown-role",
    });
  });
});
