/** How strongly a supplier, or a rule about a class, was said on a page or in a text. */
export type Level = "prohibited" | "restricted" | "advisory" | "mention" | "nothing";

/** One supplier or rule that two lists say differently on one page or line. */
export interface ChangedHit {
  /** Id of the supplier, or of the category rule with its origin. */
  readonly what: string;
  readonly before: Level;
  readonly after: Level;
  /** The spellings that were found. */
  readonly matched: readonly string[];
}

/** What differs on one page or line. Both states are told, for a page that was screened in part says less. */
export interface ChangedPage {
  readonly page: string;
  readonly status: { readonly before: string; readonly after: string };
  readonly hits: readonly ChangedHit[];
}

interface Found {
  readonly level: Level;
  readonly matched: readonly string[];
}

/**
 * Compares what `screen --json` answered with two lists to the same pages or lines, in their order. Only what differs is
 * given. Throws a TypeError for answers that are none, or not to the same inputs.
 */
export function compareAnswers(
  before: readonly unknown[],
  after: readonly unknown[],
): readonly ChangedPage[] {
  if (before.length !== after.length) throw new TypeError("answers to different inputs");
  return before.flatMap((old, at): ChangedPage[] => {
    const next = after[at];
    const page = pageOf(old);
    if (page !== pageOf(next)) throw new TypeError("answers to different inputs");
    const hits = compareFound(foundIn(old), foundIn(next));
    const status = { before: statusOf(old), after: statusOf(next) };
    return hits.length === 0 && status.before === status.after ? [] : [{ page, status, hits }];
  });
}

/** The same answer without anything found: what a browser without any list would have said. */
export function withoutHits(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null) return answer;
  return { ...answer, hits: [], categories: [], mentions: [] };
}

function compareFound(
  before: ReadonlyMap<string, Found>,
  after: ReadonlyMap<string, Found>,
): readonly ChangedHit[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((what): ChangedHit[] => {
    const old = before.get(what);
    const next = after.get(what);
    const levels = { before: old?.level ?? "nothing", after: next?.level ?? "nothing" } as const;
    if (levels.before === levels.after) return [];
    const matched = [...new Set([...(old?.matched ?? []), ...(next?.matched ?? [])])];
    return [{ what, ...levels, matched }];
  });
}

/** Every supplier and rule of one answer, at its highest level. */
function foundIn(answer: unknown): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const add = (what: string, entry: unknown, level: Level): void => {
    const matched = listAt(entry, "matched").map(String);
    if (!found.has(what)) found.set(what, { level, matched });
  };
  for (const hit of listAt(answer, "hits"))
    add(String(at(hit, "supplier")), hit, levelOf(at(hit, "severity")));
  for (const rule of listAt(answer, "categories")) {
    const what = `${String(at(rule, "rule"))}, origin ${String(at(rule, "origin"))}`;
    add(what, rule, levelOf(at(rule, "severity")));
  }
  for (const mention of listAt(answer, "mentions"))
    add(String(at(mention, "supplier")), mention, "mention");
  return found;
}

function levelOf(severity: unknown): Level {
  if (severity === "prohibited" || severity === "restricted" || severity === "advisory")
    return severity;
  throw new TypeError(`no severity: ${String(severity)}`);
}

function pageOf(answer: unknown): string {
  const file = at(answer, "file");
  return typeof file === "string" ? file : `line ${String(at(answer, "line"))}`;
}

function statusOf(answer: unknown): string {
  const reason = at(answer, "reason");
  const status = String(at(answer, "status"));
  return typeof reason === "string" ? `${status} (${reason})` : status;
}

function at(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function listAt(value: unknown, name: string): readonly unknown[] {
  const list = at(value, name);
  if (!Array.isArray(list)) throw new TypeError(`an answer without ${name}`);
  return list;
}
