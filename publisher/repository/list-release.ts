import type { Desk } from "./desk.ts";
import { versionsOf } from "./publish.ts";
import { dutyIn, publishStaged, signStaged, treeAt } from "./release.ts";
import type { Release, SignedRelease } from "./release.ts";
import type { Settings } from "./settings.ts";
import { readStaged } from "./staged.ts";
import { roleOf } from "./tree.ts";

/**
 * Signs the staged release of a list with one key and keeps it beside the release. A second signer's signature joins the first when both
 * have the same files. Refuses (`unknown-list`, `nothing-staged`, `bad-staged`, `old-version`, `signed-differs`, `no-key`).
 */
export async function signRelease(
  desk: Desk,
  settings: Settings,
  list: string,
  keyName: string | undefined,
): Promise<SignedRelease> {
  const tree = treeAt(desk);
  const duty = dutyIn(tree, roleOf(list), "unknown-list", "list add");
  return signStaged(desk, settings, tree, duty, releaseOf(desk.repo, list), keyName);
}

/**
 * Publishes the signed release of a list. Refuses (`not-signed`, `not-enough-signatures`, `signed-differs`, `old-version`). Null when
 * it is in force already.
 */
export async function publishRelease(
  desk: Desk,
  settings: Settings,
  list: string,
): Promise<Readonly<Record<string, number>> | null> {
  const tree = treeAt(desk);
  const duty = dutyIn(tree, roleOf(list), "unknown-list", "list add");
  const release = releaseOf(desk.repo, list);
  return publishStaged(desk, settings, `list publish ${list}`, tree, duty, release);
}

/** The versions in force, by role. */
export function versionsInForce(desk: Desk): Readonly<Record<string, number>> {
  return versionsOf(treeAt(desk));
}

function releaseOf(repo: string, list: string): Release {
  const { v, targets, isLargeChange } = readStaged(repo, list);
  const main = `lists/${list}/list.jsonl.gz`;
  const rawSha256 = targets.find(({ path }) => path === main)?.custom.rawSha256;
  return {
    role: roleOf(list),
    folder: `staged/${list}`,
    title: `the list ${list}`,
    sign: `list sign ${list}`,
    again: "build the list again",
    v,
    files: targets,
    main,
    isLargeChange,
    isContentOf: (custom) => custom["rawSha256"] === rawSha256,
  };
}
