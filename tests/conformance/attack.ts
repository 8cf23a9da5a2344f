import { listRepository, publishList, type TufRepository } from "../fixtures/tuf/repository.ts";
import type { Misbehaviour, ServedRepository } from "../fixtures/tuf/server.ts";
import type { Signer } from "../fixtures/tuf/signer.ts";

/** A repository that a client has trusted once, and what an attacker can reach. */
export interface World {
  readonly repository: TufRepository;
  readonly served: ServedRepository;
}

/** Who the attacker is, or what has gone wrong. */
export type Who =
  | "network"
  | "server fault"
  | "timestamp key"
  | "snapshot key"
  | "online keys"
  | "list key"
  | "targets key"
  | "one root key"
  | "publisher"
  | "clock";

/** One attack or fault after a good cycle: what is done, and how our client has to answer. */
export interface Attack {
  readonly name: string;
  readonly who: Who;
  /** A refusal code, a fetch failure, `no-such-target` or `accepted`. */
  readonly ours: string;
  /** Before the first, good cycle. */
  readonly before?: (world: World) => void;
  readonly act: (world: World) => void;
  /** Milliseconds between the good cycle and the next. */
  readonly later?: number;
  /** The target looked for after the cycle; null for none. */
  readonly target?: string | null;
  /** Milliseconds that the test waits for an answer that does not come. */
  readonly patience?: number;
  /** The repository is not consistent, or states no hashes. */
  readonly plain?: boolean;
}

/** A day, in milliseconds. */
export const DAY = 86_400_000;

/** Changes the text of a served file; throws when nothing changed, so that no attack is a sham. */
export function edit({ repository }: World, path: string, from: string | RegExp, to: string): void {
  const text = Buffer.from(repository.file(path)).toString();
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`nothing to edit in ${path}`);
  repository.files.set(path, new Uint8Array(Buffer.from(edited)));
}

/** Serves other bytes at a path. */
export function put({ repository }: World, path: string, bytes: Uint8Array | string): void {
  repository.files.set(path, new Uint8Array(Buffer.from(bytes)));
}

/** Serves one path's file at another. */
export function swap(world: World, path: string, other: string): void {
  put(world, path, world.repository.file(other));
}

/** Where list `a`'s payload is served now. */
export function payloadPath({ repository }: World): string {
  const path = "lists/a/list.jsonl.gz";
  const hash = repository.part("lists-a").targets[path]?.hashes["sha256"] ?? "";
  return `targets/lists/a/${hash}.list.jsonl.gz`;
}

/** Publishes version 2 of list `a`, so that there is something to withhold. */
export function publishNext(world: World): void {
  publishList(world.repository, 2);
}

/** The first key of a role. */
export function keyOf({ repository }: World, role: string): Signer {
  const [signer] = repository.signers.get(role) ?? [];
  if (signer === undefined) throw new Error(`no key of ${role}`);
  return signer;
}

/** Publishes roles signed by other keys than their own. */
export function publishAs(world: World, signers: readonly Signer[], ...roles: string[]): void {
  const { repository } = world;
  for (const role of roles) {
    const own = repository.signers.get(role) ?? [];
    repository.signers.set(role, [...signers]);
    repository.publish(role);
    repository.signers.set(role, own);
  }
}

/** An answer with a status and headers. */
export function answer(status: number, headers: Record<string, string> = {}): Misbehaviour {
  return (_, response) => {
    response.writeHead(status, headers);
    response.end("<html>no</html>");
  };
}

/** Bytes without end. */
export const endless: Misbehaviour = (_, response) => {
  const chunk = Buffer.alloc(65_536, 0x20);
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    response.once("drain", more);
  };
  more();
};

/** A byte now and then, the answer never done. */
export const trickle: Misbehaviour = (_, response) => {
  const timer = setInterval(() => response.write(" "), 50);
  response.once("close", () => clearInterval(timer));
};

/** The connection is taken and nothing is said. */
export const silent: Misbehaviour = () => undefined;

/** The connection is cut, before or in the middle of the answer. */
export function cut(afterHeaders: boolean): Misbehaviour {
  return (_, response) => {
    if (!afterHeaders) return void response.destroy();
    response.writeHead(200, { "content-length": "1000" });
    response.write("{", () => response.destroy());
  };
}

/** A fresh repository of two lists for one attack. */
export function makeWorldRepository(attack: Attack, now: number): TufRepository {
  return listRepository({ now, withHashes: attack.plain !== true });
}
