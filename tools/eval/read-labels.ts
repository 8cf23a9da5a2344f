import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

/** A line of labelled input that cannot be used, named by file, line and field. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly problem: string;
}

/** Input that was refused: every bad line of it at once. */
export class BadInput extends Error {
  constructor(bad: readonly BadLine[]) {
    super(
      bad
        .map(
          ({ file, line, field, problem }) => `${file}, line ${String(line)}, ${field}: ${problem}`,
        )
        .join("\nsekisho: "),
    );
  }
}

const ids = z.array(z.string().min(1));

const caseLine = z.looseObject({
  text: z.string(),
  expected: ids,
  hits: ids.optional(),
  id: z.string().optional(),
  lang: z.string().optional(),
  kind: z.string().optional(),
  /** Names what the case was generated from; written by hand when it is absent. */
  template: z.string().optional(),
});

const pageLine = z.looseObject({
  file: z.string().min(1),
  expected: ids,
  hits: ids.optional(),
  lang: z.string().optional(),
  kind: z.string().optional(),
});

/** Where a labelled item stands in its file. */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** A labelled text: the suppliers that are found in it, and, where it says so, those that are shown. */
export type LabelledCase = z.infer<typeof caseLine> & { readonly source: Source };

/** A labelled page: its file, and the suppliers that are found in it. */
export type LabelledPage = z.infer<typeof pageLine> & { readonly source: Source };

/** Reads cases of JSON lines; `name` stands for the file in what is said of it. Throws a BadInput. */
export function readCases(jsonl: string, name: string): readonly LabelledCase[] {
  return readLines(jsonl, name, caseLine);
}

/** Reads labels of pages; throws a BadInput, also where two lines label the same base name. */
export function readPageLabels(jsonl: string, name: string): readonly LabelledPage[] {
  const labels = readLines(jsonl, name, pageLine);
  const seen = new Set<string>();
  const bad = labels.flatMap(({ file, source }): BadLine[] => {
    const base = baseName(file);
    const isTwice = seen.has(base);
    seen.add(base);
    return isTwice ? [{ ...source, field: "file", problem: `${base} is labelled twice` }] : [];
  });
  if (bad.length > 0) throw new BadInput(bad);
  return labels;
}

/** A path's last part, whichever slash it was written with. */
export function baseName(path: string): string {
  return basename(path.replaceAll("\\", "/"));
}

function readLines<Line>(
  jsonl: string,
  file: string,
  schema: z.ZodType<Line>,
): readonly (Line & { readonly source: Source })[] {
  const bad: BadLine[] = [];
  const read = jsonl
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .flatMap((text, index) => {
      if (text.trim() === "") return [];
      const source = { file, line: index + 1 };
      const parsed = schema.safeParse(asJson(text));
      if (parsed.success) return [{ ...parsed.data, source }];
      for (const issue of parsed.error.issues) {
        const field = issue.path.map(String).join(".");
        bad.push({
          ...source,
          field: field === "" ? "(line)" : field,
          problem: field === "" ? "is not a JSON object" : issue.message,
        });
      }
      return [];
    });
  if (bad.length > 0) throw new BadInput(bad);
  return read;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The files that an argument names, with their text: one file, or every file of a folder with the ending, in byte order.
 * Throws when it cannot be read.
 */
export function readFiles(
  path: string,
  name: string,
  ending: string,
): readonly { readonly name: string; readonly text: string }[] {
  if (!statSync(path).isDirectory()) return [{ name, text: readFileSync(path, "utf8") }];
  return readdirSync(path, { recursive: true })
    .map(String)
    .filter((each) => each.endsWith(ending))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map((each) => ({
      name: each.replaceAll("\\", "/"),
      text: readFileSync(join(path, each), "utf8"),
    }));
}
