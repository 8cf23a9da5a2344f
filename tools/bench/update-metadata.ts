import { createHash } from "node:crypto";
import { canonicalJson } from "../../publisher/list/canonical.ts";

/** Bytes of what a browser fetches beside the payload. Many servers pack it on the way; this is without. */
export interface MetadataBytes {
  /** The timestamp, which every check fetches. */
  readonly timestamp: number;
  /** Timestamp, snapshot and the list's own metadata, which an update fetches. */
  readonly update: number;
}

/** So many deltas a list has at most: from its last 14 versions and the last of each of six months. */
const DELTAS = 19;

/** The metadata of a repository with one list of so many entries in the shape that The Update Framework 1.0 gives it; keys and hashes are made up. */
export function metadataBytes(entries: number): MetadataBytes {
  const hash = (of: string): string => createHash("sha256").update(of).digest("hex");
  const signed = (role: object, name: string): string =>
    canonicalJson({
      signatures: [{ keyid: hash(name), sig: hash(`${name} r`) + hash(`${name} s`) }],
      signed: { spec_version: "1.0.31", version: 128, expires: "2026-12-24T06:00:00Z", ...role },
    });
  const custom = { v: 127, rawLength: entries * 450, rawSha256: hash("raw"), entries };
  const target = (length: number, name: string, about: object) => ({
    length,
    hashes: { sha256: hash(name) },
    custom: about,
  });
  const targets = Object.fromEntries([
    ["lists/core/list.jsonl.gz", target(6_500_000, "full", custom)],
    ...Array.from({ length: DELTAS }, (_, index) => {
      const v = 126 - index;
      const from = { v, sha256: hash(`raw ${String(v)}`) };
      const name = `lists/core/from-${String(v)}.delta.gz`;
      return [name, target(4000 + 3000 * index, name, { ...custom, from })] as const;
    }),
  ]);
  const meta = (length: number, name: string): object => ({
    version: 128,
    length,
    hashes: { sha256: hash(name) },
  });
  const role = signed({ _type: "targets", targets }, "lists-core");
  const snapshot = signed(
    {
      _type: "snapshot",
      meta: {
        "targets.json": meta(1200, "targets"),
        "lists-core.json": meta(role.length, "lists-core"),
      },
    },
    "snapshot",
  );
  const timestamp = signed(
    { _type: "timestamp", meta: { "snapshot.json": meta(snapshot.length, "snapshot") } },
    "timestamp",
  );
  const parts = [timestamp, snapshot, role];
  return {
    timestamp: timestamp.length,
    update: parts.reduce((sum, part) => sum + part.length, 0),
  };
}
