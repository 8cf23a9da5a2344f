import { isPolicyKey } from "../../policy/key-facts.ts";
import type { PolicyLayer, PolicyRead, PolicyRejection } from "../../policy/policy-words.ts";
import { duplicateMembers } from "./duplicates.ts";
import { nearest } from "./nearest.ts";
import { policyId } from "./one-values.ts";
import { pathText, quoted } from "./paths.ts";
import type { Place } from "./paths.ts";
import { showable } from "./showable.ts";
import { isRecord, readKeys } from "./read-keys.ts";
import { MOST_REJECTIONS, rejection, shown } from "./refuse.ts";

/** Longest text of a policy, UTF-16 units. */
export const POLICY_TEXT = 1_048_576;
/** The version of the language that is read here. */
export const POLICY_SCHEMA_VERSION = 1;

type Source = PolicyLayer["source"];
const FILE_MEMBERS = ["schemaVersion", "id", "keys"];

/**
 * Reads the text of a policy file. Keys are taken one by one, items of collections one by one. Where nothing of the file can
 * be read `problem` says why and the layer is empty. `at` is where the text itself stands, for the paths of faults that lie
 * outside its keys. Never throws.
 */
export function readPolicyText(text: string, source: Source, origin: string, at = ""): PolicyRead {
  if (text.length > POLICY_TEXT) {
    const message = `The policy is ${String(text.length)} characters long; at most ${String(POLICY_TEXT)} are read.`;
    return unread(source, origin, rejection(at, "too-large", message));
  }
  let value: unknown;
  // Editors of Windows put a mark before the text.
  const json = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const why =
      error instanceof Error ? showable(error.message).slice(0, 200) : "it ends too early";
    const message = `The text is no JSON (${why}).`;
    return unread(source, origin, rejection(at, "not-json", message));
  }
  return readFile(value, duplicateMembers(json), source, origin, at);
}

/**
 * Reads keys that are already values, as `readPolicyText` reads those of a file; `id` is the file's. Never throws.
 */
export function readPolicyKeys(
  value: unknown,
  source: Source,
  origin: string,
  id: string | null = null,
): PolicyRead {
  if (!isRecord(value)) return unread(source, origin, notKeys("keys", value));
  const { keys, rejected } = readKeys(value, source);
  return { layer: { source, origin, id, keys }, problem: null, rejected: few(rejected) };
}

/** Reads a policy file that is already a value. */
export function readFile(
  value: unknown,
  twice: readonly Place[],
  source: Source,
  origin: string,
  at: string,
): PolicyRead {
  if (!isRecord(value)) {
    const message = `${shown(value)} is no policy: write {"schemaVersion": 1, "id": "...", "keys": { ... }}.`;
    return unread(source, origin, rejection(at, "not-a-policy", message));
  }
  const within = (name: string) => (at === "" ? pathText(name) : pathText(at, [name]));
  const rejected = unknownMembers(value, within);
  const problem = fatal(value, twice, within);
  if (problem !== null) return unread(source, origin, problem, rejected);
  const version = Object.hasOwn(value, "schemaVersion") ? value["schemaVersion"] : undefined;
  if (version !== POLICY_SCHEMA_VERSION) {
    const message = `It has to be ${String(POLICY_SCHEMA_VERSION)}; the file is read as if it were.`;
    rejected.push(rejection(within("schemaVersion"), "schema-version", message, "1"));
  }
  const { success, data } = policyId.safeParse(value["id"]);
  if (!success) {
    const message =
      "The id is missing or no text of 1 to 100 characters; the keys are read all the same.";
    rejected.push(rejection(within("id"), "bad-value", message));
  }
  const keys = value["keys"];
  const places = twice.filter(([first]) => first === "keys").map((place) => place.slice(1));
  const read = isRecord(keys) ? readKeys(keys, source, places) : { keys: {}, rejected: [] };
  const layer = { source, origin, id: success ? data : null, keys: read.keys };
  return { layer, problem: null, rejected: few([...rejected, ...read.rejected]) };
}

/** What makes a whole file unreadable; null when it can be read. */
function fatal(
  value: Readonly<Record<string, unknown>>,
  twice: readonly Place[],
  within: (name: string) => string,
): PolicyRejection | null {
  for (const [name, ...deeper] of twice) {
    if (deeper.length > 0 || (name !== "keys" && name !== "schemaVersion")) continue;
    const message = "It stands twice in the file, and which of the two is meant cannot be known.";
    return rejection(within(name), "duplicate-member", message);
  }
  const version = value["schemaVersion"];
  if (typeof version === "number" && Number.isInteger(version) && version > POLICY_SCHEMA_VERSION) {
    const message = `The file is made for version ${String(version)} of the policy language; this extension reads version ${String(POLICY_SCHEMA_VERSION)}.`;
    return rejection(within("schemaVersion"), "schema-version", message);
  }
  return isRecord(value["keys"]) ? null : notKeys(within("keys"), value["keys"]);
}

function notKeys(path: string, value: unknown): PolicyRejection {
  const subject =
    value === undefined ? "The file has no `keys`" : `${shown(value)} is not an object`;
  const message = `${subject}: write "keys": {"profile": {"value": "...", "mode": "default"}, ...}.`;
  return rejection(path, "not-a-policy", message);
}

/** Members of the file that the language does not have: they are passed over. */
function unknownMembers(
  value: Readonly<Record<string, unknown>>,
  within: (name: string) => string,
): PolicyRejection[] {
  return Object.keys(value)
    .filter((name) => !FILE_MEMBERS.includes(name))
    .map((name) => {
      const isKey = isPolicyKey(name);
      const message = isKey
        ? `${quoted(name)} is a key: it belongs inside "keys".`
        : `${quoted(name)} is no member of a policy file; there are ${FILE_MEMBERS.join(", ")}.`;
      const suggestion = isKey ? `keys.${name}` : nearest(name, FILE_MEMBERS);
      return rejection(within(name), "unknown-member", message, suggestion);
    });
}

/** A policy of which nothing was read. */
export function unread(
  source: Source,
  origin: string,
  problem: PolicyRejection,
  others: readonly PolicyRejection[] = [],
): PolicyRead {
  const layer = { source, origin, id: null, keys: {} };
  return { layer, problem, rejected: few([problem, ...others]) };
}

/** So many rejections as somebody may read; the last one says how many more there are. */
export function few(rejected: readonly PolicyRejection[]): readonly PolicyRejection[] {
  if (rejected.length <= MOST_REJECTIONS) return rejected;
  const rest = rejected.length - MOST_REJECTIONS;
  const message = `${String(rest)} more faults are not told one by one.`;
  return [...rejected.slice(0, MOST_REJECTIONS), rejection("", "too-many", message)];
}
