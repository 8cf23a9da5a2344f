import type { FrameRecord } from "../../platform/tab-findings.ts";
import type { TabProblem, TabState } from "../../rules/views.ts";

/** Where a tab stands, all its frames taken together. */
export interface TabStanding {
  readonly state: TabState;
  readonly problem: TabProblem | null;
}

/** Merges frames into one state; whatever was not read in full makes the whole `partial`, never `clear`. */
export function mergeFrames(frames: readonly FrameRecord[], hits: number): TabStanding {
  const [top] = frames;
  if (top === undefined) return { state: "not-screened", problem: "not-permitted" };
  if (frames.some((frame) => frame.listProblem !== null)) {
    return { state: "list-problem", problem: "list-problem" };
  }
  if (top.frameId !== 0) return { state: "partial", problem: "not-permitted" };
  // What a frame of another site holds is never passed over: the page then counts as screened in part.
  if (top.keptProblem === "switched-off" && hits === 0)
    return { state: "not-screened", problem: "switched-off" };
  if (top.state === "failed" && hits === 0) {
    return { state: "failed", problem: problemOf(top) ?? "unreadable" };
  }
  if (frames.some((frame) => frame.state === "running")) return { state: "running", problem: null };
  const short = frames.find((frame) => frame.state !== "done" || problemOf(frame) !== null);
  if (short !== undefined) {
    const own = problemOf(short) ?? "unreadable";
    return {
      state: "partial",
      problem: short.frameId === 0 || own !== "unreadable" ? own : "frame-unreachable",
    };
  }
  const expected = frames.reduce((sum, frame) => sum + frame.frames, 0);
  const answered = frames.filter((frame) => frame.frameId !== 0 && frame.counted).length;
  if (answered < expected) return { state: "partial", problem: "frame-unreachable" };
  return { state: hits > 0 ? "found" : "clear", problem: null };
}

function problemOf(frame: FrameRecord): TabProblem | null {
  return frame.keptProblem ?? frame.problem;
}
