import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { mergePolicy } from "../rules/policy/merge-policy.ts";
import { compileOwnList } from "../rules/policy/own-list.ts";
import type {
  EffectivePolicy,
  PolicyEntry,
  PolicyMode,
  PolicyRejection,
} from "../rules/policy/policy-words.ts";
import { readPolicyText } from "../rules/schema/policy.ts";
import type { Circumstances } from "../rules/vocabulary.ts";
import { fromCaller } from "./command-line.ts";
import type { Common } from "./command-line.ts";

/** One key of a policy file that was taken. */
export interface AcceptedKey {
  readonly path: string;
  readonly value: unknown;
  readonly mode: PolicyMode;
}

/** A policy file, read as if an administrator had set it: what of it was taken, and what is in force when nobody else sets anything. */
export interface PolicyFile {
  readonly name: string;
  readonly text: string;
  /** False when nothing of the file could be read. */
  readonly isRead: boolean;
  readonly accepted: readonly AcceptedKey[];
  readonly rejected: readonly PolicyRejection[];
  readonly effective: EffectivePolicy;
}

/** Reads a policy file. Throws only when there is no such file: what is wrong in it is in `rejected`. */
export function readPolicyFile(path: string): PolicyFile {
  const text = readFileSync(fromCaller(path), "utf8").replace(/^\ufeff/, "");
  const { layer, problem, rejected } = readPolicyText(text, "managed", "");
  const entries: readonly [string, PolicyEntry][] = Object.entries(layer.keys);
  return {
    name: basename(path),
    text,
    isRead: problem === null,
    accepted: entries.map(([key, { value, mode }]) => ({ path: key, value, mode })),
    rejected,
    effective: mergePolicy([layer]),
  };
}

/** What of own suppliers and rules cannot be listed, with paths as in the file where its ids are found there. */
export function listRejections(
  { effective, text }: PolicyFile,
  date: string,
  table: Uint32Array,
): readonly PolicyRejection[] {
  return compileOwnList(effective, date, table).rejected.map((each) => ({
    ...each,
    path: pathInFile(each.path, text),
  }));
}

/** `suppliers[acme].name` as it stands in the file: `suppliers.add[2].name`. */
function pathInFile(path: string, text: string): string {
  const { collection, id, rest } =
    /^(?<collection>\w+)\[(?<id>[^\]]*)\](?<rest>.*)$/s.exec(path)?.groups ?? {};
  if (collection === undefined || id === undefined) return path;
  const file: unknown = JSON.parse(text);
  for (const key of [`${collection}.add`, `${collection}.replace`]) {
    const items = member(member(member(file, "keys"), key), "value");
    const at = Array.isArray(items) ? items.findIndex((each) => member(each, "id") === id) : -1;
    if (at >= 0) return `${key}[${String(at)}]${rest ?? ""}`;
  }
  return path;
}

function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;
}

/** Who buys, when, and by which policy: the command line's profile before the policy's. */
export function circumstancesUnder(
  { profile, isProfileGiven, date }: Common,
  policy: PolicyFile | null,
): Circumstances {
  if (policy === null) return { profile, date };
  const { one } = policy.effective;
  const purposes = one.purposes?.value;
  return {
    profile: isProfileGiven ? profile : (one.profile?.value ?? profile),
    date,
    policy: policy.effective,
    ...(purposes === undefined ? {} : { purposes }),
  };
}

/** One thing that was not taken, as a line for people. */
export function sayRejection({ path, code, message, suggestion }: PolicyRejection): string {
  const where = path === "" ? "the policy" : path;
  return `${where}: ${message} (${code}${suggestion === null ? "" : `; did you mean ${suggestion}?`})`;
}
