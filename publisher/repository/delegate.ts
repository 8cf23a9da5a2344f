import type { Desk } from "./desk.ts";
import { countingKeys, lacking, publishDrafts, readDrafts, signDraft } from "./drafts.ts";
import { propose } from "./propose.ts";
import type { Edit } from "./propose.ts";
import type { Settings } from "./settings.ts";
import { readRoot } from "./tree.ts";

/** Changes who may sign what, and publishes at once when enough keys for that are here; else says what is missing. */
export async function delegate(
  desk: Desk,
  settings: Settings,
  edits: readonly Edit[],
  command: string,
): Promise<{
  readonly versions: Readonly<Record<string, number>> | null;
  readonly missing: readonly string[];
}> {
  propose(desk, settings, edits, []);
  const root = readRoot(desk.site);
  for (const draft of readDrafts(desk.repo))
    await signDraft(
      desk,
      draft,
      desk.ring.here(countingKeys(draft, root)).map(({ name }) => name),
    );
  const missing = readDrafts(desk.repo).flatMap((draft) => lacking(draft, root));
  const versions = missing.length === 0 ? await publishDrafts(desk, settings, command) : null;
  return { versions, missing };
}
