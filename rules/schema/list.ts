import { toTheEnd } from "../steps.ts";
import type { ListData } from "../vocabulary.ts";
import { ReleaseDraft } from "./draft.ts";
import { ListError } from "./list-error.ts";
import { listRecord } from "./record.ts";
import type { ListRecord } from "./record.ts";

/** What is wrong with a release that was refused. */
export { ListError } from "./list-error.ts";

/** A release that was read in full, and proved: every line against its schema, and against the others. */
export interface Release {
  readonly data: ListData;
  /** Which lines, counted from 0 and ascending, are no suppliers': the release line, programs, classes, rules, nouns. */
  readonly headLines: readonly number[];
}

/** Lines that are read between two steps: a few milliseconds of work. */
const A_STEP = 500;

/** Reads a release from its canonical JSON lines. Throws a ListError at the first doubt; an empty list is never valid. */
export function parseListData(jsonl: string): ListData {
  return parseRelease(jsonl).data;
}

/** The same with the places of its lines, from which `buildRecords` makes a file. */
export function parseRelease(jsonl: string): Release {
  return toTheEnd(parseReleaseSteps(jsonl));
}

/** The same in steps, so that a worker can answer messages in between; throws, in a step, what `parseListData` throws. */
export function* parseReleaseSteps(jsonl: string): Generator<undefined, Release> {
  const draft = new ReleaseDraft();
  const headLines: number[] = [];
  let number = 0;
  for (let from = 0; from < jsonl.length;) {
    const end = jsonl.indexOf("\n", from);
    if (end < 0) throw new ListError(number + 1, "", "the last line is cut short");
    const record = parseLine(jsonl.slice(from, end), number + 1);
    if (record.kind !== "supplier") headLines.push(number);
    draft.add(record, ++number);
    from = end + 1;
    if (number % A_STEP === 0) yield;
  }
  return { data: draft.data(), headLines };
}

function parseLine(line: string, number: number): ListRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ListError(number, "", "is not JSON");
  }
  const parsed = listRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ListError(
    number,
    issue?.path.map(String).join(".") ?? "",
    issue?.message ?? "is not a record of a list",
  );
}
