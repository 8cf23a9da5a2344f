import { z } from "zod";
import type { Report } from "./run-bench.ts";

const figure = z.number().nullable();
const row = z.strictObject({
  measure: z.string(),
  impl: z.string(),
  version: z.string(),
  names: figure,
  text: z.string().nullable(),
  value: figure,
  unit: z.string(),
  ratio: figure,
  of: z.string().nullable(),
  recall: figure,
  precision: figure,
  goal: figure,
  met: z.boolean().nullable(),
  status: z.enum(["ok", "timeout", "failed"]),
});
const report = z.strictObject({
  machine: z.strictObject({
    cores: z.number(),
    node: z.string(),
    platform: z.string(),
    quick: z.boolean(),
    realNames: z.number(),
    characters: z.number(),
    cellSeconds: z.number(),
    seconds: z.number(),
  }),
  rows: z.array(row),
});

/** Reads what `--json` printed. Throws when it is not that. */
export function parseReport(text: string): Report {
  return report.parse(JSON.parse(text));
}
