import type { z } from "../zod.ts";
import {
  collectionOf,
  isManyKey,
  isOneKey,
  MANY_KEY_NAMES,
  MANY_KEYS,
  POLICY_KEY_NAMES,
} from "../../policy/key-facts.ts";
import type {
  ManyKey,
  ManyValues,
  PolicyLayer,
  PolicyMode,
  PolicyRejection,
  PolicySource,
} from "../../policy/policy-words.ts";
import { ITEM_SCHEMAS } from "./items.ts";
import { nearest } from "./nearest.ts";
import { ONE_VALUE_SCHEMAS } from "./one-values.ts";
import { pathText, quoted } from "./paths.ts";
import type { Place } from "./paths.ts";
import { kindOf, MOST_REJECTIONS, rejection, rejectionsOf, shown } from "./refuse.ts";

/** Most items of one key. */
export const MOST_ITEMS = 5000;

/** What reading the keys of a policy gave. */
export interface KeysRead {
  readonly keys: PolicyLayer["keys"];
  readonly rejected: readonly PolicyRejection[];
}

const HOW = 'write {"value": ..., "mode": "locked"} or {"value": ..., "mode": "default"}';
/** What somebody may have meant: a key, or a collection without saying what to do with it. */
const KNOWN: readonly string[] = [...POLICY_KEY_NAMES, ...MANY_KEY_NAMES];
const ENTRY_MEMBERS = ["value", "mode"];

/**
 * Reads keys one by one, and items of collections one by one: what is wrong with one leaves the others as they are. `twice`
 * holds the places, from a key on, of members that stand twice in the JSON text. Never throws.
 */
export function readKeys(
  held: Readonly<Record<string, unknown>>,
  source: PolicySource,
  twice: readonly Place[] = [],
): KeysRead {
  const keys: PolicyLayer["keys"] = {};
  const rejected: PolicyRejection[] = [];
  const twiceIn = new Map<string, Place[]>();
  for (const [key, ...rest] of twice)
    twiceIn.set(String(key), [...(twiceIn.get(String(key)) ?? []), rest]);
  for (const [key, entry] of Object.entries(held)) {
    const read = readKey(key, entry, source, twiceIn.get(key) ?? [], rejected);
    // The value was proved by the schema of its key.
    if (read !== null) Object.assign(keys, { [key]: read });
  }
  return { keys, rejected };
}

/** Reads one key; null when it is not taken. */
function readKey(
  key: string,
  entry: unknown,
  source: PolicySource,
  twice: readonly Place[],
  rejected: PolicyRejection[],
): { readonly value: unknown; readonly mode: PolicyMode } | null {
  const collection = collectionOf(key);
  if (collection === null && !isOneKey(key)) {
    rejected.push(unknownKey(key, rejected.length < MOST_REJECTIONS));
    return null;
  }
  const inItems = twice.filter(([member, item]) => isInItem(collection, member, item));
  const ofKey = twice.filter((place) => !inItems.includes(place));
  if (ofKey.length > 0) {
    rejected.push(...ofKey.map((place) => memberTwice(key, place)));
    return null;
  }
  const taken = readEntry(key, entry, rejected);
  if (taken === null) return null;
  const mode = modeFor(key, taken.mode, source, rejected);
  if (collection !== null) {
    const value = readItems(key, collection, taken.value, inItems, rejected);
    return value === null ? null : { value, mode };
  }
  if (!isOneKey(key)) return null;
  const schema: z.ZodType = ONE_VALUE_SCHEMAS[key];
  const { success, data, error } = schema.safeParse(taken.value);
  if (success) return { value: data, mode };
  rejected.push(...rejectionsOf(error.issues, taken.value, schema, key, []));
  return null;
}

function isInItem(
  collection: ManyKey | null,
  member: string | number | undefined,
  item: string | number | undefined,
): boolean {
  return collection !== null && member === "value" && typeof item === "number";
}

/** A key that the language does not have; `looks` for the one that was meant. */
function unknownKey(key: string, looks: boolean): PolicyRejection {
  const near = looks ? nearest(key, KNOWN) : null;
  const suggestion = near !== null && isManyKey(near) ? `${near}.add` : near;
  // Whoever tells of it adds the suggestion in words of its own.
  const end = suggestion === null ? "; docs/policy.md lists all keys." : ".";
  const message = `There is no key ${quoted(key)}${end}`;
  return rejection(pathText(key), "unknown-key", message, suggestion);
}

function memberTwice(key: string, place: Place): PolicyRejection {
  const rest = place[0] === "value" ? place.slice(1) : place;
  return rejection(
    pathText(key, rest),
    "duplicate-member",
    "It stands twice in one object, and which of the two is meant cannot be known: neither is taken.",
  );
}

/** The value and the mode of an entry that has the form of one. */
function readEntry(
  key: string,
  entry: unknown,
  rejected: PolicyRejection[],
): { readonly value: unknown; readonly mode: PolicyMode } | null {
  if (!isRecord(entry) || !Object.hasOwn(entry, "value")) {
    const subject = isRecord(entry)
      ? "The entry has no `value`"
      : `${shown(entry)} is a bare value`;
    rejected.push(rejection(pathText(key), "bad-entry", `${subject}: ${HOW}.`));
    return null;
  }
  const others = Object.keys(entry).filter((name) => !ENTRY_MEMBERS.includes(name));
  const mode = Object.hasOwn(entry, "mode") ? entry["mode"] : undefined;
  for (const name of others) {
    const suggestion = nearest(name, ENTRY_MEMBERS);
    const message = `${quoted(name)} is no member of an entry: ${HOW}.`;
    // `{"value": .., "made": "locked"}` is one fault, not two.
    rejected.push(rejection(pathText(key, [name]), "unknown-member", message, suggestion));
    if (mode === undefined && suggestion === "mode") return null;
  }
  if (mode !== "locked" && mode !== "default") {
    const isMissing = mode === undefined;
    rejected.push(
      rejection(
        pathText(key, isMissing ? [] : ["mode"]),
        "bad-mode",
        isMissing
          ? `The mode is missing: ${HOW}.`
          : `${shown(mode)} is no mode: write "locked" (nobody may change it) or "default" (it holds until somebody does).`,
        typeof mode === "string" ? nearest(mode, ["locked", "default"]) : null,
      ),
    );
    return null;
  }
  return others.length > 0 ? null : { value: entry["value"], mode };
}

/** Only an administrator locks. */
function modeFor(
  key: string,
  mode: PolicyMode,
  source: PolicySource,
  rejected: PolicyRejection[],
): PolicyMode {
  if (mode === "default" || source === "managed" || source === "organisation") return mode;
  rejected.push(
    rejection(
      pathText(key, ["mode"]),
      "not-locked-here",
      "An imported policy cannot lock anything: the value is taken as a default.",
    ),
  );
  return "default";
}

/** The items that are taken; null when the key is not, as nothing is left of it. */
function readItems<M extends ManyKey>(
  key: string,
  name: M,
  value: unknown,
  twice: readonly Place[],
  rejected: PolicyRejection[],
): readonly ManyValues[M][] | null {
  if (!Array.isArray(value)) {
    const message = `${shown(value)} is not ${kindOf("array")}: write [ ... ], also around a single item.`;
    rejected.push(rejection(pathText(key), "bad-value", message));
    return null;
  }
  if (value.length > MOST_ITEMS) {
    const message = `The list has ${String(value.length)} items; a key may have ${String(MOST_ITEMS)}.`;
    rejected.push(rejection(pathText(key), "too-many", message));
    return null;
  }
  const schema: z.ZodType<ManyValues[M]> = ITEM_SCHEMAS[name];
  const items = new Map<string, ManyValues[M]>();
  const list: readonly unknown[] = value;
  for (const [at, each] of list.entries()) {
    const doubled = twice.filter(([, item]) => item === at);
    rejected.push(...doubled.map((place) => memberTwice(key, place)));
    if (doubled.length > 0) continue;
    const { success, data, error } = schema.safeParse(each);
    if (!success) {
      rejected.push(...rejectionsOf(error.issues, each, schema, key, [at]));
      continue;
    }
    const id = MANY_KEYS[name].idOf(data);
    if (items.has(id)) rejected.push(idTwice(key, at, id));
    else items.set(id, data);
  }
  // `replace` with nothing but faults must not empty what weaker sources say.
  return items.size === 0 && value.length > 0 ? null : [...items.values()];
}

function idTwice(key: string, at: number, id: string): PolicyRejection {
  const message = `${quoted(id)} stands twice in this list; the first one is taken.`;
  return rejection(pathText(key, [at]), "duplicate-id", message);
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
