// `npm run policy:try`: what a policy file would mark, before anyone is bothered.
import { knownIds } from "../publisher/policy/known.ts";
import type { KnownIds } from "../publisher/policy/known.ts";
import { lintPolicy } from "../publisher/policy/lint.ts";
import type { LookupView } from "../rules/lookup/open-lookup.ts";
import { COMMON_USAGE, readArguments, runCommand, UsageError } from "./command-line.ts";
import { listRejections, readPolicyFile, sayRejection } from "./policy-file.ts";
import type { AcceptedKey } from "./policy-file.ts";
import { openUnderPolicy, screenPageFiles, screenTextFile } from "./run-screen.ts";
import type { PolicyRejection } from "../rules/policy/policy-words.ts";

const USAGE = `usage: npm run policy:try -- ${COMMON_USAGE} POLICY.json FILE...`;

async function main(): Promise<number> {
  const { common, positionals } = readArguments([]);
  const [path, ...files] = positionals;
  if (path === undefined) throw new UsageError("no policy file given");
  const policy = readPolicyFile(path);
  const view = openUnderPolicy(common, policy);
  const rejected = [...policy.rejected, ...listRejections(policy, common.date, view.table)];
  if (common.json) console.log(JSON.stringify({ policy: { accepted: policy.accepted, rejected } }));
  else console.log(describe(policy.accepted, rejected));
  const known = common.list === null ? knownIds() : idsOf(view);
  for (const { path: at, value, message } of lintPolicy(policy.text, common.date, known).warnings)
    console.error(`warning: ${at} (${JSON.stringify(value).slice(0, 120)}): ${message}`);
  for (const group of inGroups(files)) {
    if (group.isText) for (const file of group.files) screenTextFile(file, view, common, policy);
    else await screenPageFiles(group.files, common, policy);
  }
  return 0;
}

/** The ids that another list than the bundled one has. */
function idsOf({ suppliers, programs, classes }: LookupView): KnownIds {
  const places = Array.from({ length: suppliers.count }, (_, number) => number);
  return {
    suppliers: new Set(places.flatMap((number) => suppliers.at(number)?.id ?? [])),
    programs: new Set(programs.keys()),
    classes: new Set(classes.keys()),
    purposes: new Set([...programs.values()].flatMap(({ purposeScope }) => purposeScope.purposes)),
  };
}

interface Group {
  readonly isText: boolean;
  readonly files: readonly string[];
}

/** Files in their order, pages that follow each other together: one browser reads them. */
function inGroups(files: readonly string[]): readonly Group[] {
  return files.reduce<readonly Group[]>((groups, file) => {
    const isText = file.endsWith(".jsonl");
    const last = groups.at(-1);
    return last?.isText === isText
      ? [...groups.slice(0, -1), { isText, files: [...last.files, file] }]
      : [...groups, { isText, files: [file] }];
  }, []);
}

function describe(accepted: readonly AcceptedKey[], rejected: readonly PolicyRejection[]): string {
  return [
    ...accepted.map(({ path, mode }) => `accepted ${path} (${mode})`),
    ...rejected.map((each) => `rejected ${sayRejection(each)}`),
  ].join("\n");
}

await runCommand(USAGE, main);
