import { existsSync } from "node:fs";
import { join } from "node:path";
import { done, PublisherRefusal } from "../command.ts";
import type { Call, Command, Outcome } from "../command.ts";
import { makeFolding } from "../list/build-list.ts";
import { compareReleases } from "../list/changelog.ts";
import { checkExamples, compileSources } from "../list/compile-sources.ts";
import { checkGates } from "../list/gates.ts";
import { keepRelease, readHistory, readPast, versionsWithDelta } from "../list/history.ts";
import type { PastRelease } from "../list/history.ts";
import { idOf, textOf, textsOf } from "../list/options.ts";
import { publishedVersion } from "../list/published.ts";
import { parseRelease } from "../list/read-release.ts";
import { sha256Of } from "../sha256.ts";
import { pack, stageRelease } from "../list/stage.ts";

/** Builds a list's sources into a release that is ready to be signed: full list, deltas, description, changelog. */
export const listBuild: Command = {
  words: ["list", "build"],
  summary: "checks a list's sources, builds the next release and stages it for signing",
  usage:
    "ID --sources DIR [--rollout PERCENT] [--allow-shrink ID]... [--allow-growth ID]...\n\nID is the list (also --list ID). DIR holds its sources: what list import wrote, or a folder like assets/list, which comes with\nSekisho. --rollout lets so many of a hundred browsers take the release at first. --allow-shrink and --allow-growth name the list, or\na source in it, that may lose more than a tenth or gain more than a half.",
  options: {
    list: { type: "string" },
    sources: { type: "string" },
    rollout: { type: "string" },
    "allow-shrink": { type: "string", multiple: true },
    "allow-growth": { type: "string", multiple: true },
  },
  run: (call) => Promise.resolve(build(call)),
};

function build(call: Call): Outcome {
  const list = idOf(call);
  const rollout = percentOf(textOf(call, "rollout"));
  const past = readHistory(call.repo, list);
  const sources = sourcesOf(call);
  call.progress("reading and checking the sources");
  const folding = makeFolding();
  const release = compileSources(sources, folding);
  checkExamples(release.sources, release, folding);
  const { jsonl, data, serial } = release;
  const raw = Buffer.from(jsonl);
  const sha256 = sha256Of(raw);
  const newest = past.at(-1);
  // The same sources again are the same version again: its files may have been lost, or the cohort is another.
  const isAgain = newest?.sha256 === sha256;
  const v = isAgain ? newest.v : Math.max((newest?.v ?? 0) + 1, serial);
  const earlier = past.filter((each) => each.v < v);
  const { base, reachable } = basesOf(call.repo, list, earlier);
  const read = (each: PastRelease): string => readPast(call.repo, list, each);
  const old = base === undefined ? null : parseRelease(nameOf(list, base), read(base));
  const gates = checkGates(list, old, data, {
    shrink: textsOf(call, "allow-shrink"),
    growth: textsOf(call, "allow-growth"),
  });
  if (gates.code !== null) throw new PublisherRefusal(gates.code, gates.problems);
  const changelog = compareReleases(old, data);
  const folder = join(call.repo, "staged", list);
  const targets = stageRelease(
    {
      list,
      v,
      jsonl,
      suppliers: data.suppliers.length,
      bases: versionsWithDelta(reachable).map((each) => ({ ...each, read: () => read(each) })),
      rollout,
      isLarge: gates.isLarge,
      changelog,
    },
    folder,
    (line) => call.progress(line),
  );
  const builtOn = new Date(call.now()).toISOString().slice(0, 10);
  if (!isAgain) keepRelease(call.repo, list, { v, builtOn, sha256 }, pack(raw));
  const { added, changed, removed, to } = changelog;
  return done(
    [
      `${list} version ${String(v)}${isAgain ? " (as built before)" : ""}: ${String(to.suppliers)} suppliers, ${String(to.listings)} listings`,
      base === undefined
        ? "first release"
        : `listings since version ${String(base.v)}: ${String(added.length)} added, ${String(changed.length)} changed, ${String(removed.length)} removed`,
      ...targets.map(({ file, bytes }) => `${file}: ${String(bytes)} bytes`),
      ...(gates.isLarge
        ? [
            `a large change: browsers take it only when two keys of the list have signed it (a second key: root propose --add ${list}=KEY)`,
          ]
        : []),
      `staged in ${folder}; see changelog.md there`,
      `Next: list try ${list}, then list sign ${list}`,
    ],
    {
      list,
      v,
      from: base?.v ?? null,
      largeChange: gates.isLarge,
      targets,
      counts: { added: added.length, changed: changed.length, removed: removed.length },
    },
  );
}

/**
 * What the release is compared with and can be updated from: what was published, where this folder knows of it; else all that
 * was built, for somebody else may have published it.
 */
function basesOf(
  repo: string,
  list: string,
  past: readonly PastRelease[],
): { readonly base: PastRelease | undefined; readonly reachable: readonly PastRelease[] } {
  const published = publishedVersion(repo, list);
  // Built and not published since: no browser has it.
  const reachable = past.filter(({ v }) => published === "unknown" || v <= published);
  const base = reachable.at(-1);
  return { base, reachable };
}

function sourcesOf(call: Call): string {
  const typed = textOf(call, "sources");
  if (typed !== null && existsSync(call.path(typed))) return call.path(typed);
  const [value, message] =
    typed === null
      ? [undefined, "is missing: which folder of list sources? `list import` writes one"]
      : [call.path(typed), "is not there; `list import` writes a folder of list sources"];
  throw new PublisherRefusal("bad-option", [{ file: "--sources", value, message }]);
}

function nameOf(list: string, { v }: PastRelease): string {
  return `history/${list}/${String(v)}.jsonl.gz`;
}

function percentOf(text: string | null): number | null {
  if (text === null) return null;
  const percent = Number(text);
  // What is signed has no fractions.
  if (/^\d+$/.test(text) && percent <= 100) return percent;
  throw new PublisherRefusal("bad-option", [
    { file: "--rollout", value: text, message: "is not a whole percentage from 0 to 100" },
  ]);
}
