import { TEXT_KINDS } from "./generate-text.ts";
import type { Row } from "./rows.ts";
import type { Report } from "./run-bench.ts";

/** A report as lines for a terminal. */
export function formatTable({ rows }: Report): string {
  return rows
    .map((row) => {
      const where = [row.names === null ? "" : `${count(row.names)} names`, row.text ?? ""];
      const about = where.filter((part) => part !== "").join(", ");
      const found =
        row.recall === null || row.precision === null
          ? ""
          : `, recall ${String(row.recall)}, precision ${String(row.precision)}`;
      return `${row.impl}: ${row.measure}${about === "" ? "" : ` (${about})`}: ${said(row)}${found}${judged(row)}`;
    })
    .join("\n");
}

function said(row: Row): string {
  if (row.status !== "ok") return row.status;
  const value = row.value === null ? "none" : `${count(row.value)} ${row.unit}`.trim();
  return row.ratio === null ? value : `${value}, ${times(row)}`;
}

function figureOf({ status, value, unit }: Row): string {
  if (status !== "ok") return status;
  return value === null ? "not measured" : `${count(value)} ${unit}`.trim();
}

function times({ ratio, of }: Row): string {
  return `${count(ratio ?? 0)}x ${of ?? ""}`.trim();
}

function judged({ goal, met, measure }: Row): string {
  if (goal === null) return "";
  return ` (goal ${limit(measure, goal)}, ${met === true ? "met" : "MISSED"})`;
}

/** A goal with its direction: more is better where something is found, or is faster than something. */
function limit(measure: string, goal: number): string {
  const isLeast = /recall|faster|brute-force/.test(measure);
  return `${isLeast ? "≥" : "≤"} ${count(goal)}`;
}

function count(value: number): string {
  return value.toLocaleString("en-GB", { maximumSignificantDigits: 6 });
}

/** A report as the document `docs/benchmarks.md`. */
export function formatDocument(report: Report): string {
  const { machine, rows } = report;
  const ours = rows.filter(({ goal }) => goal !== null);
  const missed = ours.filter(({ met }) => met !== true).length;
  return [
    "# Benchmarks",
    "",
    "Made by `npm run -s bench -- --markdown > docs/benchmarks.md`, " +
      (machine.quick ? "**with `--quick`: fewer rounds and peers**, " : "") +
      (machine.realNames === 0
        ? ""
        : `with ${count(machine.realNames)} real names among those scanned for, `) +
      `on a machine of ${machine.cores === 2 ? "two" : String(machine.cores)} cores (${machine.platform}, Node ${machine.node.slice(1)}) in ${String(Math.round(machine.seconds / 60))} minutes.`,
    "",
    INTRODUCTION,
    "## Goals",
    "",
    `${String(ours.length - missed)} of ${String(ours.length)} are met. Where a figure has a ratio, the goal is about the ratio.`,
    "",
    table(
      ["measure", "names", "input", "figure", "ratio", "goal", "met"],
      ours.map((row) => [
        row.measure,
        row.names === null ? "" : count(row.names),
        row.text ?? "",
        figureOf(row),
        row.ratio === null ? "" : times(row),
        limit(row.measure, row.goal ?? 0),
        row.met === true ? "yes" : "**no**",
      ]),
    ),
    SCANNING.replace("SECONDS", String(machine.cellSeconds)).replace(
      "CHARACTERS",
      count(machine.characters),
    ),
    ...sizesOf(rows, "scan").flatMap((names) => [
      `### Scan for ${count(names)} names`,
      "",
      scanTable(rows, names),
      "",
    ]),
    LOOKING_UP,
    ...sizesOf(rows, "lookup: keystroke p95").flatMap((names) => [
      `### Look up among ${count(names)} names`,
      "",
      lookupTable(rows, names),
      "",
    ]),
    PAGES,
    pageTable(rows),
    UPDATES,
    updateTable(rows),
    "",
  ].join("\n");
}

function sizesOf(rows: readonly Row[], measure: string): readonly number[] {
  const sizes = rows.flatMap((row) =>
    row.measure === measure && row.names !== null ? [row.names] : [],
  );
  return [...new Set(sizes)].toSorted((a, b) => a - b);
}

function implsOf(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map(({ impl }) => impl))];
}

function scanTable(all: readonly Row[], names: number): string {
  const rows = all.filter((row) => row.names === names);
  const scans = rows.filter(({ measure }) => measure === "scan");
  const texts = TEXT_KINDS.filter((kind) => scans.some(({ text }) => text === kind));
  const cell = (found: Row | undefined): string => {
    if (found === undefined) return "";
    if (found.status !== "ok" || found.value === null) return found.status;
    const over = found.ratio === null ? "" : ` (${count(found.ratio)}x)`;
    return `${count(found.value)}${over}`;
  };
  const quality = (impl: string, of: "recall" | "precision"): string => {
    const shares = scans.flatMap((row) => (row.impl === impl ? (row[of] ?? []) : []));
    return shares.length === 0 ? "" : String(Math.min(...shares));
  };
  const built = (impl: string, measure: string): string =>
    cell(rows.find((row) => row.impl === impl && row.measure === `scan: ${measure}`));
  return table(
    [
      "implementation",
      "version",
      ...texts,
      "recall",
      "precision",
      "build ms",
      "load ms",
      "heap MB",
    ],
    implsOf(scans).map((impl) => [
      impl,
      scans.find((row) => row.impl === impl)?.version ?? "",
      ...texts.map((kind) => cell(scans.find((row) => row.impl === impl && row.text === kind))),
      quality(impl, "recall"),
      quality(impl, "precision"),
      built(impl, "build"),
      built(impl, "load"),
      built(impl, "heap"),
    ]),
  );
}

const LOOKUPS = [
  ["build ms", "lookup: build"],
  ["load ms", "lookup: load"],
  ["heap MB", "lookup: heap"],
  ["p50 ms", "lookup: keystroke p50"],
  ["p95 ms", "lookup: keystroke p95"],
  ["recall@5", "lookup: recall@5, all kinds of difference"],
  ["katakana for Latin", "lookup: recall@5, katakana for Latin"],
] as const;

function lookupTable(all: readonly Row[], names: number): string {
  const rows = all.filter((row) => row.names === names && row.measure.startsWith("lookup: "));
  return table(
    ["implementation", "version", ...LOOKUPS.map(([title]) => title)],
    implsOf(rows).map((impl) => [
      impl,
      rows.find((row) => row.impl === impl)?.version ?? "",
      ...LOOKUPS.map(([, measure]) => {
        const found = rows.find((row) => row.impl === impl && row.measure === measure);
        if (found === undefined) return "";
        if (found.status !== "ok") return found.status;
        return found.value === null ? "" : count(found.value);
      }),
    ]),
  );
}

function pageTable(all: readonly Row[]): string {
  const rows = all.filter(({ measure }) => /^(?:page|worker): /.test(measure));
  return table(
    ["page", "measure", "figure", "ratio"],
    rows.map((row) => [
      row.text ?? (row.names === null ? "" : `${count(row.names)} names`),
      row.measure.replace(/^page: /, ""),
      row.value === null ? row.status : `${count(row.value)} ${row.unit}`.trim(),
      row.ratio === null ? "" : times(row),
    ]),
  );
}

function updateTable(all: readonly Row[]): string {
  return table(
    ["input", "measure", "figure"],
    all
      .filter(({ measure }) => measure.startsWith("update"))
      .map((row) => [
        row.names === null ? (row.text ?? "") : `${count(row.names)} ${row.text ?? ""}`.trim(),
        row.measure.replace(/^update(?: load)?: /, ""),
        figureOf(row),
      ]),
  );
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(head), row(head.map(() => "---")), ...lines.map(row)].join("\n");
}

const INTRODUCTION = `Names and texts are generated, the same ones on every machine: firms that do not exist, named as screening lists name
firms (45 % Latin, 20 % Japanese, 20 % Chinese, 8 % Korean, 7 % Cyrillic), and prose of shops and tenders with one of the
first 1,000 names in about every 2,000 characters, in capitals, small letters, full or half width. One text serves lists
of every size. Words that contain a name and are another word stand among them. \`sekisho gate\` is what runs in a page: it
says where a name may stand. \`sekisho\` is the gate with the exact verification behind it: names at offsets.
`;

const SCANNING = `
## Scanning

Milliseconds per million UTF-16 units, median of the passes over CHARACTERS units, and in brackets the ratio over the floor: one
pass of \`hash * 31 + charCodeAt\`. The floor, normalising and ours take turns in one process on one string; each peer has a
process of its own and takes turns with the first. Peers are given text and names in NFKC and lower case, which they do not
do themselves: what that costs is the row "NFKC and lower case", and is not in theirs. mark.js marks a page in Chromium, its
ratio is over the floor in that page. A cell of more than SECONDS s is a \`timeout\`, a crash or too little memory (4 GB) \`failed\`;
one that timed out is not asked again with more names. Recall is the least over all texts of the seeded names that a hit of the same
name overlaps; precision of the hits that overlap a seeded name; the gate names nobody, so any hit counts for it. A peer
has no stored form: to load it is to build it.
`;

const LOOKING_UP = `## Looking up

Every query is made from a name of the list by one kind of difference: typos, word order, spaces, legal forms, beginnings,
romanisation and so on, each kind counting alike in recall@5. Keystrokes are all beginnings of a part of the queries. Peers
have processes of their own and take turns with ours, a dozen queries at a time; a slow one is asked fewer.
`;

const UPDATES = `
## Updates

What a browser fetches and does when a list has changed. Of a thousand suppliers one, or five, have changed: a third each is new, gone, or has
another date. Metadata is what a repository with one list and all its deltas has, as files; many servers pack it on the way. The load is the
real schedule, simulated (\`npm run simulate\`).
`;

const PAGES = `## In the page

Generated pages in Chromium with the built extension. Slices are tasks in which our script ran, from the browser's trace, in
processor time, without what the browser or the page's own script did in them. "Collect and gate" is what comes before
the first mark, by the content script's own clock; asking HTML's own elements for closed shadow roots comes after it, in idle
moments, and is part of "all of our script". The walk reads \`textContent\` of every block of the same page. "Page without us" is the same page at an
address that is not screened.
`;
