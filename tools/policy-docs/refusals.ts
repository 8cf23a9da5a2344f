import type { PolicyCode } from "../../rules/policy/policy-words.ts";
import {
  MOST_ITEMS,
  POLICY_TEXT,
  readManagedPolicy,
  readPolicyText,
} from "../../rules/schema/policy.ts";

/** What each code that reading a policy gives means, and what becomes of what it names; a full disk is no fault of a policy. */
export const CODE_MEANINGS: { readonly [C in Exclude<PolicyCode, "not-kept">]: string } = {
  "not-json":
    "The text is no JSON. Nothing of it is read; the last good policy of the source stays.",
  "too-large": `The text is longer than ${POLICY_TEXT.toLocaleString("en")} characters (UTF-16). Nothing of it is read; the last good policy stays.`,
  "not-a-policy": "Not an object with `keys`. Nothing of it is read; the last good policy stays.",
  "schema-version":
    "A later version: nothing is read, the last good policy stays. Missing or no whole number: it is read as version 1.",
  "unknown-member":
    "A member that the language does not have. Beside `keys` it is passed over; in an entry the key, in an item the item is not taken.",
  "unknown-key": "A key that the language does not have. It is not taken.",
  "bad-entry": "Not `{value, mode}`. The key is not taken.",
  "bad-mode": "The mode is missing, or neither `locked` nor `default`. The key is not taken.",
  "bad-value":
    "The value of a key, or an item of a collection, is not what it has to be. It is not taken.",
  "duplicate-id": "An id twice in one list. The first one is taken.",
  "duplicate-member":
    "A member twice in one JSON object. The item, the key, or (for `keys`) the file is not taken.",
  "too-many": `More than ${MOST_ITEMS.toLocaleString("en")} items: the key is not taken. Also the last line where there are more faults than are told.`,
  "not-locked-here": "An imported file cannot lock. The value is taken as a default.",
  "set-twice":
    "A small key of managed storage and the policy text both set it. The small key counts.",
};

const FILE = (keys: string) => `{"schemaVersion": 1, "id": "x", "keys": {${keys}}}`;

const SEEN: readonly (() => ReturnType<typeof readPolicyText>)[] = [
  () => readPolicyText('{"keys": {', "managed", ""),
  () => readPolicyText(" ".repeat(POLICY_TEXT + 1), "managed", ""),
  () => readPolicyText("[]", "managed", ""),
  () => readPolicyText('{"schemaVersion": 2, "id": "x", "keys": {}}', "managed", ""),
  () =>
    readPolicyText(
      FILE('"contact": {"value": "Desk", "mode": "default", "note": 1}'),
      "managed",
      "",
    ),
  () => readPolicyText(FILE('"langauge": {"value": "ja", "mode": "default"}'), "managed", ""),
  () => readPolicyText(FILE('"language": "ja"'), "managed", ""),
  () => readPolicyText(FILE('"language": {"value": "ja", "mode": "lock"}'), "managed", ""),
  () => readPolicyText(FILE('"profile": {"value": "japan", "mode": "locked"}'), "managed", ""),
  () =>
    readPolicyText(
      FILE('"programsOff.add": {"value": ["a", "a"], "mode": "default"}'),
      "managed",
      "",
    ),
  () =>
    readPolicyText(
      FILE('"contact": {"value": "A", "value": "B", "mode": "default"}'),
      "managed",
      "",
    ),
  () =>
    readPolicyText(
      FILE(`"programsOff.add": {"value": [${"0,".repeat(MOST_ITEMS)}0], "mode": "default"}`),
      "managed",
      "",
    ),
  () => readPolicyText(FILE('"language": {"value": "ja", "mode": "locked"}'), "imported", ""),
  () =>
    readManagedPolicy({
      policy: FILE('"language": {"value": "ja", "mode": "locked"}'),
      language: { value: "en", mode: "locked" },
    }),
];

/** Per code what it means and one message as the reader writes it. Throws where a code has no message. */
export function refusals(): readonly {
  readonly code: string;
  readonly meaning: string;
  readonly path: string;
  readonly message: string;
}[] {
  const rejected = SEEN.flatMap((seen) => seen().rejected);
  return Object.entries(CODE_MEANINGS).map(([code, meaning]) => {
    const example = rejected.find((each) => each.code === code);
    if (example === undefined) throw new Error(`no example of ${code}`);
    return { code, meaning, path: example.path, message: example.message };
  });
}
