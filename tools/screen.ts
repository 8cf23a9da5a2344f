// `npm run screen`: screens texts with the rules, or saved pages with the built extension in a real browser.
import { COMMON_USAGE, readArguments, runCommand, UsageError } from "./command-line.ts";
import { listRejections, readPolicyFile, sayRejection } from "./policy-file.ts";
import { openUnderPolicy, screenPageFiles, screenTextFile } from "./run-screen.ts";

const USAGE = `usage: npm run screen -- ${COMMON_USAGE} [--policy POLICY.json] --text FILE.jsonl
       npm run screen -- ${COMMON_USAGE} [--policy POLICY.json] FILE|DIR...`;

async function main(): Promise<number> {
  const { common, values, positionals } = readArguments(["text", "policy"]);
  const text = values.get("text");
  if ((text === undefined) === (positionals.length === 0))
    throw new UsageError("give either --text FILE.jsonl or pages");
  const file = values.get("policy");
  const policy = file === undefined ? null : readPolicyFile(file);
  for (const each of policy?.rejected ?? []) console.error(sayRejection(each));
  if (text === undefined) await screenPageFiles(positionals, common, policy);
  else {
    const view = openUnderPolicy(common, policy);
    const left = policy === null ? [] : listRejections(policy, common.date, view.table);
    for (const each of left) console.error(sayRejection(each));
    screenTextFile(text, view, common, policy);
  }
  return 0;
}

await runCommand(USAGE, main);
