import { noteClosed, noteOpen } from "../../platform/blocked-sites.ts";
import { broadcastChange, tellTab } from "../../platform/messages.ts";
import { effectivePolicy, isFeatureOff } from "../../platform/policy/in-force.ts";
import type { Handlers } from "../../platform/serve.ts";
import { changeSettings, readSettings } from "../../platform/settings.ts";
import { addSite, injectInto, listSites, removeSite } from "../../platform/sites.ts";
import { isCategory } from "../../rules/category-words.ts";
import type { CategoryVerdict } from "../../rules/category-words.ts";
import { cardFor, classAnswer } from "../../rules/explain/card.ts";
import { cardUnderPolicy } from "../../rules/explain/card-under-policy.ts";
import { categoryCardFor } from "../../rules/explain/category-card.ts";
import type { ListView } from "../../rules/index/open.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { positiveEntries } from "../../rules/policy/positive.ts";
import { withListings } from "../../rules/screen/screen.ts";
import type { Circumstances, Verdict } from "../../rules/vocabulary.ts";
import type { ClassAnswer, ProgramLabel } from "../../rules/views.ts";
import { circumstances, withList } from "./context.ts";
import type { Context } from "./context.ts";
import type { policyHandlers } from "./policy.ts";
import { checkFrames, rescreenOutdated, screenMatching } from "./tabs.ts";
import { reportTab } from "./tab-report.ts";
import { SEVERITIES } from "../../rules/severities.ts";

type PageMessage = Exclude<
  keyof Handlers,
  | keyof ReturnType<typeof policyHandlers>
  | "status-get"
  | "gate"
  | "judge"
  | "forget"
  | "status"
  | "page-card"
  | "criteria-get"
  | "criteria-open"
  | "updates-get"
  | "update-now"
  | "repository-add"
  | "repository-confirm"
  | "repository-remove"
>;

/** What the extension's own pages may ask. */
export function pageHandlers(context: Context): Pick<Handlers, PageMessage> {
  const { list } = context;
  return {
    "tab-report": async ({ tabId }) => {
      await checkFrames(context, tabId);
      const report = await reportTab(context, tabId);
      if (report.problem !== "not-permitted") {
        await noteOpen(report.host);
        return report;
      }
      // Asked here because the click that opened the popup lets the browser tell which site it is.
      return (await noteClosed(tabId)) ? { ...report, problem: "closed-by-browser" } : report;
    },
    "screen-tab": async ({ tabId }) => {
      // The click on the toolbar lets us in; without it (another window's tab), a run that is there starts over.
      const injected = await injectInto(tabId);
      if ("ok" in injected) return injected;
      return (await tellTab(tabId, "rescreen")) === null ? injected : { ok: true };
    },
    lookup: ({ query, top }) =>
      withList(async () => {
        const view = await list.lookupView();
        const c = await circumstances(null, false);
        const result = lookup(view, query, c, top);
        const programs = result.answers.flatMap((answer) =>
          answer.listings.map((each) => each.program),
        );
        const { positiveLists } = await effectivePolicy();
        const suppliers = result.answers.map((answer) => answer.supplier);
        const asked = { suppliers, name: { text: query, letters: view.names.letters } };
        const positive = positiveEntries(positiveLists, asked, c.date);
        return {
          result,
          productClass:
            result.productClass === null ? null : await classFor(view, result.productClass, c),
          titles: titlesOf(view, programs),
          list: await list.status(),
          ...(positive.length === 0 ? {} : { positive }),
        };
      }),
    card: ({ supplier, matchedName, tabId }) =>
      withList(async () => {
        const kept = tabId === undefined ? null : await strongestIn(context, tabId, supplier);
        const view = await list.view();
        const c = await circumstances(null, false);
        const verdict = kept === null ? null : withListings(view, kept, c);
        const request =
          matchedName === undefined ? { supplier, verdict } : { supplier, verdict, matchedName };
        const card = cardFor(view, request, c, await list.status());
        if (card === null) return { error: "unknown" } as const;
        const { language } = await readSettings();
        return cardUnderPolicy(card, await effectivePolicy(), language, c.date);
      }),
    "category-card": ({ rule, origin, tabId }) =>
      withList(async () => {
        const verdict = await categoryIn(context, tabId, rule, origin);
        const c = await circumstances(null, false);
        const card =
          verdict === null
            ? null
            : categoryCardFor(await list.view(), verdict, c, await list.status());
        return card ?? ({ error: "unknown" } as const);
      }),
    "class-answer": ({ id }) =>
      withList(
        async () =>
          (await classFor(await list.view(), id, await circumstances(null, false))) ??
          ({ error: "unknown" } as const),
      ),
    "list-status": () => list.status(),
    "settings-get": () => readSettings(),
    "settings-set": async (change) => {
      const after = await changeSettings(change);
      if ("error" in after) return after;
      broadcastChange();
      // Another buyer, other severities: every page is judged anew.
      await rescreenOutdated(context);
      return after;
    },
    "sites-get": () => listSites(),
    "site-add": async ({ pattern }) => {
      const added = await addSite(pattern);
      if ("ok" in added) await screenMatching(context, pattern);
      broadcastChange();
      return added;
    },
    "site-remove": async ({ pattern }) => {
      const removed = await removeSite(pattern);
      broadcastChange();
      return removed;
    },
  };
}

/** A class with its procedure, and its category rules where the policy does not switch these off. */
async function classFor(view: ListView, id: string, c: Circumstances): Promise<ClassAnswer | null> {
  const answer = classAnswer(view, id, c);
  return answer !== null && (await isFeatureOff("category-rules"))
    ? { ...answer, rules: [] }
    : answer;
}

async function strongestIn(
  context: Context,
  tabId: number,
  supplier: string,
): Promise<Verdict | null> {
  // Of mentions the one that a policy made goes first: its card says whose decision that is.
  const rank = ({ severity, marks }: Verdict) =>
    severity !== null
      ? SEVERITIES.indexOf(severity)
      : SEVERITIES.length + (marks === undefined ? 1 : 0);
  const frames = await context.findings.frames(tabId);
  const [first] = frames
    .flatMap((frame) => frame.findings.map((each) => each.verdict))
    .filter((verdict): verdict is Verdict => !isCategory(verdict))
    .filter((verdict) => verdict.supplier === supplier)
    .sort((a, b) => rank(a) - rank(b));
  return first ?? null;
}

/** A hit of a tab under a category rule; `origin` is a country, or `unknown`. */
async function categoryIn(
  context: Context,
  tabId: number,
  rule: string,
  origin: string,
): Promise<CategoryVerdict | null> {
  const frames = await context.findings.frames(tabId);
  const found = frames
    .flatMap((frame) => frame.findings.map((each) => each.verdict))
    .filter(isCategory)
    .find((verdict) => verdict.rule === rule && (verdict.origin ?? "unknown") === origin);
  return found ?? null;
}

function titlesOf(view: ListView, programs: readonly string[]): Record<string, ProgramLabel> {
  const titles: Record<string, ProgramLabel> = {};
  for (const id of programs) {
    const program = view.programs.get(id);
    if (program !== undefined) titles[id] = { title: program.title, effect: program.effect };
  }
  return titles;
}
