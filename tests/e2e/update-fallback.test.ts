import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { ownList } from "../fixtures/own-list.ts";
import { openTestRepository } from "../fixtures/test-repository.ts";
import { BUILD, openBench } from "./open-extension.ts";

/** Makes a browser's cryptography one of the time before it knew the curve. */
const OLDER = `{
  const { importKey } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
    return (algorithm?.name ?? algorithm) === "Ed25519"
      ? Promise.reject(new DOMException("Unrecognized name.", "NotSupportedError"))
      : importKey.call(this, format, key, algorithm, ...rest);
  };
}
`;

const build = mkdtempSync(join(tmpdir(), "sekisho-older-"));
afterEach(() => rmSync(build, { recursive: true, force: true }));

test("a worker whose browser does not know Ed25519 takes good lists and refuses forged ones", async () => {
  cpSync(BUILD, build, { recursive: true });
  const script = join(build, "background.js");
  writeFileSync(script, OLDER + readFileSync(script, "utf8"));
  const repository = await openTestRepository();
  const bench = await openBench(build);
  const check = () => expect.poll(() => bench.ask("updates-get", {}), { timeout: 20_000 });
  try {
    repository.publish({ own: { v: 1, raw: ownList("2026.11.01-00000001", ["Kurosawa Denki"]) } });
    const { url, root, fingerprint } = repository;
    const given = { url, root: root.toString(), fingerprint, lists: null };
    expect(await bench.ask("repository-confirm", given)).toEqual({ ok: true });
    await check().toMatchObject({
      checking: false,
      repositories: [{ refusals: [], inForce: [{ list: "own", v: 1 }] }],
    });
    repository.fault = (path, bytes) =>
      path === "metadata/timestamp.json" && bytes !== undefined
        ? { status: 200, body: bytes.toString().replace('"version":1', '"version":9') }
        : null;
    await bench.ask("update-now", {});
    await check().toMatchObject({
      checking: false,
      repositories: [{ refusals: [{ code: "trust-unsigned" }], inForce: [{ list: "own", v: 1 }] }],
    });
  } finally {
    repository.close();
    await bench.close();
  }
});
