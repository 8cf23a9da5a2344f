import { checkExpiry, checkFile } from "../../rules/trust/checks.ts";
import { TrustRefusal } from "../../rules/trust/codes.ts";
import type { Authority } from "../../rules/trust/keys.ts";
import type { Envelope } from "../../rules/trust/metadata.ts";
import { searchTarget } from "../../rules/trust/search.ts";
import * as state from "../../rules/trust/state.ts";
import { FetchFailure } from "./fetch-failure.ts";
import type { Ports, RefreshedRepository, RepositoryAddress, TrustedTarget } from "./ports.ts";
import { meansWith } from "./web-crypto.ts";

/** What the cycle takes and gives, for who imports the cycle. */
export type {
  MetadataStore,
  Ports,
  RefreshedRepository,
  RepositoryAddress,
  Transport,
  TrustedTarget,
} from "./ports.ts";

/** Most bytes of a file, whatever a signed file says of its length: the key that signed may have been stolen. */
const CAPS = {
  root: 512_000,
  timestamp: 16_384,
  snapshot: 2_000_000,
  targets: 5_000_000,
  payload: 64_000_000,
};

/** New roots that one cycle follows (5.3.3); the next cycle goes on from there. */
const MOST_ROOTS = 256;

/** The metadata of a cycle, then of each search, has to arrive in this time, in milliseconds. */
const DEADLINE = 30_000;

/** A payload has a millisecond more for so many bytes: a full list over a slow line is no attack. */
const PATIENCE = 100;

type Get = (url: string, limit: number) => Promise<Bytes>;
type Bytes = Uint8Array<ArrayBuffer>;

/**
 * One cycle of the TUF client workflow (5.1 to 5.6) from the root in the store; each verified role is stored on the way.
 * Throws `TrustRefusal` or `FetchFailure` (and what the store throws).
 */
export async function refresh(
  address: RepositoryAddress,
  ports: Ports,
): Promise<RefreshedRepository> {
  const { store, transport } = ports;
  const means = meansWith(ports.verify);
  const metadataUrl = folder(address.metadataUrl);
  /** Downloads that together have to end in time. */
  const within = (milliseconds: number): Get => {
    const signal = AbortSignal.any([ports.signal, AbortSignal.timeout(milliseconds)]);
    return (url, limit) => transport.get(url, limit, signal);
  };
  const cycle = within(DEADLINE);

  /** Stored bytes through the same checks as fetched ones; null when there are none, or they do not pass. */
  const stored = async <Result extends object>(
    role: string,
    accept: (bytes: Bytes) => Promise<Result>,
  ): Promise<Result | null> => {
    const bytes = await store.load(role);
    return bytes && accept(bytes).catch(nullIfRefused);
  };

  const first = await store.load("root");
  if (!first) throw new TrustRefusal("no-root", "root", "none is stored");
  let started = await state.startFrom(first, ports.now(), means);
  for (let count = 0; count < MOST_ROOTS; count += 1) {
    const url = `${metadataUrl}${started.root.version + 1}.root.json`;
    const bytes = await cycle(url, CAPS.root).catch(nullIfMissing);
    if (!bytes) break;
    const next = await state.acceptRoot(started, bytes, means);
    if (state.takesOnlineKeyAway(started.root, next.root)) {
      // Before the root is stored: a browser killed in between has to find the change again.
      await store.remove("timestamp");
      await store.remove("snapshot");
    }
    await store.save("root", bytes);
    started = next;
  }
  const trusted = started;
  // 5.3.10: the last root of the chain has not expired.
  checkExpiry(trusted.root, trusted.time);

  const timestampFloor = await stored("timestamp", (bytes) =>
    state.recall(trusted, "timestamp", bytes, means),
  );
  const timestampBytes = await cycle(`${metadataUrl}timestamp.json`, CAPS.timestamp);
  const timed = await state.acceptTimestamp(trusted, timestampFloor, timestampBytes, means);
  if (timed.timestamp !== timestampFloor) await store.save("timestamp", timestampBytes);

  /** A role's file: the stored one when it is still what is listed, otherwise fetched, accepted and then stored. */
  const current = async <Result extends object>(
    role: string,
    listed: { readonly version: number; readonly length: number | null },
    cap: number,
    get: Get,
    accept: (bytes: Bytes) => Promise<Result>,
  ): Promise<Result> => {
    const kept = await stored(role, accept);
    if (kept) return kept;
    const prefix = trusted.root.isConsistent ? `${listed.version}.` : "";
    const url = `${metadataUrl}${prefix}${encodeURIComponent(role)}.json`;
    const bytes = await get(url, Math.min(listed.length ?? cap, cap));
    const result = await accept(bytes);
    await store.save(role, bytes);
    return result;
  };

  const floor = await stored("snapshot", (bytes) =>
    state.recall(trusted, "snapshot", bytes, means),
  );
  const snapped = await current("snapshot", timed.listed, CAPS.snapshot, cycle, (bytes) =>
    state.acceptSnapshot(timed, floor, bytes, means),
  );

  const versions: Record<string, number> = Object.create(null);
  const expires: Record<string, string> = Object.create(null);
  const note = (role: Envelope): void => {
    versions[role.role] = role.version;
    expires[role.role] = role.expires;
  };
  [trusted.root, timed.timestamp, snapped.snapshot].forEach(note);
  const loadTargets = async (role: string, authority: Authority, get: Get) => {
    const listed = state.listedIn(snapped.snapshot, role);
    const targets = await current(role, listed, CAPS.targets, get, (bytes) =>
      state.acceptTargets(snapped, role, authority, bytes, means),
    );
    note(targets);
    return targets;
  };
  const top = await loadTargets("targets", trusted.root.targets, cycle);

  return {
    startedAt: trusted.time,
    delegations: top.delegations.map(({ name }) => name),
    versions,
    expires,
    async findTarget(path) {
      const get = within(DEADLINE);
      const pathHash = await means.hash("sha256", means.encode(path));
      const found = await searchTarget(top, path, pathHash, (delegation) =>
        loadTargets(delegation.name, delegation.authority, get),
      );
      if (!found) return null;
      const { facts, role } = found;
      const sha256 = facts.hashes["sha256"] ?? "";
      return { ...facts, path, sha256, role: role.role, signers: role.signers };
    },
    async download(target) {
      const url = folder(address.targetsUrl) + fileOf(target, trusted.root.isConsistent);
      if (target.length > CAPS.payload) throw new FetchFailure("too-long", url);
      const deadline = DEADLINE + Math.ceil(target.length / PATIENCE);
      const bytes = await within(deadline)(url, target.length);
      await checkFile(target.path, bytes, target, means);
      return bytes;
    },
  };
}

/** 5.7.3: where a target lies below the folder of targets, its hash before its name where snapshots are consistent. */
function fileOf({ path, hashes }: TrustedTarget, isConsistent: boolean): string {
  if (/(^|\/)\.{0,2}(\/|$)/.test(path)) throw new TrustRefusal("unsafe-path", path, path);
  const hash = hashes["sha256"] ?? hashes["sha512"];
  if (hash === undefined) throw new TrustRefusal("wrong-hash", path, "unknown kind");
  const file = path.replace(/[^/]+/g, (part) => encodeURIComponent(part));
  return isConsistent ? file.replace(/[^/]+$/, `${encodeURIComponent(hash)}.$&`) : file;
}

function folder(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

/** 5.3.3: only a root that is not there ends the chain; an answer that fails otherwise fails the cycle, or it could hide a root. */
function nullIfMissing(problem: unknown): null {
  if (problem instanceof FetchFailure && problem.kind === "not-found") return null;
  throw problem;
}

function nullIfRefused(problem: unknown): null {
  if (problem instanceof TrustRefusal) return null;
  throw problem;
}
