import type { PolicyLayerView, PolicyView } from "../policy/policy-views.ts";
import type { KeyStatus, PolicyRejection, PolicySource } from "../policy/policy-words.ts";
import type { StatusView } from "../status-views.ts";

/** Plain data, as JSON has it. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [member: string]: Json };

/** What stands in a report where a person's own choice would. */
export const BY_THIS_PERSON = "set by this person";
/** What stands in a report where a name, a number or an address of a person might. */
export const LEFT_OUT = "left out";

/** Members of a policy that name a person or a way to one. */
const OF_PERSONS: ReadonlySet<string> = new Set([
  "approver",
  "contact",
  "telephone",
  "email",
  "supportText",
]);

/** Values with more text than this are counted in a report and not repeated, UTF-16 units. */
const LONGEST_VALUE = 20_000;

/**
 * The status as data for whoever helps: without a person's own choices, without names, telephone numbers and addresses of persons that
 * a policy gives, without the name of an imported file, and without sites that a person added.
 */
export function statusReportData(status: StatusView, policy: PolicyView): Json {
  const { settings } = status;
  const setting = (key: "profile" | "language") =>
    settings.setBy[key] === "user" ? BY_THIS_PERSON : settings[key];
  return {
    report: "sekisho-status",
    reportVersion: 1,
    at: status.at,
    extension: status.extension,
    browser: status.browser,
    profile: setting("profile"),
    language: setting("language"),
    policy: {
      sources: policy.layers.map(sourceData),
      entries: policy.keys.filter(({ received }) => received.length > 0).map(entryData),
    },
    lists: {
      state: status.list.state,
      problem: status.list.problem,
      since: status.list.since,
      version: status.list.version,
      asOf: status.list.asOf,
      generation: status.generation,
      baseline: plain(status.baseline),
      releases: plain(status.releases),
      read: status.list.lists.map(({ id, retrieved, listings }) => ({ id, retrieved, listings })),
    },
    updates: plain(status.updates),
    closedSites: {
      isKnowable: status.blocked.isKnowable,
      hiddenTabs: status.blocked.hiddenTabs,
      sites: status.blocked.sites.map(({ pattern, kind }) =>
        kind === "added" ? "a site that this person added" : pattern,
      ),
    },
  };
}

function sourceData(layer: PolicyLayerView): Json {
  const { source, id, receivedAt, state, sha256, v, signers, problem, rejected } = layer;
  return {
    source,
    origin: originOf(layer),
    id,
    state,
    receivedAt,
    sha256,
    v,
    signers: [...signers],
    problem: problem === null ? null : rejectionData(problem),
    rejected: rejected.map(rejectionData),
  };
}

/** The name of a file on a person's disk may name the person. */
export function originOf(by: { readonly source: PolicySource; readonly origin: string }): string {
  return by.source === "imported" ? "" : by.origin;
}

/** What a report repeats of a rejection: no message where it might quote what names a person. */
export function rejectionData(rejection: PolicyRejection): Json {
  const { path, code, message, suggestion } = rejection;
  // What is no JSON is quoted where it breaks off, whatever stands there.
  const isOfPerson =
    code === "not-json" || path.split(/[.[\]]/).some((part) => OF_PERSONS.has(part));
  return { path, code, message: isOfPerson ? LEFT_OUT : message, suggestion };
}

function entryData(entry: KeyStatus): Json {
  const { key, received, isLocked, isUsed } = entry;
  return {
    key,
    isLocked,
    isUsed,
    effective: effectiveForReport(entry),
    received: received.map(({ source, origin, mode, value, state }) => ({
      source,
      origin: originOf({ source, origin }),
      mode,
      state,
      value: source === "user" ? BY_THIS_PERSON : forReport(key, value),
    })),
  };
}

/** What is in force of a key, as a report may say it. */
export function effectiveForReport({ key, received, effective }: KeyStatus): Json {
  const isOwn = received.some(({ source, state }) => source === "user" && state === "in-force");
  return isOwn ? BY_THIS_PERSON : forReport(key, effective);
}

function forReport(key: string, value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (OF_PERSONS.has(key)) return LEFT_OUT;
  const shown = plain(value);
  const length = JSON.stringify(shown).length;
  return length > LONGEST_VALUE ? `${LEFT_OUT}: ${String(length)} characters` : shown;
}

/** A value as JSON has it, with what may name a person left out; what JSON does not have becomes null. */
function plain(value: unknown): Json {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return null;
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [
      member,
      OF_PERSONS.has(member) ? LEFT_OUT : plain(inner),
    ]),
  );
}
