import type { Repository } from "../../rules/schema/updates.ts";
import { hashOf } from "../trust/web-crypto.ts";
import { BASELINE } from "./generation.ts";
import type { AcceptedList, ByList, ListVersion } from "./generation.ts";

/** One list that the files in force are made of. */
export interface Input extends ListVersion {
  readonly id: string;
  /** Where its lines are: in the package, in the store, or written anew from the policy in force. */
  readonly from: "package" | "store" | "policy";
}

/** The list of the suppliers and category rules that the organisation's policy adds. */
export const POLICY_LIST = "policy/own";

/** The newer of two releases of the list that came with the extension; the package's where they are level. */
export function newerBaseline(
  seed: ListVersion,
  stored: ListVersion | undefined,
): { readonly version: ListVersion; readonly from: "package" | "store" } {
  return stored !== undefined && stored.v > seed.v
    ? { version: stored, from: "store" }
    : { version: seed, from: "package" };
}

/** Whose word counts before whose: what the organisation sets before what a person adds. */
const KINDS: readonly Repository["kind"][] = ["vendor", "managed", "added"];

/**
 * The lists that ought to be in force, in the order of their weight: the baseline, then those of the vendor, of the policy
 * and of the person, each by name, and what the policy itself adds (`policy`: the SHA-256 of what it is made from). A stored list of a
 * repository that is no longer configured, or that is no longer wanted from it, is none of them.
 */
export function inputsOf(
  lists: ByList<AcceptedList>,
  repositories: readonly Pick<Repository, "id" | "kind" | "lists">[],
  seed: ListVersion,
  policy: string | null = null,
): readonly Input[] {
  const weight = (key: string): number => {
    const repository = repositories.find(({ id }) => key.startsWith(`${id}/`));
    return repository === undefined ? KINDS.length : KINDS.indexOf(repository.kind);
  };
  const isWanted = (key: string): boolean => {
    const [id = "", list = ""] = key.split("/");
    const repository = repositories.find((each) => each.id === id);
    return repository !== undefined && (repository.lists?.includes(list) ?? true);
  };
  const baseline = newerBaseline(seed, isWanted(BASELINE) ? lists[BASELINE] : undefined);
  const others = Object.entries(lists)
    .filter(([key]) => key !== BASELINE && isWanted(key))
    .sort(([left], [right]) => weight(left) - weight(right) || (left < right ? -1 : 1));
  return [
    { id: BASELINE, from: baseline.from, v: baseline.version.v, sha256: baseline.version.sha256 },
    ...others.map(([id, { v, sha256 }]): Input => ({ id, from: "store", v, sha256 })),
    ...(policy === null
      ? []
      : [{ id: POLICY_LIST, from: "policy", v: 0, sha256: policy } as const]),
  ];
}

/**
 * Lists that were accepted once, as is remembered beside the database, and are not in it any more, or only in an older release:
 * the browser threw them away, or somebody put an old copy in place.
 */
export function lostLists(
  lists: ByList<AcceptedList>,
  repositories: readonly Pick<Repository, "id" | "lists" | "floors">[],
  seed: ListVersion,
): readonly string[] {
  return repositories.flatMap(({ id, lists: wanted, floors }) =>
    Object.entries(floors).flatMap(([list, floor]) => {
      const key = `${id}/${list}`;
      const held = Math.max(lists[key]?.v ?? 0, key === BASELINE ? seed.v : 0);
      return held < floor && (wanted?.includes(list) ?? true) ? [key] : [];
    }),
  );
}

/** True when the list that came with the extension is all there is: it needs no files of its own. */
export function isSeedAlone(inputs: readonly Input[]): boolean {
  return inputs.every(({ from }) => from === "package");
}

/** The id of the files that this code makes of these lists. */
export function generationId(format: string, inputs: readonly Input[]): Promise<string> {
  const plain = [format, ...inputs.map(({ id, v, sha256 }) => [id, v, sha256])];
  return hashOf("sha256", new TextEncoder().encode(JSON.stringify(plain)));
}
