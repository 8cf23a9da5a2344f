import { existsSync } from "node:fs";
import { done, PublisherRefusal } from "../command.ts";
import type { Call, Command } from "../command.ts";
import { optionOf, optionsOf } from "../options.ts";
import { atDesk } from "../repository/desk.ts";
import type { Desk } from "../repository/desk.ts";
import { countingKeys, lacking, readDraft, readDrafts, signDraft } from "../repository/drafts.ts";
import type { Draft } from "../repository/drafts.ts";
import { planChanges, planOf } from "../repository/plan.ts";
import { nameOf } from "../repository/propose.ts";
import { hasRoot, readRoot, readTree } from "../repository/tree.ts";
import type { Metadata, Root } from "@tufjs/models";

/** Adds a holder's signature to a draft. */
export const rootSign: Command = {
  words: ["root", "sign"],
  summary: "shows what a draft changes, and signs it with the keys that are here",
  usage:
    "[FILE...] [--key NAME]... [--previous ROOT]\n\n" +
    "FILE: the draft as it was given to you (default: those in DIR/drafts). DIR needs only your keys/; --previous is the root in force, to\n" +
    "compare with, where DIR/public does not have it. Without --key all your keys sign that the draft names.",
  options: { key: { type: "string", multiple: true }, previous: { type: "string" } },
  run: (call) =>
    atDesk(call, async (desk) => {
      const drafts =
        call.positionals.length > 0
          ? call.positionals.map((file) => readDraft(call.path(file)))
          : readDrafts(call.repo);
      if (drafts.length === 0)
        throw new PublisherRefusal("no-draft", [
          { file: "drafts", message: "is empty: name the draft's file" },
        ]);
      const previous = previousRoot(call, desk);
      const lines: string[] = [];
      const signed: { file: string; keys: readonly string[]; missing: readonly string[] }[] = [];
      for (const draft of drafts) {
        const known = previous ?? rootAmong(drafts);
        const changes = changesOf(desk, draft, previous);
        for (const line of changes) call.progress(`${draft.path}: ${line}`);
        const keys = keysFor(call, desk, draft, known);
        if (keys.length === 0 && drafts.length > 1) {
          call.progress(`${draft.path}: none of your keys counts here; shown, not signed`);
          continue;
        }
        refuseNone(draft, keys, known);
        await signDraft(desk, draft, keys);
        const missing = lacking(draft, known);
        signed.push({ file: draft.path, keys, missing });
        lines.push(
          `${draft.path}: signed with ${keys.join(", ")}; expires ${draft.metadata.signed.expires}`,
          ...missing,
        );
      }
      const [first] = drafts;
      if (first !== undefined && signed.length === 0)
        refuseNone(first, [], previous ?? rootAmong(drafts));
      return done([...lines, "Give the file back to whoever proposed it."], { drafts: signed });
    }),
};

function previousRoot(call: Call, { site }: Desk): Metadata<Root> | null {
  const typed = optionOf(call, "previous");
  if (typed === undefined) return hasRoot(site) ? readRoot(site) : null;
  if (!existsSync(call.path(typed)))
    throw new PublisherRefusal("bad-arguments", [
      { file: call.path(typed), field: "--previous", message: "is not there" },
    ]);
  const draft = readDraft(call.path(typed));
  return draft.role === "root" ? draft.metadata : null;
}

function rootAmong(drafts: readonly Draft[]): Metadata<Root> | null {
  return drafts.find((draft) => draft.role === "root")?.metadata ?? null;
}

function changesOf(
  desk: Desk,
  { role, metadata }: Draft,
  previous: Metadata<Root> | null,
): readonly string[] {
  const name = (keyid: string) => nameOf(desk, keyid);
  if (role === "root")
    return planChanges(previous === null ? null : planOf(previous), planOf(metadata), name);
  const before = hasRoot(desk.site) ? planOf(readTree(desk.site, { bytes: false }).targets) : null;
  return planChanges(before, planOf(metadata), name);
}

/** The keys that sign a draft: those named, else all that count; none when none counts. */
function keysFor(
  call: Call,
  desk: Desk,
  draft: Draft,
  root: Metadata<Root> | null,
): readonly string[] {
  const counting = countingKeys(draft, root);
  const named = optionsOf(call, "key");
  if (named.length === 0) return desk.ring.here(counting).map(({ name }) => name);
  return named.filter((name) => {
    const key = desk.ring.find(name);
    // Without the root in force nobody can say here whether an outgoing key counts; whoever publishes can.
    return key !== null && (counting.includes(key.keyid) || root === null);
  });
}

function refuseNone(draft: Draft, keys: readonly string[], root: Metadata<Root> | null): void {
  if (keys.length > 0) return;
  const wanted = countingKeys(draft, root).map((id) => id.slice(0, 12));
  throw new PublisherRefusal("no-key", [
    {
      file: draft.path,
      field: "--key",
      message:
        wanted.length > 0
          ? `none of the keys that count is here: ${wanted.join(", ")}`
          : "which keys count is said by the root: name its file, too, or give --previous ROOT",
    },
  ]);
}
