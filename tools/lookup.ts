// `npm run lookup -- [--json] [--top 10] NAME...`: what the popup answers, from the command line.
import { lookup } from "../rules/lookup/lookup.ts";
import type { LookupResult } from "../rules/lookup-words.ts";
import { COMMON_USAGE, readArguments, runCommand, UsageError } from "./command-line.ts";
import { circumstancesUnder, readPolicyFile, sayRejection } from "./policy-file.ts";
import { openUnderPolicy } from "./run-screen.ts";

const USAGE = `usage: npm run lookup -- ${COMMON_USAGE} [--policy POLICY.json] [--top 10] NAME...`;

function main(): number {
  const { common, values, positionals } = readArguments(["top", "policy"]);
  const top = Number(values.get("top") ?? "10");
  if (!Number.isInteger(top) || top < 1 || top > 100)
    throw new UsageError("--top is a whole number from 1 to 100");
  if (positionals.length === 0) throw new UsageError("no name given");
  const file = values.get("policy");
  const policy = file === undefined ? null : readPolicyFile(file);
  for (const each of policy?.rejected ?? []) console.error(sayRejection(each));
  const view = openUnderPolicy(common, policy);
  const c = circumstancesUnder(common, policy);
  for (const name of positionals) {
    const result = lookup(view, name, c, top);
    if (common.json) {
      const { query, weak, listVersion, answers } = result;
      console.log(JSON.stringify({ query, weak, listVersion, answers }));
    } else console.log(describe(result));
  }
  return 0;
}

function describe({ query, weak, listVersion, answers }: LookupResult): string {
  const head = `${query}${weak ? " (short or common: an answer means little)" : ""}`;
  if (answers.length === 0) return `${head}\n  not on the lists of ${listVersion}`;
  const lines = answers.flatMap(({ name, matchedName, score, why, listings }) => [
    `  ${score.toFixed(2)} ${name} (${matchedName}; ${why.join(", ")})`,
    ...listings.map(
      (each) =>
        `         ${each.severity ?? each.mark?.kind ?? "note"}: ${each.program} since ${each.listedOn}${each.delistedOn === null ? "" : `, ended ${each.delistedOn}`}`,
    ),
  ]);
  return [head, ...lines].join("\n");
}

await runCommand(USAGE, main);
