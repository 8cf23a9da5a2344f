import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ensureExtension, ensureZip, LIST } from "../make.ts";
import type { Figure } from "./rows.ts";
import type { ScanCell } from "./scan-race.ts";

const IMPL = "sekisho";
/** What a frame holds may weigh so much, kB, by size of the list; the bundled list counts as 25,000. */
const HELD: Readonly<Record<number, number>> = { 25_000: 400, 250_000: 1300 };

/** What is downloaded and held: content script, package, filter and fold table. */
export function sizeRows(cells: readonly ScanCell[]): readonly Figure[] {
  const folder = ensureExtension("chrome", "production");
  const content = readFileSync(join(folder, "content-scripts/content.js"));
  const held = ["gate.bin", "fold.bin"].reduce(
    (sum, name) => sum + statSync(join(LIST, name)).size,
    0,
  );
  const zip = statSync(ensureZip("chrome", "production")).size;
  // zod names its own parts so in every bundle, minified or not.
  const hasZod = /_zod|ZodError/.test(content.toString("utf8"));
  const script = { impl: IMPL, text: "content script" };
  return [
    {
      ...script,
      measure: "size: content script, minified",
      value: content.length / 1000,
      unit: "kB",
      goal: { most: 45 },
    },
    {
      ...script,
      measure: "size: content script, gzip",
      value: gzipSync(content).length / 1000,
      unit: "kB",
    },
    {
      ...script,
      measure: "size: content script contains zod",
      value: hasZod ? 1 : 0,
      unit: "",
      goal: { most: 0 },
    },
    {
      measure: "size: package as a zip with the bundled list",
      impl: IMPL,
      value: zip / 1e6,
      unit: "MB",
      goal: { most: 1.5 },
    },
    {
      measure: "size: filter and fold table of a frame",
      impl: IMPL,
      text: "bundled list",
      value: held / 1000,
      unit: "kB",
      goal: { most: 400 },
    },
    ...cells.flatMap((cell) => heldRow(cell)),
    ...cells.flatMap((cell) => viewRow(cell)),
  ];
}

function heldRow({ impl, names, text, answer }: ScanCell): readonly Figure[] {
  const bytes = answer?.bytes ?? null;
  if (impl !== "sekisho gate" || text !== null || bytes === null) return [];
  const most = HELD[names];
  return [
    {
      measure: "size: filter and fold table of a frame",
      impl: IMPL,
      names,
      text: "generated list",
      value: bytes / 1000,
      unit: "kB",
      goal: most === undefined ? null : { most },
    },
  ];
}

function viewRow({ impl, names, text, answer }: ScanCell): readonly Figure[] {
  if (impl !== "sekisho" || text !== null || answer === null) return [];
  return [
    {
      measure: "load: index view from its ArrayBuffer",
      impl: IMPL,
      names,
      value: answer.loadMs,
      unit: "ms",
      goal: { most: 1 },
    },
  ];
}
