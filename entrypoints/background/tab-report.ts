import { today } from "../../platform/clock.ts";
import { readSettings } from "../../platform/settings.ts";
import type { FrameRecord } from "../../platform/tab-findings.ts";
import { gatherReport } from "../../rules/screen/report.ts";
import { withListings } from "../../rules/screen/screen.ts";
import type { HitEntry, MentionEntry, Verdict } from "../../rules/vocabulary.ts";
import type { ListStatus, ProgramLabel, TabReport } from "../../rules/views.ts";
import { circumstances, listStatusFor } from "./context.ts";
import type { Context } from "./context.ts";
import { mergeFrames } from "./merge-frames.ts";

/** Hits and mentions of a tab over all its frames; the programs of hits only where their listings are given back to them. */
export function gatherTab(
  frames: readonly FrameRecord[],
  restore: (verdict: Verdict) => Verdict = (verdict) => verdict,
): {
  readonly hits: HitEntry[];
  readonly mentions: MentionEntry[];
} {
  return gatherReport(
    frames.flatMap((frame) =>
      frame.findings.map(({ verdict, kind, excerpt }) => ({
        verdict: restore(verdict),
        place: { frame: frame.frameId === 0 ? "top" : (frame.host ?? "frame"), kind, excerpt },
      })),
    ),
  );
}

/** Everything that screens say of a tab. */
export async function reportTab(context: Context, tabId: number): Promise<TabReport> {
  const frames = await context.findings.frames(tabId);
  const broken = frames.find((frame) => frame.listProblem !== null)?.listProblem ?? null;
  const list = await listStatusFor(context, broken);
  const { hits, mentions } = gatherTab(frames, await restorer(context, list));
  const standing = mergeFrames(frames, hits.length);
  const { profile } = await readSettings();
  return {
    ...(list.state === "broken" ? { state: "list-problem", problem: "list-problem" } : standing),
    host: frames.find((frame) => frame.frameId === 0)?.host ?? null,
    hits,
    mentions,
    ...(await labels(context, list, hits, mentions)),
    list,
    profile: profile ?? "general",
    date: today(),
    ms: addUp(frames),
  };
}

/** Gives verdicts their listings back; spans of one name share them. */
async function restorer(
  context: Context,
  list: ListStatus,
): Promise<(verdict: Verdict) => Verdict> {
  if (list.state === "broken") return (verdict) => verdict;
  const view = await context.list.view();
  const c = await circumstances(null, false);
  const held = new Map<string, Verdict["listings"]>();
  return (verdict) => {
    if (verdict.severity === null) return verdict;
    const key = JSON.stringify([verdict.supplier, verdict.matchedName, verdict.classes.length > 0]);
    const listings = held.get(key) ?? withListings(view, verdict, c).listings;
    held.set(key, listings);
    return { ...verdict, listings };
  };
}

async function labels(
  context: Context,
  list: ListStatus,
  hits: readonly HitEntry[],
  mentions: readonly MentionEntry[],
): Promise<Pick<TabReport, "names" | "titles">> {
  if (list.state === "broken") return { names: {}, titles: {} };
  const view = await context.list.view();
  const names: Record<string, string> = {};
  for (const { supplier } of [...hits, ...mentions]) {
    names[supplier] = view.suppliers.get(supplier)?.name ?? supplier;
  }
  const titles: Record<string, ProgramLabel> = {};
  for (const id of hits.flatMap((hit) => hit.programs)) {
    const program = view.programs.get(id);
    if (program !== undefined) titles[id] = { title: program.title, effect: program.effect };
  }
  return { names, titles };
}

function addUp(frames: readonly FrameRecord[]): NonNullable<TabReport["ms"]> {
  const sum = (part: 0 | 1 | 2 | 3) => frames.reduce((total, frame) => total + frame.ms[part], 0);
  return { collect: sum(0), gate: sum(1), judge: sum(2), total: sum(3) };
}
