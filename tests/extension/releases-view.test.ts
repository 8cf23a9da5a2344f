import { describe, expect, test } from "vitest";
import type { AcceptedList, Generation } from "../../platform/lists/generation.ts";
import { releasesInForce } from "../../platform/lists/releases-view.ts";

const BASELINE = {
  version: "2026.11.23-00000001",
  v: 1,
  sha256: "a".repeat(64),
  asOf: "2026-06-10",
  suppliers: 169,
  listings: 544,
};
const OWN: AcceptedList = {
  v: 7,
  sha256: "b".repeat(64),
  prev: null,
  version: "2026.11.20-00000007",
  facts: { suppliers: 12, listings: 1, canaries: [] },
  acceptedAt: Date.UTC(2026, 10, 21),
  signers: ["c".repeat(64)],
  asOf: "2026-11-20",
};
const generation = (inputs: Generation["inputs"]): Generation => ({
  id: "g",
  format: "f",
  inputs,
  manifest: { ...BASELINE, programs: 0, lists: 1, categoryProfiles: [], files: {} },
});

describe("the releases in force", () => {
  test("are the list that came with the extension where no files were made", () => {
    const releases = releasesInForce(null, { "managed-1/own": OWN }, BASELINE);
    expect(releases).toMatchObject([{ id: "vendor/baseline", from: "package", signers: null }]);
  });

  test("are those that the files were made of, with who signed them and when they were accepted", () => {
    const inputs = {
      "vendor/baseline": { v: 1, sha256: BASELINE.sha256 },
      "managed-1/own": OWN,
      "policy/own": { v: 0, sha256: "d".repeat(64) },
    };
    expect(releasesInForce(generation(inputs), { "managed-1/own": OWN }, BASELINE)).toMatchObject([
      { from: "package", listings: 544 },
      {
        from: "store",
        signers: OWN.signers,
        asOf: "2026-11-20",
        acceptedAt: "2026-11-21T00:00:00.000Z",
      },
      { id: "policy/own", from: "policy", version: null },
    ]);
  });

  test("are never given the facts of a newer release that is not in force", () => {
    const inputs = { "managed-1/own": { v: 6, sha256: "e".repeat(64) } };
    expect(releasesInForce(generation(inputs), { "managed-1/own": OWN }, BASELINE)).toMatchObject([
      { v: 6, version: null, signers: null, suppliers: null },
    ]);
  });

  test("say that signers are not recorded of what an older version accepted", () => {
    const { signers: _signers, asOf: _asOf, ...older } = OWN;
    const inputs = { "managed-1/own": older };
    expect(releasesInForce(generation(inputs), { "managed-1/own": older }, BASELINE)).toMatchObject(
      [{ version: OWN.version, signers: null, asOf: null }],
    );
  });
});
