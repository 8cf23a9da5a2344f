import type { Command } from "../command.ts";
import { runDrill } from "../repository/run-drill.ts";

/** Rehearses that a key was stolen. */
export const drillStolen: Command = {
  words: ["drill", "stolen-key"],
  summary: "rehearses a stolen key on a throw-away copy, step by step, with what to do in earnest",
  usage:
    "[--role ROLE]\n\nROLE: root, targets, snapshot, timestamp (standard), or the id of a list.",
  options: { role: { type: "string" } },
  run: (call) => runDrill(call, "stolen"),
};
