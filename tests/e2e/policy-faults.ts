import type { PolicyCode } from "../../rules/policy/policy-words.ts";

/** The text of a policy file with these keys. */
export function policyText(keys: object): string {
  return JSON.stringify({ schemaVersion: 1, id: "test-policy", keys });
}

/** Keys that are as they should be: they apply whatever is wrong with another. */
export const GOOD = {
  profile: { value: "us-federal", mode: "locked" },
  contact: { value: "Desk 7", mode: "locked" },
} as const;

const add = (key: string, entry: unknown) => policyText({ ...GOOD, [key]: entry });
const supplier = {
  id: "own-example",
  name: "Example Denki",
  severity: "advisory",
  reason: { en: "Example." },
  citation: "Notice 1",
  listedOn: "2025-04-01",
};

interface Fault {
  readonly what: string;
  readonly text: string;
  /** Where the fault is said to be. */
  readonly path: string;
  readonly code: PolicyCode;
}

/** Ten policies with one planted fault each. */
export const FAULTS: readonly Fault[] = [
  {
    what: "a misspelt key",
    text: add("langauge", { value: "ja", mode: "locked" }),
    path: "langauge",
    code: "unknown-key",
  },
  {
    what: "a value of a wrong type",
    text: add("language", { value: 7, mode: "locked" }),
    path: "language",
    code: "bad-value",
  },
  {
    what: "a word that is none of the known ones",
    text: add("minimumSeverity", { value: "deadly", mode: "locked" }),
    path: "minimumSeverity",
    code: "bad-value",
  },
  {
    what: "a mode that is none",
    text: add("language", { value: "ja", mode: "lockd" }),
    path: "language.mode",
    code: "bad-mode",
  },
  {
    what: "a bare value in place of an entry",
    text: add("language", "ja"),
    path: "language",
    code: "bad-entry",
  },
  {
    what: "a member too many in an entry",
    text: add("language", { value: "ja", mode: "locked", note: "x" }),
    path: "language.note",
    code: "unknown-member",
  },
  {
    what: "an item without what it needs",
    text: add("suppliers.add", {
      value: [supplier, { ...supplier, id: "own-other", citation: undefined }],
      mode: "locked",
    }),
    path: "suppliers.add[1].citation",
    code: "bad-value",
  },
  {
    what: "a misspelt member of an item",
    text: add("suppliers.add", { value: [{ ...supplier, naem: "x" }], mode: "locked" }),
    path: "suppliers.add[0].naem",
    code: "unknown-member",
  },
  {
    what: "an id twice",
    text: add("suppliers.add", { value: [supplier, supplier], mode: "locked" }),
    path: "suppliers.add[1]",
    code: "duplicate-id",
  },
  {
    what: "a date that is none",
    text: add("suppliers.add", {
      value: [{ ...supplier, listedOn: "2025-02-30" }],
      mode: "locked",
    }),
    path: "suppliers.add[0].listedOn",
    code: "bad-value",
  },
];
