// The parts around the state machine, on their own: downloads, verification, unpacking, and the command line of the suite.
import { execFile } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { FetchFailure } from "../../platform/trust/fetch-failure.ts";
import { gunzip } from "../../platform/trust/gunzip.ts";
import { refresh } from "../../platform/trust/refresh.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { verifySignature } from "../../platform/trust/verify.ts";
import { fingerprintOf } from "../../platform/trust/web-crypto.ts";
import { ROOT } from "../../tools/inputs.ts";
import { MemoryStore } from "../fixtures/tuf/memory-store.ts";
import { LIST_A, listRepository, publishList } from "../fixtures/tuf/repository.ts";
import { startTufServer, type TufServer } from "../fixtures/tuf/server.ts";
import { newSigner, sha256, type Signer } from "../fixtures/tuf/signer.ts";
import { NOW, Scene } from "./client.ts";

let server: TufServer;
beforeAll(async () => {
  server = await startTufServer();
});
afterAll(() => server.close());
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a download", () => {
  it("sends nothing that tells users apart, and the same for everybody", async () => {
    const seen: unknown[] = [];
    const listener = createServer((request, response) => {
      seen.push(request.headers);
      response.setHeader("set-cookie", "id=1");
      response.end("{}");
    });
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const address = listener.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const url = `http://127.0.0.1:${String(port)}/x`;
    const { signal } = new AbortController();
    await fetchTransport().get(url, 10, signal);
    await fetchTransport().get(url, 10, signal);
    listener.close();
    expect(seen[1]).toEqual(seen[0]);
    expect(Object.keys(Object(seen[0]))).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/cookie|referer|authorization/)]),
    );
  });

  it.each([
    ["120", 120],
    [new Date(Date.now() + 60_500).toUTCString(), 60],
    ["soon", null],
    ["", null],
  ])("passes Retry-After %s on", async (header, seconds) => {
    const one = new Scene(server, listRepository({ now: NOW }));
    one.served.misbehave.set("metadata/timestamp.json", (_, response) => {
      response.writeHead(503, { "retry-after": header });
      response.end();
    });
    const url = `${one.served.metadataUrl}timestamp.json`;
    const failure: unknown = await fetchTransport()
      .get(url, 10, new AbortController().signal)
      .catch((problem: unknown) => problem);
    expect(failure).toBeInstanceOf(FetchFailure);
    const { kind, status, retryAfter } = failure as FetchFailure;
    expect({ kind, status }).toEqual({ kind: "status", status: 503 });
    if (seconds === null) expect(retryAfter).toBeNull();
    else expect(Math.abs((retryAfter ?? 0) - seconds)).toBeLessThanOrEqual(2);
  });

  it("of exactly the cap is taken, of one byte more is not", async () => {
    const one = new Scene(server, listRepository({ now: NOW }));
    const url = `${one.served.metadataUrl}timestamp.json`;
    const { length } = one.repository.file("metadata/timestamp.json");
    const { signal } = new AbortController();
    expect((await fetchTransport().get(url, length, signal)).length).toBe(length);
    await expect(fetchTransport().get(url, length - 1, signal)).rejects.toMatchObject({
      kind: "too-long",
    });
  });
});

describe("gunzip", () => {
  const raw = new TextEncoder().encode("a line\n".repeat(1000));
  const packed = new Uint8Array(gzipSync(raw));
  it.each<[string, Uint8Array<ArrayBuffer>, number, boolean]>([
    ["the signed length", packed, raw.length, true],
    ["one byte less than it unpacks to", packed, raw.length - 1, false],
    ["one byte more than it unpacks to", packed, raw.length + 1, false],
    ["a bomb of 100 MB", new Uint8Array(gzipSync(Buffer.alloc(100_000_000))), 1000, false],
    ["cut short", packed.slice(0, -10), raw.length, false],
    ["no gzip", raw, raw.length, false],
    ["nothing", new Uint8Array(), 0, false],
  ])("%s", async (_, bytes, length, isGood) => {
    const result = gunzip(bytes, length);
    if (isGood) expect(await result).toEqual(raw);
    else await expect(result).rejects.toMatchObject({ code: "bad-payload" });
  });
});

describe("verification", () => {
  const message = new Uint8Array(Buffer.from("message"));
  const keyOf = ({ id, key }: Signer) => ({
    id,
    scheme: key.scheme,
    material: key.keyval.public.replace(/-----[^-]+-----|\s/g, ""),
  });

  it("of Ed25519 falls back to the same curve in JavaScript where WebCrypto has none", async () => {
    const signer = newSigner();
    const importKey = vi
      .spyOn(crypto.subtle, "importKey")
      .mockRejectedValue(new DOMException("no", "NotSupportedError"));
    const signature = signer.sign(message);
    expect(await verifySignature(keyOf(signer), signature, message)).toBe(true);
    expect(await verifySignature(keyOf(newSigner()), signature, message)).toBe(false);
    expect(await verifySignature(keyOf(signer), `${signature}00`, message)).toBe(false);
    expect(importKey).toHaveBeenCalled();
  });

  it("of a key in another spelling of its base64 fails: one key has one text", async () => {
    const signer = newSigner("ecdsa-sha2-nistp256");
    const key = keyOf(signer);
    const signature = signer.sign(message);
    expect(await verifySignature(key, signature, message)).toBe(true);
    const material = key.material.replace(/.==$/, (end) => `${end === "A==" ? "B" : "/"}==`);
    const other = { ...key, material };
    expect(await verifySignature(other, signature, message)).toBe(material === key.material);
  });

  it("of ECDSA takes DER only, whole", async () => {
    const signer = newSigner("ecdsa-sha2-nistp256");
    const der = signer.sign(message);
    const wrong = ["", "30", `${der}00`, der.slice(2), `31${der.slice(2)}`, "ff".repeat(64)];
    for (const signature of wrong)
      expect(await verifySignature(keyOf(signer), signature, message)).toBe(false);
    // r or s may be shorter than the curve: two hundred signatures have some of each.
    for (let count = 0; count < 200; count += 1)
      expect(await verifySignature(keyOf(signer), signer.sign(message), message)).toBe(true);
  });

  it("says no to keys that are none", async () => {
    for (const scheme of ["ed25519", "rsassa-pss-sha256", "ecdsa-sha2-nistp256"])
      for (const material of ["", "00", "!!", "AAAA"])
        expect(await verifySignature({ id: "x", scheme, material }, "00", message)).toBe(false);
  });
});

it("a fingerprint is the SHA-256 of the root's file", async () => {
  const root = listRepository({ now: NOW }).file("metadata/1.root.json");
  expect(await fingerprintOf(root)).toBe(sha256(root));
});

it("a refreshed repository tells versions, expiry, start and what a target's role says of it", async () => {
  const one = new Scene(server, listRepository({ now: NOW }));
  publishList(one.repository, 2);
  const trusted = await refresh(one.served, {
    store: one.store,
    transport: fetchTransport(),
    verify: verifySignature,
    now: () => NOW,
    signal: new AbortController().signal,
  });
  expect(trusted.startedAt).toBe(NOW);
  expect(trusted.versions).toEqual({ root: 1, timestamp: 2, snapshot: 2, targets: 1 });
  const target = await trusted.findTarget(LIST_A);
  expect(target).toMatchObject({
    path: LIST_A,
    role: "lists-a",
    custom: { v: 2 },
    signers: one.repository.signers.get("lists-a")?.map(({ id }) => id),
  });
  expect(trusted.versions).toMatchObject({ "lists-a": 2 });
  expect(trusted.expires["timestamp"]).toBe("2031-05-08T12:00:00Z");
  if (target === null) throw new Error("no target");
  expect(sha256(await trusted.download(target))).toBe(target.sha256);
});

describe("a cycle", () => {
  it("reads the clock once", async () => {
    const one = new Scene(server, listRepository({ now: NOW }));
    const now = vi.fn(() => NOW);
    const { signal } = new AbortController();
    const ports = { transport: fetchTransport(), verify: verifySignature, now, signal };
    const trusted = await refresh(one.served, { ...ports, store: one.store });
    await trusted.findTarget(LIST_A);
    expect(now).toHaveBeenCalledTimes(1);
  });

  it("gives all its metadata thirty seconds together, and each search its own", async () => {
    const timeout = vi.spyOn(AbortSignal, "timeout");
    const one = new Scene(server, listRepository({ now: NOW }));
    expect(await one.refresh()).toBe("accepted");
    // The first is the test's own patience.
    expect(timeout.mock.calls.slice(1)).toEqual([[30_000]]);
    await one.download(LIST_A);
    expect(timeout.mock.calls.slice(3).map(([ms]) => ms)).toEqual([30_000, 30_000, 30_001]);
  });

  it("follows 256 new roots, and the rest the next time", async () => {
    const repository = listRepository({ now: NOW });
    for (let count = 0; count < 260; count += 1) repository.publish("root");
    const one = new Scene(server, repository);
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.version("root")).toBe(257);
    expect(await one.refresh()).toBe("accepted");
    expect(one.store.version("root")).toBe(261);
  });

  it("keeps what the store throws as it is", async () => {
    const store = new MemoryStore();
    store.load = () => Promise.reject(new Error("disk"));
    const one = new Scene(server, listRepository({ now: NOW }));
    const ports = { transport: fetchTransport(), verify: verifySignature, now: () => NOW };
    const { signal } = new AbortController();
    await expect(refresh(one.served, { ...ports, store, signal })).rejects.toThrow("disk");
  });
});

describe.skipIf(process.platform === "win32")("tuf-cli", () => {
  const run = promisify(execFile);
  const cli = join(ROOT, "tests/conformance/tuf-cli");
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tuf-cli-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("runs from any folder and through a link, says nothing, and stores what it took", async () => {
    const repository = listRepository({ now: Date.now() });
    const one = new Scene(server, repository);
    const link = join(folder, "client");
    symlinkSync(cli, link);
    const root = join(folder, "root.json");
    writeFileSync(root, repository.file("metadata/1.root.json"));
    const metadata = join(folder, "metadata");
    const common = ["--metadata-dir", metadata];
    const call = (...args: string[]) => run(link, [...common, ...args], { cwd: tmpdir() });
    expect(await call("init", root)).toEqual({ stdout: "", stderr: "" });
    expect(one.requests()).toEqual([]);
    const { metadataUrl, targetsUrl } = one.served;
    expect(await call("--metadata-url", metadataUrl, "refresh")).toEqual({
      stdout: "",
      stderr: "",
    });
    expect(readdirSync(metadata).toSorted()).toEqual([
      "root.json",
      "snapshot.json",
      "targets.json",
      "timestamp.json",
    ]);
    const targets = join(folder, "targets");
    const download = ["--metadata-url", metadataUrl, "--target-base-url", targetsUrl];
    const into = ["--target-dir", targets, "download"];
    await call(...download, "--target-name", LIST_A, ...into);
    one.requests();
    await call(...download, "--target-name", LIST_A, ...into);
    expect(one.requests().filter((path) => path.startsWith("targets/"))).toEqual([]);
    const [file = ""] = readdirSync(targets);
    expect(sha256(readFileSync(join(targets, file)))).toBe(
      repository.part("lists-a").targets[LIST_A]?.hashes["sha256"],
    );
    await expect(call(...download, "--target-name", "nothing", ...into)).rejects.toMatchObject({
      code: 1,
      stdout: "",
    });
    await expect(call("refresh")).rejects.toMatchObject({ code: 1 });
  });
});
