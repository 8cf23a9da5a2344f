import { browser } from "wxt/browser";
import { keyStatuses } from "../../rules/policy/key-status.ts";
import { mergePolicy } from "../../rules/policy/merge-policy.ts";
import type { PolicyLayerView, PolicyState, PolicyView } from "../../rules/policy/policy-views.ts";
import type {
  EffectivePolicy,
  Feature,
  PolicyEntry,
  PolicyLayer,
  PolicyRead,
  PolicyRejection,
} from "../../rules/policy/policy-words.ts";
import type { KeptPolicy } from "../../rules/schema/policy-memory.ts";
import { readManagedPolicy, readPolicyText } from "../../rules/schema/policy.ts";
import { memoryFrom, UPDATES_KEY } from "../lists/memory.ts";
import { OWN_SETTINGS, ownSettingsFrom } from "../own-settings.ts";
import type { OwnSettings } from "../own-settings.ts";
import { hashOf } from "../trust/web-crypto.ts";
import { decisionDay } from "./decision-day.ts";
import { isUnkept, parsed } from "./managed-policy.ts";
import { NO_POLICY, POLICIES_KEY, policiesFrom, readPolicyFile } from "./policy-store.ts";
import type { Policies } from "./policy-store.ts";

/** All sources as they are read now, and what they come to. */
export interface PolicyInForce {
  readonly effective: EffectivePolicy;
  /** The same without the person's own choices: what holds where they make none. */
  readonly defaults: EffectivePolicy;
  /** The layers that count, the person's own choices among them. */
  readonly layers: readonly PolicyLayer[];
  readonly views: readonly PolicyLayerView[];
  /** Names everything that what is marked on a page depends on, the day too: with another id, pages are to be judged anew. */
  readonly id: string;
  /** The day that decisions are for, `YYYY-MM-DD`. */
  readonly day: string;
}

type Made = Omit<PolicyInForce, "day">;

let held: { readonly key: string; readonly made: Promise<Made> } | null = null;

/**
 * The policy in force. What is remembered is asked each time, and read and merged only when it is another than the last time: a worker
 * that has just started finds what the one before left. An unreadable store throws.
 */
export async function policyInForce(): Promise<PolicyInForce> {
  // One question to the browser: every message of a page asks it.
  const stored: Readonly<Record<string, unknown>> = await browser.storage.local.get([
    POLICIES_KEY,
    OWN_SETTINGS,
    UPDATES_KEY,
  ]);
  const policies = policiesFrom(stored[POLICIES_KEY]);
  const own = ownSettingsFrom(stored[OWN_SETTINGS]);
  const memory = memoryFrom(stored[UPDATES_KEY]);
  const repositories = (memory?.repositories ?? []).flatMap(({ id, kind }) =>
    kind === "vendor" ? [] : [id],
  );
  const key = JSON.stringify([policies.revision, own, repositories]);
  if (held?.key !== key) {
    const made = make(policies, own, repositories);
    held = { key, made };
    made.catch(() => {
      if (held?.made === made) held = null;
    });
  }
  const made = await held.made;
  const day = decisionDay(memory);
  // Exceptions, rules and listings begin and end with a day: a tab that stays open over midnight is judged anew.
  return { ...made, id: `${made.id} ${day}`, day };
}

/** All sources of policy merged; see `policyInForce`. */
export async function effectivePolicy(): Promise<EffectivePolicy> {
  return (await policyInForce()).effective;
}

/** True when a policy switches a part of the product off. */
export function isOff({ featuresOff }: EffectivePolicy, feature: Feature): boolean {
  return featuresOff.some(({ value }) => value === feature);
}

/** True when the policy in force switches a part of the product off. */
export async function isFeatureOff(feature: Feature): Promise<boolean> {
  return isOff(await effectivePolicy(), feature);
}

/** Everything received, and what came of it. */
export async function policyView(): Promise<PolicyView> {
  const { layers, views, effective } = await policyInForce();
  return {
    layers: isUnkept() ? withUnkept(views) : views,
    keys: keyStatuses(layers),
    featuresOff: effective.featuresOff.map(({ value }) => value),
    supportText: effective.one.supportText?.value ?? null,
  };
}

const DAMAGED: PolicyRejection = {
  path: "",
  code: "not-a-policy",
  message:
    "What was kept of it is not what was written; it counts again when it is read or fetched anew.",
  suggestion: null,
};

const NOT_KEPT: PolicyRejection = {
  path: "",
  code: "not-kept",
  message: "The disk took nothing; what was in force before stays. It is tried again.",
  suggestion: null,
};

/** What managed storage holds now could not be kept: what was in force before is. */
function withUnkept(views: readonly PolicyLayerView[]): readonly PolicyLayerView[] {
  const [held] = views.filter(({ source }) => source === "managed");
  const managed = held ?? NOTHING_OF_MANAGED;
  const state = managed.receivedAt === null ? "none" : "last-good";
  const others = views.filter((each) => each !== held);
  return [{ ...managed, state, problem: NOT_KEPT }, ...others];
}

const NOTHING_OF_MANAGED: PolicyLayerView = {
  source: "managed",
  origin: "",
  id: null,
  receivedAt: null,
  state: "none",
  problem: null,
  sha256: null,
  v: null,
  signers: [],
  rejected: [],
};

interface Source {
  readonly view: PolicyLayerView;
  readonly layer: PolicyLayer | null;
}

async function make(
  policies: Policies,
  own: OwnSettings,
  repositories: readonly string[],
): Promise<Made> {
  const { managed, isManagedUnknown } = policies;
  const sources = [
    await sourceOf(
      "managed",
      "",
      managed,
      (text) => readManagedPolicy(parsed(text)),
      isManagedUnknown,
    ),
  ];
  for (const [rank, id] of repositories.entries()) {
    const kept = policies.repositories[id] ?? NO_POLICY;
    const { view, layer } = await sourceOf("organisation", id, kept, (text) =>
      readPolicyText(text, "organisation", id),
    );
    sources.push({ view, layer: layer === null ? null : { ...layer, rank } });
  }
  const { origin } = policies.imported;
  const imported = await sourceOf("imported", origin, policies.imported, (text) =>
    readPolicyText(text, "imported", origin),
  );
  const user = layerOf(own);
  const organisations = layersOf(sources);
  const before = isOff(mergePolicy(organisations), "import-policy")
    ? { view: switchedOff(imported.view), layer: null }
    : imported;
  const policyLayers = [...organisations, ...layersOf([before])];
  const layers = [...policyLayers, user];
  const effective = withoutImportLock(mergePolicy(layers));
  return {
    effective,
    defaults: withoutImportLock(mergePolicy(policyLayers)),
    layers,
    views: [...sources, before].flatMap(({ view }) => (isHeardOf(view) ? [view] : [])),
    id: await idOf(effective),
  };
}

function layersOf(sources: readonly Source[]): readonly PolicyLayer[] {
  return sources.flatMap(({ layer }) => (layer === null ? [] : [layer]));
}

async function sourceOf(
  source: PolicyLayerView["source"],
  origin: string,
  { inForce, problem }: KeptPolicy,
  read: (text: string) => PolicyRead,
  isUnknown = false,
): Promise<Source> {
  const text = inForce === null ? null : await readPolicyFile(inForce.sha256);
  const result = text === null ? null : read(text);
  const isThere = inForce !== null && result !== null;
  const good: PolicyState = problem === null ? "in-force" : "last-good";
  return {
    layer: result?.layer ?? null,
    view: {
      source,
      origin,
      id: result?.layer.id ?? null,
      receivedAt: isThere ? new Date(inForce.receivedAt).toISOString() : null,
      state: isUnknown ? "not-known-yet" : isThere ? good : "none",
      problem: inForce !== null && text === null ? DAMAGED : problem,
      sha256: isThere ? inForce.sha256 : null,
      v: isThere ? inForce.v : null,
      signers: isThere ? inForce.signers : [],
      rejected: result?.rejected ?? [],
    },
  };
}

/** An imported file keeps nobody from importing another: it is a person's own, and its mended next version has to come in. */
function withoutImportLock(policy: EffectivePolicy): EffectivePolicy {
  const featuresOff = policy.featuresOff.filter(
    ({ value, source }) => value !== "import-policy" || source !== "imported",
  );
  return { ...policy, featuresOff };
}

/** The organisation does not want imported files: one that is there does nothing. */
function switchedOff(view: PolicyLayerView): PolicyLayerView {
  return { ...view, state: "none", rejected: [] };
}

function isHeardOf({ state, problem, sha256 }: PolicyLayerView): boolean {
  return state !== "none" || problem !== null || sha256 !== null;
}

/** The person's own choices as a layer: they are stored as settings, and no policy ever changes them. */
function layerOf({ profile, language, contact }: OwnSettings): PolicyLayer {
  const chosen = <Value>(value: Value) => ({ value, mode: "default" }) as const;
  const keys: { [K in "profile" | "language" | "contact"]?: PolicyEntry<K> } = {};
  if (profile !== null) keys.profile = chosen(profile);
  if (language !== null) keys.language = chosen(language);
  if (contact !== null) keys.contact = chosen(contact);
  return { source: "user", origin: "", id: null, keys };
}

function idOf(effective: EffectivePolicy): Promise<string> {
  const { one, programsOff, severities, exceptions, exclusions, minimumSeverity } = effective;
  const { profile, language, purposes } = one;
  const deciding = [
    [profile, language, purposes],
    [programsOff, severities, exceptions, exclusions, minimumSeverity],
    [effective.featuresOff, effective.portalsOff],
  ];
  return hashOf("sha256", new TextEncoder().encode(JSON.stringify(deciding)));
}
