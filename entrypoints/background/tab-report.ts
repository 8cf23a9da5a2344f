import type { Finding, FrameRecord } from "../../platform/tab-findings.ts";
import { isCategory } from "../../rules/category-words.ts";
import type { CategoryEntry } from "../../rules/category-words.ts";
import { stronger } from "../../rules/decide/decide.ts";
import { markKey } from "../../rules/decide/policy-mark.ts";
import { ruleAnswer } from "../../rules/explain/category-card.ts";
import type { ListView } from "../../rules/index/open.ts";
import { gatherCategories, gatherReport } from "../../rules/screen/report.ts";
import { withListings } from "../../rules/screen/screen.ts";
import type { HitEntry, MentionEntry, Place, Severity, Verdict } from "../../rules/vocabulary.ts";
import { ListError } from "../../rules/schema/list-error.ts";
import type {
  ListProblem,
  ListStatus,
  ProgramLabel,
  RuleAnswer,
  TabReport,
} from "../../rules/views.ts";
import { circumstances, decisionDate, listStatusFor, profileInForce } from "./context.ts";
import type { Context } from "./context.ts";
import { mergeFrames } from "./merge-frames.ts";

/** Hits and mentions of suppliers over all frames of a tab; the programs of hits only where their listings are given back. */
export function gatherTab(
  frames: readonly FrameRecord[],
  restore: (verdict: Verdict) => Verdict = (verdict) => verdict,
): {
  readonly hits: HitEntry[];
  readonly mentions: MentionEntry[];
} {
  return gatherReport(
    frames.flatMap((frame) =>
      frame.findings.flatMap((finding) => {
        const { verdict } = finding;
        return isCategory(verdict)
          ? []
          : [{ verdict: restore(verdict), place: placeOf(frame, finding) }];
      }),
    ),
  );
}

function placeOf({ frameId, host }: FrameRecord, { kind, excerpt }: Finding): Place {
  return { frame: frameId === 0 ? "top" : (host ?? "frame"), kind, excerpt };
}

/** The category hits of a tab as the toolbar counts them: by rule and origin, with the strongest severity. */
export function sumCategories(frames: readonly FrameRecord[]): {
  readonly count: number;
  readonly severity: Severity | null;
} {
  const verdicts = frames
    .flatMap((frame) => frame.findings.map(({ verdict }) => verdict))
    .filter(isCategory);
  return {
    count: new Set(verdicts.map((each) => `${each.rule} ${each.origin ?? ""}`)).size,
    severity: verdicts.reduce<Severity | null>((best, each) => stronger(best, each.severity), null),
  };
}

function categoriesOf(view: ListView, frames: readonly FrameRecord[]): CategoryEntry[] {
  return gatherCategories(
    view,
    frames.flatMap((frame) =>
      frame.findings.flatMap((finding) => {
        const { verdict } = finding;
        return isCategory(verdict) ? [{ verdict, place: placeOf(frame, finding) }] : [];
      }),
    ),
  );
}

/** Everything that screens say of a tab; a record of the list that cannot be read makes it a report of a broken list. */
export async function reportTab(context: Context, tabId: number): Promise<TabReport> {
  const frames = await context.findings.frames(tabId);
  const broken = frames.find((frame) => frame.listProblem !== null)?.listProblem ?? null;
  try {
    return await reportOf(context, frames, broken);
  } catch (error) {
    if (!(error instanceof ListError)) throw error;
    console.error(error);
    return reportOf(context, frames, "list-unreadable");
  }
}

async function reportOf(
  context: Context,
  frames: readonly FrameRecord[],
  broken: ListProblem | null,
): Promise<TabReport> {
  const list = await listStatusFor(context, broken);
  const { hits, mentions } = gatherTab(frames, await restorer(context, list));
  const standing = mergeFrames(frames, hits.length + sumCategories(frames).count);
  return {
    ...(list.version === null ? { state: "list-problem", problem: "list-problem" } : standing),
    host: frames.find((frame) => frame.frameId === 0)?.host ?? null,
    hits,
    mentions,
    ...(await labels(context, list, frames, hits, mentions)),
    list,
    profile: await profileInForce(),
    date: await decisionDate(),
    ms: addUp(frames),
  };
}

/** Gives verdicts their listings back; spans of one name share them. */
async function restorer(
  context: Context,
  list: ListStatus,
): Promise<(verdict: Verdict) => Verdict> {
  if (list.version === null) return (verdict) => verdict;
  const view = await context.list.view();
  const c = await circumstances(null, false);
  const held = new Map<string, Verdict["listings"]>();
  return (verdict) => {
    if (verdict.severity === null) return verdict;
    const { supplier, matchedName, classes, marks = [] } = verdict;
    const key = JSON.stringify([supplier, matchedName, classes.length > 0, marks.map(markKey)]);
    const listings = held.get(key) ?? withListings(view, verdict, c).listings;
    held.set(key, listings);
    return { ...verdict, listings };
  };
}

async function labels(
  context: Context,
  list: ListStatus,
  frames: readonly FrameRecord[],
  hits: readonly HitEntry[],
  mentions: readonly MentionEntry[],
): Promise<Pick<TabReport, "categories" | "rules" | "names" | "titles">> {
  if (list.version === null) return { categories: [], rules: {}, names: {}, titles: {} };
  const view = await context.list.view();
  const categories = categoriesOf(view, frames);
  const rules: Record<string, RuleAnswer> = {};
  for (const rule of view.data.categoryRules) {
    const answer = categories.some((each) => each.rule === rule.id) ? ruleAnswer(view, rule) : null;
    if (answer !== null) rules[rule.id] = answer;
  }
  const names: Record<string, string> = {};
  for (const { supplier } of [...hits, ...mentions]) {
    names[supplier] = view.suppliers.get(supplier)?.name ?? supplier;
  }
  const titles: Record<string, ProgramLabel> = {};
  const switchedOff = [...hits, ...mentions].flatMap(({ marks = [] }) =>
    marks.flatMap((mark) => (mark.kind === "program-off" ? mark.program : [])),
  );
  for (const id of [...hits.flatMap((hit) => hit.programs), ...switchedOff]) {
    const program = view.programs.get(id);
    if (program !== undefined) titles[id] = { title: program.title, effect: program.effect };
  }
  return { categories, rules, names, titles };
}

function addUp(frames: readonly FrameRecord[]): NonNullable<TabReport["ms"]> {
  const sum = (part: 0 | 1 | 2 | 3 | 4) =>
    frames.reduce((total, frame) => total + frame.ms[part], 0);
  return { collect: sum(0), gate: sum(1), judge: sum(2), total: sum(3), idle: sum(4) };
}
