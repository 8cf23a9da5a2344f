import type { UpdateCode } from "../../rules/lists/codes.ts";
import { isClockBehind } from "../../rules/lists/standing.ts";
import type { Refusal, Repository } from "../../rules/schema/updates.ts";
import type { RefusalView, RepositoryView, UpdatesView } from "../../rules/update-views.ts";
import type { AcceptedList, ByList } from "./generation.ts";
import type { ManagedRead } from "./managed.ts";
import type { Memory } from "./memory.ts";

/** What the settings page shows of where lists come from. */
export function updatesView(
  memory: Memory,
  lists: ByList<AcceptedList>,
  managed: ManagedRead,
  now: number,
  checking: boolean,
): UpdatesView {
  return {
    checking,
    clockBehind: isClockBehind(now, memory.timeFloor),
    badPolicyKey: managed.kind === "bad" ? managed.key : null,
    repositories: memory.repositories.map((each) => repositoryView(each, lists)),
  };
}

function repositoryView(repository: Repository, lists: ByList<AcceptedList>): RepositoryView {
  const { id, kind, url, fingerprint, offered, held, refusal } = repository;
  const inForce = Object.entries(lists).flatMap(([key, { v, version }]) =>
    key.startsWith(`${id}/`) ? [{ list: key.slice(id.length + 1), v, version }] : [],
  );
  return {
    id,
    kind,
    url,
    fingerprint,
    offered,
    wanted: repository.lists,
    inForce,
    checkedAt: iso(repository.checkedAt),
    goodAt: iso(repository.goodAt),
    dueAt: new Date(repository.dueAt).toISOString(),
    expiresAt: iso(repository.expiresAt),
    refusals: (held.length > 0 ? held : refusal === null ? [] : [refusal]).map(refusalView),
    waiting: repository.waiting,
  };
}

function refusalView({ at, code, list, detail }: Refusal): RefusalView {
  // Written by `codeOf`, whose set is closed; a code of another version of the extension is worded as unknown.
  return { at: new Date(at).toISOString(), code: code as UpdateCode, list, detail };
}

function iso(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
