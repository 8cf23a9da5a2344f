import { today } from "../../platform/clock.ts";
import { readSettings } from "../../platform/settings.ts";
import type { FrameRecord } from "../../platform/tab-findings.ts";
import { gatherReport } from "../../rules/screen/report.ts";
import type { HitEntry, MentionEntry } from "../../rules/vocabulary.ts";
import type { ListStatus, ProgramLabel, TabReport } from "../../rules/views.ts";
import { listStatusFor } from "./context.ts";
import type { Context } from "./context.ts";
import { mergeFrames } from "./merge-frames.ts";

/** Hits and mentions of a tab over all its frames. */
export function gatherTab(frames: readonly FrameRecord[]): {
  readonly hits: HitEntry[];
  readonly mentions: MentionEntry[];
} {
  return gatherReport(
    frames.flatMap((frame) =>
      frame.findings.map(({ verdict, kind, excerpt }) => ({
        verdict,
        place: { frame: frame.frameId === 0 ? "top" : (frame.host ?? "frame"), kind, excerpt },
      })),
    ),
  );
}

/** Everything that screens say of a tab. */
export async function reportTab(context: Context, tabId: number): Promise<TabReport> {
  const frames = await context.findings.frames(tabId);
  const { hits, mentions } = gatherTab(frames);
  const broken = frames.find((frame) => frame.listProblem !== null)?.listProblem ?? null;
  const list = await listStatusFor(context, broken);
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
