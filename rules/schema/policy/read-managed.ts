import { factsOf, isPolicyKey, POLICY_KEY_NAMES } from "../../policy/key-facts.ts";
import type { PolicyRead, PolicyRejection } from "../../policy/policy-words.ts";
import { nearest } from "./nearest.ts";
import { pathText, quoted } from "./paths.ts";
import { isRecord, readKeys } from "./read-keys.ts";
import { few, readFile, readPolicyText } from "./read-policy.ts";
import { rejection, shown } from "./refuse.ts";

/** What managed storage holds beside the policy: it is read where the lists are. */
const ABOUT_LISTS = ["repositoryUrl", "repositoryRoot", "repositoryLists"];
const SMALL: readonly string[] = POLICY_KEY_NAMES.filter((key) => factsOf(key).small);
const KNOWN: readonly string[] = ["policy", ...SMALL, ...ABOUT_LISTS];

/**
 * Reads the policy part of managed storage: `policy`, a whole policy file as JSON text (Firefox checks no schema: an object is
 * read too), and the small keys beside it, which count before those of the same name in the text. `problem` is that of
 * `policy`, also where small keys were read. Never throws.
 */
export function readManagedPolicy(held: Readonly<Record<string, unknown>>): PolicyRead {
  const file = fileOf(held);
  const small = readKeys(
    Object.fromEntries(
      SMALL.filter((key) => Object.hasOwn(held, key)).map((key) => [key, smallEntry(key, held)]),
    ),
    "managed",
  );
  const twice = SMALL.filter(
    (key) => Object.hasOwn(small.keys, key) && Object.hasOwn(file.layer.keys, key),
  );
  return {
    layer: { ...file.layer, keys: { ...file.layer.keys, ...small.keys } },
    problem: file.problem,
    rejected: few([
      ...file.rejected,
      ...strangers(held),
      ...small.rejected,
      ...twice.map((key) =>
        rejection(
          key,
          "set-twice",
          "It is set by a key of its own and inside `policy`; the key of its own counts.",
        ),
      ),
    ]),
  };
}

function fileOf(held: Readonly<Record<string, unknown>>): PolicyRead {
  const policy = Object.hasOwn(held, "policy") ? held["policy"] : undefined;
  if (typeof policy === "string") return readPolicyText(policy, "managed", "", "policy");
  if (policy !== undefined) return readFile(policy, [], "managed", "", "policy");
  const layer = { source: "managed" as const, origin: "", id: null, keys: {} };
  return { layer, problem: null, rejected: [] };
}

/** The entry of a small key. Its schema only has texts: minutes are written as one. */
function smallEntry(key: string, held: Readonly<Record<string, unknown>>): unknown {
  const entry = held[key];
  if (key !== "updateIntervalMinutes" || !isRecord(entry)) return entry;
  const value = entry["value"];
  return typeof value === "string" && /^\d{1,6}$/.test(value)
    ? { ...entry, value: Number(value) }
    : entry;
}

/** Members of managed storage that nobody reads. */
function strangers(held: Readonly<Record<string, unknown>>): readonly PolicyRejection[] {
  return Object.keys(held)
    .filter((name) => !KNOWN.includes(name))
    .map((name) => {
      const isKey = isPolicyKey(name);
      const suggestion = isKey ? "policy" : nearest(name, KNOWN);
      const message = isKey
        ? `${quoted(name)} cannot stand beside \`policy\`, only inside its text (here ${shown(held[name])}).`
        : `Managed storage has no key ${quoted(name)}; there are ${KNOWN.join(", ")}.`;
      return rejection(pathText(name), "unknown-key", message, suggestion);
    });
}
