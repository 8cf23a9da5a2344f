import type { Command } from "../command.ts";
import { runDrill } from "../repository/run-drill.ts";

/** Rehearses that a key was lost. */
export const drillLost: Command = {
  words: ["drill", "lost-key"],
  summary: "rehearses a lost key on a throw-away copy, step by step, with what to do in earnest",
  usage:
    "[--role ROLE]\n\nROLE: root, targets, snapshot, timestamp (standard), or the id of a list.",
  options: { role: { type: "string" } },
  run: (call) => runDrill(call, "lost"),
};
