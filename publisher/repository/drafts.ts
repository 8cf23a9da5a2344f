import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Metadata, Root, Targets } from "@tufjs/models";
import { PublisherRefusal } from "../command.ts";
import type { Desk } from "./desk.ts";
import {
  addSignatures,
  bytesOf,
  dutyOf,
  isSigned,
  parseRoot,
  parseTargets,
  validSigners,
} from "./metadata.ts";
import type { Delegator } from "./metadata.ts";
import { publishChange } from "./publish.ts";
import type { Settings } from "./settings.ts";
import { hasRoot, metadataPath, readRoot, readTree } from "./tree.ts";
import type { Tree } from "./tree.ts";

/** Metadata on its way from signer to signer; it is a plain TUF file, so that other tools can sign it, too. */
export type Draft =
  | { readonly role: "root"; readonly path: string; readonly metadata: Metadata<Root> }
  | { readonly role: "targets"; readonly path: string; readonly metadata: Metadata<Targets> };

/** Reads a draft by its file name, `3.root.json` or `7.targets.json`. Refuses (`bad-draft`). */
export function readDraft(path: string): Draft {
  const file = basename(path);
  const role = /^[1-9][0-9]*\.(root|targets)\.json$/.exec(file)?.[1];
  if (role === undefined || !existsSync(path))
    throw new PublisherRefusal("bad-draft", [
      {
        file: path,
        message:
          role === undefined
            ? "a draft is called N.root.json or N.targets.json; keep its name when you pass it on"
            : "is not there",
      },
    ]);
  const bytes = readFileSync(path);
  return role === "root"
    ? { role, path, metadata: parseRoot(file, bytes) }
    : { role: "targets", path, metadata: parseTargets(file, bytes) };
}

/** The drafts of a folder: at most one of each role. Refuses (`two-drafts`). */
export function readDrafts(repo: string): readonly Draft[] {
  const folder = join(repo, "drafts");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => /^\d+\.(?:root|targets)\.json$/.test(name));
  for (const role of ["root", "targets"]) {
    const same = names.filter((name) => name.endsWith(`.${role}.json`));
    if (same.length > 1)
      throw new PublisherRefusal("two-drafts", [
        {
          file: "drafts",
          value: same,
          message: `has two of ${role}; delete the one that is not meant`,
        },
      ]);
  }
  return names.toSorted().map((name) => readDraft(join(folder, name)));
}

/** Writes a draft with the signatures it has. */
export function writeDraft({ repo, disk }: Desk, draft: Omit<Draft, "path">): string {
  const name = basename(metadataPath(draft.role, draft.metadata.signed.version));
  const path = join(repo, "drafts", name);
  disk.put(path, bytesOf(draft.metadata));
  return path;
}

/** The key ids whose signature on a draft counts: its role's, and for a root those of the root before. */
export function countingKeys(draft: Draft, root: Metadata<Root> | null): readonly string[] {
  const delegators = draft.role === "root" ? [draft.metadata, root] : [root];
  return [
    ...new Set(
      delegators.flatMap((each) => (each === null ? [] : (dutyOf(each, draft.role)?.keyids ?? []))),
    ),
  ];
}

/** Signs a draft with keys of the ring and writes it back to where it came from. */
export async function signDraft(desk: Desk, draft: Draft, names: readonly string[]): Promise<void> {
  const signers = [];
  for (const name of names) signers.push(await desk.ring.signer(name));
  addSignatures(draft.metadata, signers);
  desk.disk.put(draft.path, bytesOf(draft.metadata));
}

/** Takes over the signatures of copies of a draft that others signed. Refuses (`draft-differs`) a copy of another content. */
export function mergeSignatures(draft: Draft, copies: readonly Draft[]): void {
  for (const { role, path, metadata } of copies) {
    if (role !== draft.role) continue;
    if (JSON.stringify(metadata.signed.toJSON()) !== JSON.stringify(draft.metadata.signed.toJSON()))
      throw new PublisherRefusal("draft-differs", [
        {
          file: path,
          field: "signed",
          message: `is not the draft ${draft.path}: it was proposed again, or changed`,
        },
      ]);
    Object.assign(draft.metadata.signatures, metadata.signatures);
  }
}

/** What a draft still lacks: per delegator that must accept it, how many signatures of which keys. */
export function lacking(draft: Draft, root: Metadata<Root> | null): readonly string[] {
  const holders: readonly (readonly [string, Delegator | null])[] =
    draft.role === "root"
      ? [
          // A draft alone is its own judge: there is no root before the first, or none that is known here.
          ["the root in force", root === draft.metadata ? null : root],
          ["the new root", draft.metadata],
        ]
      : [["the root", root]];
  return holders.flatMap(([who, delegator]) => {
    if (delegator === null || isSigned(delegator, draft.role, draft.metadata)) return [];
    const duty = dutyOf(delegator, draft.role);
    const signed = validSigners(delegator, draft.role, draft.metadata);
    const open = (duty?.keyids ?? []).filter((keyid) => !signed.includes(keyid));
    const missing = (duty?.threshold ?? 0) - signed.length;
    return [
      `${basename(draft.path)}: ${who} asks for ${String(missing)} more signature(s) of the keys ${open.map((id) => id.slice(0, 12)).join(", ")}`,
    ];
  });
}

/**
 * Puts the drafts of the folder into force. Refuses (`no-draft`, `not-enough-signatures`, `not-next-version`). A run after a kill finishes
 * what was begun. Gives the versions in force.
 */
export async function publishDrafts(
  desk: Desk,
  settings: Settings,
  command: string,
): Promise<Readonly<Record<string, number>>> {
  const drafts = readDrafts(desk.repo);
  const root = drafts.find((draft) => draft.role === "root");
  const targets = drafts.find((draft) => draft.role === "targets");
  if (root === undefined && targets === undefined)
    throw new PublisherRefusal("no-draft", [
      { file: "drafts", message: "is empty: make a draft with `root propose`" },
    ]);
  const { tree, isDone } = stateBefore(desk.site, root?.metadata);
  const before = tree?.root ?? null;
  const problems = [
    ...(root === undefined || isDone ? [] : lacking(root, before)),
    ...(targets === undefined ? [] : lacking(targets, root?.metadata ?? before)),
  ].map((message) => ({ file: "drafts", message }));
  if (problems.length > 0) throw new PublisherRefusal("not-enough-signatures", problems);
  if (root !== undefined && !isDone) refuseOld(root, (before?.signed.version ?? 0) + 1);
  if (
    targets !== undefined &&
    tree !== null &&
    !bytesOf(targets.metadata).equals(bytesOf(tree.targets))
  )
    refuseOld(targets, Math.max(tree.targets.signed.version + 1, targets.metadata.signed.version));
  const versions = await publishChange(desk, settings, command, tree, {
    ...(root === undefined || isDone ? {} : { root: root.metadata }),
    ...(targets === undefined ? {} : { targets: targets.metadata }),
  });
  for (const { path } of drafts) desk.disk.remove(path);
  return versions;
}

function refuseOld({ path, metadata }: Draft, next: number): void {
  if (metadata.signed.version === next) return;
  throw new PublisherRefusal("not-next-version", [
    {
      file: path,
      field: "signed.version",
      value: metadata.signed.version,
      message: `the next one is ${String(next)}; delete this draft and propose again`,
    },
  ]);
}

/** The state before a new root. `isDone`: a run that was killed put that root in place, and the rest accepts it already. */
function stateBefore(
  site: string,
  root: Metadata<Root> | undefined,
): { readonly tree: Tree | null; readonly isDone: boolean } {
  if (!hasRoot(site)) return { tree: null, isDone: false };
  const current = readRoot(site);
  const isThere = root !== undefined && bytesOf(root).equals(bytesOf(current));
  try {
    return { tree: readTree(site, { bytes: false }, current), isDone: isThere };
  } catch (error) {
    if (!isThere || current.signed.version === 1) throw error;
    return {
      tree: readTree(site, { bytes: false }, readRoot(site, current.signed.version - 1)),
      isDone: false,
    };
  }
}
