import { existsSync, statSync } from "node:fs";
import { basename, relative } from "node:path";
import { done, PublisherRefusal } from "../command.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { check, readDescription, readMapping } from "../import/describe/read-description.ts";
import type { ListDescription } from "../import/describe/list-description.ts";
import { TEMPLATES } from "../import/describe/templates.ts";
import type { AnyImporter, Choices, Importer, PartyKind, SourceFile } from "../import/importer.ts";
import { ProblemLog } from "../import/problem-log.ts";
import { ENCODINGS } from "../import/read/open-text.ts";
import { IMPORTERS } from "../import/registry.ts";
import { checkOut, inPlaceOf, readsParties, runImport } from "../import/run-import.ts";
import type { ImportReport } from "../import/run-import.ts";
import { FIELDS } from "../import/table-party.ts";
import { slug } from "../../rules/schema/scalars.ts";

const USAGE = `FORMAT FILE... --list ID --out DIR [options]

formats (list formats says more):
${IMPORTERS.map(({ id, title }) => `  ${id.padEnd(20)}  ${title}`).join("\n")}

  --retrieved YYYY-MM-DD    the day the file was had
  --description FILE        what the list is, YAML or JSON: publisher, licence, programs and their effect
  --template NAME           start from a description that comes with the publisher: ${Object.keys(TEMPLATES).join(", ")}
  --map FIELD=TITLE,...     columns of a table, or a YAML or JSON file of them: ${FIELDS.join(", ")}
  --split TEXT              what stands between several names in one cell (default: semicolon, line end)
  --sheet NAME              sheet of a workbook (default: the first)
  --encoding NAME           how the file is written, where it is not told rightly: ${ENCODINGS.join(", ")}
  --individuals, --vessels, --aircraft   take these too; only organisations are taken otherwise
  --same-name report|join   entries of one whole name: report them (default), or show them as one supplier
  --weak-single-words       aliases of one word count only beside a strong name of the party
  --replace                 take the place of a folder that is there`;

/** `list import`: makes a folder of list sources out of a list in another layout. */
export const listImport: Command = {
  words: ["list", "import"],
  summary: "makes list sources out of official lists, tables and lists of your own",
  usage: USAGE,
  options: {
    list: { type: "string" },
    out: { type: "string" },
    retrieved: { type: "string" },
    description: { type: "string" },
    template: { type: "string" },
    map: { type: "string" },
    split: { type: "string" },
    sheet: { type: "string" },
    encoding: { type: "string" },
    individuals: { type: "boolean" },
    vessels: { type: "boolean" },
    aircraft: { type: "boolean" },
    "same-name": { type: "string" },
    "weak-single-words": { type: "boolean" },
    replace: { type: "boolean" },
  },
  run: importList,
};

async function importList(call: Call): Promise<Outcome> {
  const problems = new ProblemLog();
  const [format = "", ...paths] = call.positionals;
  const importer = IMPORTERS.find(({ id }) => id === format);
  const files = paths.map((typed) => ({ path: call.path(typed), name: basename(typed) }));
  if (importer === undefined) {
    const known = IMPORTERS.map(({ id }) => id).join(", ");
    problems.add({ file: "FORMAT", value: format, message: `is none of ${known}` });
  } else checkFiles(importer, files, problems);
  const list = text(call, "list") ?? "";
  if (!slug.safeParse(list).success)
    problems.add({
      file: "--list",
      value: list,
      message: "give the id of the list: lower case, digits, hyphens",
    });
  const out = text(call, "out");
  if (out === null)
    problems.add({ file: "--out", message: "give the folder for the list sources" });
  else {
    checkOut(call.path(out), call.values["replace"] === true, problems);
    const within = files.find(({ path }) => !relative(path, call.path(out)).startsWith(".."));
    if (within !== undefined)
      problems.add({
        file: "--out",
        value: out,
        message: `lies in ${within.name}, which is imported`,
      });
  }
  refuse(problems);
  if (importer === undefined || out === null) throw new Error("unreachable");
  if (!readsParties(importer)) return await takeFolder(importer, files, call.path(out));
  const description = describe(call, importer, files, list, problems);
  const choices = readChoices(call, problems);
  refuse(problems);
  if (description === null) throw new Error("unreachable");
  const report = await runImport({
    importer,
    files,
    list,
    description,
    choices,
    kinds: kindsOf(call),
    weakSingleWords: call.values["weak-single-words"] === true,
    joinByName: text(call, "same-name") === "join",
    out: call.path(out),
    replace: call.values["replace"] === true,
    say: (line) => call.progress(line),
  });
  return done(linesOf(report, out), { import: report });
}

function refuse(problems: ProblemLog): void {
  if (problems.total === 0) return;
  try {
    problems.refuseIfAny();
  } catch (error) {
    if (error instanceof Error && "problems" in error && Array.isArray(error.problems))
      throw new PublisherRefusal("usage", error.problems);
    throw error;
  }
}

function text(call: Call, name: string): string | null {
  const value = call.values[name];
  return typeof value === "string" ? value : null;
}

function checkFiles(
  importer: AnyImporter,
  files: readonly SourceFile[],
  problems: ProblemLog,
): void {
  const { id, minFiles, maxFiles, files: takes } = importer;
  if (files.length < minFiles || files.length > maxFiles)
    problems.add({ file: "FILE", message: `${id} takes ${takes}` });
  for (const { path, name } of files) {
    if (!existsSync(path)) problems.add({ file: name, message: "there is no such file" });
    else if (statSync(path).isDirectory() === readsParties(importer))
      problems.add({ file: name, message: `${id} takes ${takes}` });
  }
}

async function takeFolder(
  importer: Extract<AnyImporter, { readonly kind: "folder" }>,
  [source]: readonly SourceFile[],
  out: string,
): Promise<Outcome> {
  const taken = await inPlaceOf(out, (folder) => importer.take(source?.path ?? "", folder));
  const counts = `${String(taken.suppliers)} suppliers, ${String(taken.listings)} listings`;
  return done([`${counts} in ${out}`], { import: { format: importer.id, ...taken } });
}

const A_DAY = 24 * 3_600_000;

function describe(
  call: Call,
  importer: Importer,
  files: readonly SourceFile[],
  list: string,
  problems: ProblemLog,
): ListDescription | null {
  const typed = text(call, "description");
  const retrieved = text(call, "retrieved");
  const [source] = files;
  const inFile = source === undefined ? null : (importer.describe?.(source, problems) ?? null);
  const file = typed === null ? null : { path: call.path(typed), name: basename(typed) };
  const template = text(call, "template") ?? importer.template;
  const described =
    inFile !== null && typed === null && template === null
      ? check(
          { ...inFile, ...(retrieved === null ? {} : { retrieved }) },
          source?.name ?? "",
          problems,
        )
      : readDescription({ template, file, retrieved }, problems);
  if (described?.id !== undefined && described.id !== list)
    problems.add({
      file: file?.name ?? "",
      field: "id",
      value: described.id,
      message: `is not the list ${list}`,
    });
  // Every screen says how old a list is: one that was read tomorrow would look new for too long. A day ahead is another time zone.
  const latest = new Date(call.now() + A_DAY).toISOString().slice(0, 10);
  if (described !== null && described.retrieved > latest)
    problems.add({
      file: file?.name ?? "--retrieved",
      field: "retrieved",
      value: described.retrieved,
      message: "is a day that is still to come",
    });
  return described;
}

function readChoices(call: Call, problems: ProblemLog): Choices {
  const encoding = text(call, "encoding");
  if (encoding !== null && !ENCODINGS.some((known) => known === encoding))
    problems.add({
      file: "--encoding",
      value: encoding,
      message: `is none of ${ENCODINGS.join(", ")}`,
    });
  const sameName = text(call, "same-name");
  if (sameName !== null && sameName !== "report" && sameName !== "join")
    problems.add({ file: "--same-name", value: sameName, message: "is neither report nor join" });
  return {
    encoding,
    columns: readMap(call, problems),
    split: text(call, "split"),
    sheet: text(call, "sheet"),
  };
}

function readMap(call: Call, problems: ProblemLog): ReadonlyMap<string, string> {
  const typed = text(call, "map");
  if (typed === null) return new Map();
  const path = call.path(typed);
  const pairs = /\.(?:ya?ml|json)$/i.test(typed)
    ? Object.entries(readMapping({ path, name: basename(typed) }, problems) ?? {})
    : typed.split(",").map((pair): [string, unknown] => {
        const [field = "", ...title] = pair.split("=");
        return [field.trim(), title.join("=").trim()];
      });
  const known: readonly string[] = FIELDS;
  return new Map(
    pairs.flatMap(([field, title]): [string, string][] => {
      if (known.includes(field) && typeof title === "string" && title !== "")
        return [[field, title]];
      const message = `is not FIELD=TITLE with a field of ${FIELDS.join(", ")}`;
      problems.add({ file: "--map", field, value: title, message });
      return [];
    }),
  );
}

function kindsOf({ values }: Call): ReadonlySet<PartyKind> {
  const kinds = new Set<PartyKind>(["organisation"]);
  if (values["individuals"] === true) kinds.add("individual");
  if (values["vessels"] === true) kinds.add("vessel");
  if (values["aircraft"] === true) kinds.add("aircraft");
  return kinds;
}

function linesOf(report: ImportReport, out: string): readonly string[] {
  const joined = Object.entries(report.joined);
  return [
    `${String(report.suppliers)} suppliers, ${String(report.listings)} listings of ${String(report.parties)} parties in ${out}`,
    ...Object.entries(report.counts).map(([what, count]) => `  ${String(count)}  ${what}`),
    ...(joined.length === 0
      ? []
      : [
          `  ${String(joined.length)}  suppliers joined of entries with one name, ${String(Math.max(...joined.map(([, size]) => size)))} entries at most`,
        ]),
    ...(report.collisions === 0 ? [] : [collisionLine(report)]),
    ...report.collidingNames
      .slice(0, 10)
      .map(({ name, suppliers }) => `      ${name}: ${suppliers.join(", ")}`),
  ];
}

function collisionLine({ collisions, joined }: ImportReport): string {
  const settled = Object.keys(joined).length > 0;
  const what = settled
    ? "names, legal form aside, stand under several suppliers; shared-names.json has them"
    : "names stand under several suppliers: say whose they are in shared-names.json, or import with --same-name join";
  return `  ${String(collisions)}  ${what}`;
}
