// `npm run eval`: precision and recall of the screening and of the comparison of names, on labelled texts, pairs and pages.
import { join } from "node:path";
import { COMMON_USAGE, fromCaller, readArguments, runCommand, UsageError } from "./command-line.ts";
import type { Common } from "./command-line.ts";
import type { Count } from "./eval/figures.ts";
import { measurePages } from "./eval/measure-pages.ts";
import { measurePairs } from "./eval/measure-pairs.ts";
import { measureTexts } from "./eval/measure-texts.ts";
import { baseName, readCases, readFiles, readPageLabels } from "./eval/read-labels.ts";
import type { LabelledPage } from "./eval/read-labels.ts";
import { readPairs } from "./eval/read-pairs.ts";
import { ROOT } from "./inputs.ts";
import { ensureExtension } from "./make.ts";
import { builtListFolder, openListFolder } from "./open-list.ts";
import { pagesUnder } from "./page-files.ts";
import type { PageFile, PageAnswer } from "./screen-pages.ts";
import { screenPages } from "./screen-pages.ts";

const USAGE = `usage: npm run eval -- ${COMMON_USAGE}
       [--cases FILE.jsonl|DIR] [--pairs FILE.csv|DIR] [--pages DIR --labels FILE.jsonl]`;

/** What is measured, as the caller named it; null = not asked for. */
interface Asked {
  readonly cases: Named | null;
  readonly pairs: Named | null;
  readonly pages: Named | null;
  readonly labels: Named | null;
}

/** A path, and how it is named in what is said of it. */
interface Named {
  readonly path: string;
  readonly name: string;
}

async function main(): Promise<number> {
  const { common, values, positionals } = readArguments(["cases", "pairs", "pages", "labels"]);
  if (positionals.length > 0) throw new UsageError(`what is ${String(positionals[0])}?`);
  if (values.has("pages") !== values.has("labels"))
    throw new UsageError("--pages and --labels go together");
  const asked = values.size === 0 ? ownCorpora() : askedFor(values);
  const folder = builtListFolder(common.list);
  const view = openListFolder(folder);
  // Everything is read before anything is measured, so that a bad line is said at once.
  const cases = asked.cases === null ? null : readAll(asked.cases, ".jsonl", readCases);
  const pairs = asked.pairs === null ? null : readAll(asked.pairs, ".csv", readPairs);
  const labels = asked.labels === null ? null : readAll(asked.labels, ".jsonl", readPageLabels);
  const result = {
    cases: cases === null ? null : measureTexts(view, cases, common),
    pairs: pairs === null ? null : measurePairs(view, pairs),
    pages:
      labels === null || asked.pages === null
        ? null
        : measurePages(labels, await screenLabelled(asked.pages, labels, folder, common)),
  };
  console.log(common.json ? JSON.stringify(result) : describe(result));
  return 0;
}

function ownCorpora(): Asked {
  const own = (name: string): Named => ({ path: join(ROOT, "tests/fixtures", name), name });
  return {
    cases: own("cases"),
    pairs: own("pairs"),
    pages: own("pages"),
    labels: own("pages/labels.jsonl"),
  };
}

function askedFor(values: ReadonlyMap<string, string>): Asked {
  const named = (option: string): Named | null => {
    const name = values.get(option);
    return name === undefined ? null : { path: fromCaller(name), name };
  };
  return {
    cases: named("cases"),
    pairs: named("pairs"),
    pages: named("pages"),
    labels: named("labels"),
  };
}

function readAll<Item>(
  { path, name }: Named,
  ending: string,
  read: (text: string, name: string) => readonly Item[],
): readonly Item[] {
  return readFiles(path, name, ending).flatMap((file) => read(file.text, file.name));
}

/** Screens the labelled pages of a folder, joined by base name; pages without a label are left alone. */
async function screenLabelled(
  { path, name }: Named,
  labels: readonly LabelledPage[],
  list: string,
  { profile, date }: Common,
): Promise<ReadonlyMap<LabelledPage, PageAnswer>> {
  const byName = Map.groupBy(pagesUnder(path, name), (page) => baseName(page.name));
  const jobs = labels.flatMap((label): { label: LabelledPage; page: PageFile }[] => {
    const [page, ...more] = byName.get(baseName(label.file)) ?? [];
    if (more.length > 0)
      console.error(
        `sekisho: ${label.file} is there ${String(more.length + 1)} times; the first is taken`,
      );
    if (page === undefined) console.error(`sekisho: no page ${label.file} below ${name}`);
    return page === undefined ? [] : [{ label, page }];
  });
  const answers = new Map<LabelledPage, PageAnswer>();
  if (jobs.length === 0) return answers;
  const extension = ensureExtension("chrome", "demo", list);
  let at = 0;
  for await (const answer of screenPages(
    jobs.map((job) => job.page),
    { extension, profile, date },
  )) {
    const job = jobs[at++];
    if (job !== undefined) answers.set(job.label, answer);
  }
  return answers;
}

function describe(result: Readonly<Record<string, Count | null>>): string {
  return Object.entries(result)
    .map(([part, count]) => {
      if (count === null) return `${part}: not measured`;
      const { precision, recall, f1, tp, fp, fn } = count;
      const ratios = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, f1 ${f1.toFixed(3)}`;
      return `${part}: ${ratios} (${String(tp)} right, ${String(fp)} false, ${String(fn)} missed)`;
    })
    .join("\n");
}

await runCommand(USAGE, main);
