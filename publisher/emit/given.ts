import { existsSync, readFileSync } from "node:fs";
import { readPolicyText } from "../../rules/schema/policy.ts";
import { PublisherRefusal } from "../command.ts";
import type { Call } from "../command.ts";
import type { Problem } from "../list/problems.ts";
import { optionOf } from "../options.ts";
import { readyPolicy } from "../policy/ready.ts";
import { parseRoot } from "../repository/metadata.ts";
import { LIST_ID } from "../repository/settings.ts";
import { BROWSERS, BUILT_ID } from "./browsers.ts";
import type { EmitFormat, EmitInput } from "./format.ts";
import { managedValues } from "./managed-values.ts";
import type { Given } from "./managed-values.ts";

/** What was typed for a format, checked. Refuses (`bad-arguments`, `no-policy`, `policy-rejected`, `placeholder`, `bad-metadata`). */
export function emitInput(call: Call, format: EmitFormat): EmitInput {
  const problems: Problem[] = [];
  const wrong = (field: string, value: string | undefined, message: string) => {
    problems.push({
      file: "command line",
      field,
      ...(value === undefined ? {} : { value }),
      message,
    });
  };
  const url = optionOf(call, "url") ?? null;
  const root = optionOf(call, "root") ?? null;
  const policy = optionOf(call, "policy") ?? null;
  const lists = optionOf(call, "lists")?.split(",") ?? null;
  if (url === null && root === null && policy === null)
    wrong("--url", undefined, "give a repository (--url and --root), a policy (--policy), or both");
  if ((url === null) !== (root === null))
    wrong(
      url === null ? "--url" : "--root",
      undefined,
      "is needed: a repository is its address and its root file",
    );
  if (url !== null && !isAddress(url)) wrong("--url", url, "is not an address http(s)://...");
  if (root !== null && !existsSync(call.path(root))) wrong("--root", root, "is not there");
  if (lists !== null && url === null) wrong("--lists", lists.join(","), "goes with --url");
  for (const id of lists ?? []) if (!LIST_ID.test(id)) wrong("--lists", id, "is no list's id");
  const extensionId = optionOf(call, "extension-id") ?? BUILT_ID;
  if (!/^[a-p]{32}$/.test(extensionId))
    wrong("--extension-id", extensionId, "is not 32 letters from a to p");
  const updateUrl = optionOf(call, "update-url") ?? null;
  if (updateUrl !== null && !isAddress(updateUrl) && !/^file:\/\/\/./.test(updateUrl))
    wrong("--update-url", updateUrl, "is not an address");
  const named = optionOf(call, "browser")?.split(",") ?? format.browsers;
  for (const id of named)
    if (!format.browsers.includes(id))
      wrong("--browser", id, `is none of: ${format.browsers.join(", ")}`);
  const forceInstall = call.values["force-install"] === true;
  const isOnlyFirefox = named.every((id) => id === "firefox");
  if (forceInstall && updateUrl === null && isOnlyFirefox)
    wrong(
      "--update-url",
      undefined,
      "is needed: Firefox installs from the address of a package (.xpi)",
    );
  if (forceInstall && named.includes("firefox") && !isOnlyFirefox)
    wrong(
      "--browser",
      named.join(","),
      "Firefox and the others install from different addresses: make one file for --browser chrome,edge and one for --browser firefox",
    );
  if (problems.length > 0) throw new PublisherRefusal("bad-arguments", problems);
  const given: Given = {
    url,
    root: root === null ? null : rootText(call.path(root), root),
    lists,
    policy: policy === null ? null : policyOf(call, policy),
  };
  return {
    values: managedValues(given),
    browsers: BROWSERS.filter(({ id }) => named.includes(id)),
    firefox: named.includes("firefox"),
    extensionId,
    forceInstall,
    updateUrl,
  };
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/.test(text) && URL.canParse(text);
}

/** The root file's bytes as base64, which every form carries unchanged. */
function rootText(path: string, typed: string): string {
  const bytes = readFileSync(path);
  parseRoot(typed, bytes);
  return bytes.toString("base64");
}

function policyOf(call: Call, typed: string): NonNullable<Given["policy"]> {
  const { layer } = readPolicyText(readyPolicy(call, call.path(typed), typed), "managed", "");
  return { id: layer.id ?? "", keys: layer.keys };
}
