import manifest from "../../assets/public/list/manifest.json" with { type: "json" };
import { browser } from "wxt/browser";
import { brokenStatus, ListTrouble, readPackaged } from "../../platform/list-files.ts";
import type { BuildPorts } from "../../platform/lists/build-generation.ts";
import { deriveApart } from "../../platform/lists/derive-worker.ts";
import { ListSource } from "../../platform/lists/list-source.ts";
import { ListStore } from "../../platform/lists/list-store.ts";
import { readMemory } from "../../platform/lists/memory.ts";
import type { Refusal } from "../../platform/messages.ts";
import { effectivePolicy, policyInForce } from "../../platform/policy/in-force.ts";
import type { PolicyInForce } from "../../platform/policy/in-force.ts";
import { policyList } from "../../platform/policy/policy-list.ts";
import { TabFindings } from "../../platform/tab-findings.ts";
import { ListError } from "../../rules/schema/list-error.ts";
import type { ListProblem, ListStatus } from "../../rules/views.ts";
import type { Circumstances, Profile } from "../../rules/vocabulary.ts";

/** What every handler of the background works with. */
export interface Context {
  readonly list: ListSource;
  readonly findings: TabFindings;
  /** What new files of a list are made with. */
  readonly build: Pick<BuildPorts, "format" | "readPackaged" | "derive">;
  /** The store of lists; opened anew when the last connection was closed or failed. Throws StoreTrouble. */
  openStore(): Promise<ListStore>;
}

/** The one context of a worker; `onDamage` is called when stored files of a list turn out to be damaged. */
export function openContext(onDamage: () => void): Context {
  // Fold table, layouts and everything else that decides how files are made belong to one version and build.
  const format = `${browser.runtime.getManifest().version} ${JSON.stringify(manifest.files)}`;
  const openStore = keepOpen(() => ListStore.open());
  const list = new ListSource({
    seed: manifest,
    readPackaged,
    format,
    openStore,
    memory: () => readMemory(Date.now()),
    now: Date.now,
    policyList: () => policyList(readPackaged),
    onDamage,
  });
  return {
    list,
    findings: new TabFindings(),
    build: { format, readPackaged, derive: deriveApart },
    openStore,
  };
}

function keepOpen(open: () => Promise<ListStore>): () => Promise<ListStore> {
  let held: Promise<ListStore> | null = null;
  return async () => {
    if (held !== null && (await held.catch(() => null))?.isOpen !== true) held = null;
    held ??= open();
    return held;
  };
}

/** The buyer in force; `general` until the first-run question is answered. */
export async function profileInForce(): Promise<Profile> {
  return (await effectivePolicy()).one.profile?.value ?? "general";
}

/** What a decision depends on beside the text: who buys, what the policy says, on which day, on which host and page. */
export async function circumstances(
  host: string | null,
  article: boolean,
  page: Circumstances["page"] | null = null,
): Promise<Circumstances> {
  return circumstancesIn(await policyInForce(), host, article, page);
}

/** The same under a policy that was just asked for. */
export function circumstancesIn(
  { effective: policy, day: date }: PolicyInForce,
  host: string | null,
  article: boolean,
  page: Circumstances["page"] | null = null,
): Circumstances {
  const { profile, purposes } = policy.one;
  return {
    profile: profile?.value ?? "general",
    date,
    article,
    policy,
    ...(host === null ? {} : { host }),
    ...(page === null ? {} : { page }),
    ...(purposes === undefined ? {} : { purposes: purposes.value }),
  };
}

/** The day that decisions are for, `YYYY-MM-DD`; see `decisionDay`. */
export async function decisionDate(): Promise<string> {
  return (await policyInForce()).day;
}

/** The code of what is wrong with the list. */
export function listCode(error: unknown): ListProblem {
  return error instanceof ListTrouble ? error.code : "list-unreadable";
}

/** A value that needs the list, or the code of why there is none: also where one record of it cannot be read. */
export async function withList<T>(make: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof ListTrouble || error instanceof ListError)
      return { error: listCode(error) };
    throw error;
  }
}

/** The list's status for a report: taken from what was compiled in while the list itself is not needed. */
export function listStatusFor(context: Context, problem: ListProblem | null): Promise<ListStatus> {
  return problem === null ? context.list.status() : Promise.resolve(brokenStatus(problem));
}
