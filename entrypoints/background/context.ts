import manifest from "../../assets/public/list/manifest.json" with { type: "json" };
import { brokenStatus, ListTrouble, openBundledList } from "../../platform/bundled-list.ts";
import type { BundledList } from "../../platform/bundled-list.ts";
import { today } from "../../platform/clock.ts";
import type { Refusal } from "../../platform/messages.ts";
import { readSettings } from "../../platform/settings.ts";
import { TabFindings } from "../../platform/tab-findings.ts";
import { ListError } from "../../rules/schema/list-error.ts";
import type { ListProblem, ListStatus } from "../../rules/views.ts";
import type { Circumstances, Profile } from "../../rules/vocabulary.ts";

/** What every handler of the background works with. */
export interface Context {
  readonly list: BundledList;
  readonly findings: TabFindings;
}

/** The one context of a worker. */
export function openContext(): Context {
  return { list: openBundledList(manifest), findings: new TabFindings() };
}

/** The buyer in force; `general` until the first-run question is answered. */
export async function profileInForce(): Promise<Profile> {
  return (await readSettings()).profile ?? "general";
}

/** What a decision depends on beside the text: who buys, on which day, on which host. */
export async function circumstances(host: string | null, article: boolean): Promise<Circumstances> {
  const base = { profile: await profileInForce(), date: today(), article };
  return host === null ? base : { ...base, host };
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

/** The oldest reading date of the bundled list, for the toolbar. */
export const LIST_AS_OF: string = manifest.asOf;
