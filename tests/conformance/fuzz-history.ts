import {
  listRepository,
  publishList,
  putList,
  type TufRepository,
} from "../fixtures/tuf/repository.ts";
import { canonical, newSigner, sha256, type Signer } from "../fixtures/tuf/signer.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** Files as they were served at one moment, by path. */
export type Served = ReadonlyMap<string, Bytes>;

/** An honest repository through time, a foreign one of the same shape, and what may be believed. */
export interface History {
  readonly now: number;
  readonly root: Bytes;
  readonly moments: readonly Served[];
  readonly foreign: Served;
  /** Keys of every role, for signing what is not theirs. */
  readonly signers: readonly Signer[];
  readonly repository: TufRepository;
  /** `role` and canonical signed part of everything that was ever honestly published. */
  readonly honest: ReadonlySet<string>;
  /** Hashes of the honest payloads of list a. */
  readonly payloads: ReadonlySet<string>;
}

/** The role that a metadata path serves. */
export function roleOf(path: string): string {
  return decodeURIComponent(path.replace(/^metadata\/(?:\d+\.)?/, "").replace(/\.json$/, ""));
}

/** What identifies the meaning of a metadata file, whatever its spaces and signatures. */
export function meaningOf(role: string, bytes: Uint8Array): string {
  const { signed } = JSON.parse(Buffer.from(bytes).toString()) as { signed: unknown };
  return `${role}:${canonical(signed)}`;
}

/** Four moments: first publication, a new list, a new root and the other list, a timestamp key taken away and a third list. */
export function makeHistory(now: number, withHashes: boolean): History {
  const repository = listRepository({ now, withHashes });
  const moments: Served[] = [];
  const remember = (): void => void moments.push(new Map(repository.files));
  const root = repository.file("metadata/1.root.json");
  remember();
  publishList(repository, 2);
  remember();
  repository.addKey("targets", newSigner());
  putList(repository, "b", 2);
  repository.publish("root", "lists-b", "targets", "snapshot", "timestamp");
  remember();
  repository.rotate("timestamp");
  putList(repository, "a", 3);
  repository.publish("root", "lists-a", "snapshot", "timestamp");
  remember();

  const honest = new Set<string>();
  const payloads = new Set<string>();
  for (const moment of moments)
    for (const [path, bytes] of moment)
      if (path.startsWith("metadata/")) honest.add(meaningOf(roleOf(path), bytes));
      else if (path.includes("/lists/a/")) payloads.add(sha256(bytes));
  return {
    now,
    root,
    moments,
    foreign: new Map(listRepository({ now, withHashes }).files),
    signers: [...repository.signers.values()].flat(),
    repository,
    honest,
    payloads,
  };
}
