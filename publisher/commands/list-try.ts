import { existsSync } from "node:fs";
import { join } from "node:path";
import { done, PublisherRefusal } from "../command.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { makeFolding, releaseFiles } from "../list/build-list.ts";
import { compareAnswers, withoutHits } from "../list/compare-hits.ts";
import type { ChangedPage } from "../list/compare-hits.ts";
import type { Folding } from "../list/compile.ts";
import { readHistory, readPast } from "../list/history.ts";
import { idOf, textOf } from "../list/options.ts";
import type { Problem } from "../list/problems.ts";
import { publishedVersion } from "../list/published.ts";
import { readRelease } from "../list/read-release.ts";
import { sha256Of } from "../sha256.ts";
import { runScreen } from "../list/run-screen.ts";
import { manifestFor, writeRelease } from "../list/write.ts";

/** Screens pages or texts with the staged release and with the one before it, and shows what differs. */
export const listTry: Command = {
  words: ["list", "try"],
  summary:
    "screens pages or texts with the staged list and with the old one, and shows what differs",
  usage:
    'ID (--pages FILE|DIR | --texts FILE.jsonl) [--old PATH] [--new PATH] [--profile P] [--date YYYY-MM-DD]\n\nID is the list (also --list ID). Pages are saved .html files, read by the extension in a real browser; texts are lines of\n{"text": "..."}. The old list is the one in force, else the one built before, else none: then all that the new one finds is shown.\n--old and --new name others: a built or staged list, its list.jsonl(.gz), or a folder of sources.\nIt screens with this list alone; browsers add it to the list that came with the extension.',
  options: {
    pages: { type: "string" },
    texts: { type: "string" },
    list: { type: "string" },
    old: { type: "string" },
    new: { type: "string" },
    profile: { type: "string" },
    date: { type: "string" },
  },
  run: tryList,
};

async function tryList(call: Call): Promise<Outcome> {
  const list = idOf(call);
  const inputs = inputsOf(call);
  const folding = makeFolding();
  const staged = textOf(call, "new");
  const fresh = staged === null ? join(call.repo, "staged", list) : call.path(staged);
  if (staged === null && !existsSync(fresh)) {
    throw refusal("nothing-staged", {
      file: fresh,
      message: `is not there: make the release with \`list build\` for the list ${list}`,
    });
  }
  const old = oldLines(call, list, fresh, folding);
  const before = old === null ? null : write(call, list, "old", old, folding);
  const after = write(call, list, "new", readRelease(fresh, () => folding).jsonl, folding);
  const screen = (folder: string): Promise<readonly unknown[]> =>
    runScreen(["--list", folder, ...inputs], (line) => call.progress(line));
  if (before === null) call.progress("no release before this one: all that it finds is new");
  else call.progress("screening with the old list");
  const earlier = before === null ? null : await screen(before);
  call.progress("screening with the new list");
  const answersAfter = await screen(after);
  const answersBefore = earlier ?? answersAfter.map(withoutHits);
  const changed = compareAnswers(answersBefore, answersAfter);
  const inputsSaid = `${String(answersAfter.length)} screened, ${String(changed.length)} differ`;
  return done([...changed.flatMap(sayPage), inputsSaid], {
    screened: answersAfter.length,
    changed,
  });
}

function inputsOf(call: Call): readonly string[] {
  const pages = textOf(call, "pages");
  const texts = textOf(call, "texts");
  if ((pages === null) === (texts === null))
    throw refusal("bad-option", { file: "list try", message: "give either --pages or --texts" });
  const path = call.path(pages ?? texts ?? "");
  if (!existsSync(path)) throw refusal("bad-option", { file: path, message: "is not there" });
  const shared = ["profile", "date"].flatMap((name) => {
    const value = textOf(call, name);
    return value === null ? [] : [`--${name}`, value];
  });
  return [...shared, ...(pages === null ? ["--text"] : []), path];
}

/** The lines of the list that is in force: named, or published, or built before the staged one; null where there is none. */
function oldLines(call: Call, list: string, fresh: string, folding: Folding): string | null {
  const named = textOf(call, "old");
  if (named !== null) return readRelease(call.path(named), () => folding).jsonl;
  const past = readHistory(call.repo, list);
  const published = publishedVersion(call.repo, list);
  const next = readRelease(fresh, () => folding).jsonl;
  const sha256 = sha256Of(Buffer.from(next));
  // Where it is not known what is published the newest build is the staged one itself.
  const before = past.findLast(
    (each) => (published === "unknown" || each.v <= published) && each.sha256 !== sha256,
  );
  return before === undefined ? null : readPast(call.repo, list, before);
}

function write(call: Call, list: string, name: string, jsonl: string, folding: Folding): string {
  const folder = join(call.repo, "try", list, name);
  const { data, files } = releaseFiles(jsonl, folding);
  writeRelease(folder, files, manifestFor(data, files));
  return folder;
}

function sayPage({ page, status, hits }: ChangedPage): readonly string[] {
  const states =
    status.before === status.after ? [] : [`${page}: ${status.before} → ${status.after}`];
  const lines = hits.map(({ what, before, after, matched }) => {
    const kind = before === "nothing" ? "added" : after === "nothing" ? "gone" : "changed";
    return `${page}: ${kind}: ${what}: ${before} → ${after} (${matched.join(", ")})`;
  });
  return [...states, ...lines];
}

function refusal(code: string, problem: Problem): PublisherRefusal {
  return new PublisherRefusal(code, [problem]);
}
