import { checkFile } from "../../rules/trust/checks.ts";
import { TrustRefusal } from "../../rules/trust/codes.ts";
import type { Authority, Envelope } from "../../rules/trust/metadata.ts";
import { searchTarget } from "../../rules/trust/search.ts";
import * as state from "../../rules/trust/state.ts";
import { FetchFailure } from "./fetch-failure.ts";
import type { Ports, RefreshedRepository, RepositoryAddress, TrustedTarget } from "./ports.ts";
import { meansWith } from "./web-crypto.ts";

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

/** A payload may take so much longer for each 100,000 bytes, in milliseconds: a full list over a slow line is no attack. */
const DEADLINE_STEP = 1000;

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
  const get = (file: string, limit: number, signal: AbortSignal): Promise<Bytes> =>
    transport.get(metadataUrl + file, limit, signal);
  const cycle = within(ports.signal, DEADLINE);

  /** Stored bytes through the same checks as fetched ones; null when there are none, or they do not pass. */
  const stored = async <Result>(
    role: string,
    accept: (bytes: Bytes) => Promise<Result>,
  ): Promise<Result | null> => {
    const bytes = await store.load(role);
    return bytes === null ? null : accept(bytes).catch(nullIfRefused);
  };

  const first = await store.load("root");
  if (first === null) throw new TrustRefusal("no-root", "root", "no root is stored (5.2)");
  let started = await state.startFrom(first, ports.now(), means);
  for (let count = 0; count < MOST_ROOTS; count += 1) {
    const file = `${String(started.root.version + 1)}.root.json`;
    const bytes = await get(file, CAPS.root, cycle).catch(nullIfMissing);
    if (bytes === null) break;
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
  state.checkRoot(trusted);

  const timestampFloor = await stored("timestamp", (bytes) =>
    state.recallTimestamp(trusted, bytes, means),
  );
  const timestampBytes = await get("timestamp.json", CAPS.timestamp, cycle);
  const timed = await state.acceptTimestamp(trusted, timestampFloor, timestampBytes, means);
  if (timed.timestamp !== timestampFloor) await store.save("timestamp", timestampBytes);

  /** A role's file: the stored one when it is still what is listed, otherwise fetched, accepted and then stored. */
  const current = async <Result>(
    role: string,
    listed: { readonly version: number; readonly length: number | null },
    cap: number,
    signal: AbortSignal,
    accept: (bytes: Bytes) => Promise<Result>,
  ): Promise<Result> => {
    const kept = await stored(role, accept);
    if (kept !== null) return kept;
    const prefix = trusted.root.isConsistent ? `${String(listed.version)}.` : "";
    const file = `${prefix}${encodeURIComponent(role)}.json`;
    const bytes = await get(file, Math.min(listed.length ?? cap, cap), signal);
    const result = await accept(bytes);
    await store.save(role, bytes);
    return result;
  };

  const floor = await stored("snapshot", (bytes) => state.recallSnapshot(trusted, bytes, means));
  const listed = timed.timestamp.snapshot;
  const snapped = await current("snapshot", listed, CAPS.snapshot, cycle, (bytes) =>
    state.acceptSnapshot(timed, floor, bytes, means),
  );

  const roles = new Map<string, Envelope>(
    [trusted.root, timed.timestamp, snapped.snapshot].map((each) => [each.role, each]),
  );
  const loadTargets = async (role: string, authority: Authority, signal: AbortSignal) => {
    const listed = state.listedIn(snapped.snapshot, role);
    const targets = await current(role, listed, CAPS.targets, signal, (bytes) =>
      state.acceptTargets(snapped, role, authority, bytes, means),
    );
    roles.set(role, targets);
    return targets;
  };
  const top = await loadTargets("targets", trusted.root.roles.targets, cycle);

  return {
    startedAt: trusted.time,
    delegations: top.delegations.map(({ name }) => name),
    get versions() {
      return Object.fromEntries(Array.from(roles, ([role, each]) => [role, each.version]));
    },
    get expires() {
      return Object.fromEntries(Array.from(roles, ([role, each]) => [role, each.expires]));
    },
    async findTarget(path) {
      const signal = within(ports.signal, DEADLINE);
      const pathHash = await means.hash("sha256", means.encode(path));
      const found = await searchTarget(top, path, pathHash, (delegation) =>
        loadTargets(delegation.name, delegation.authority, signal),
      );
      if (found === null) return null;
      const { role, facts } = found;
      const sha256 = facts.hashes["sha256"] ?? "";
      return { ...facts, path, sha256, role: role.role, signers: role.signers };
    },
    async download(target) {
      const url = folder(address.targetsUrl) + fileOf(target, trusted.root.isConsistent);
      if (target.length > CAPS.payload) throw new FetchFailure("too-long", url);
      const deadline = DEADLINE + Math.ceil(target.length / 100_000) * DEADLINE_STEP;
      const bytes = await transport.get(url, target.length, within(ports.signal, deadline));
      await checkFile(target.path, bytes, target, means);
      return bytes;
    },
  };
}

/** 5.7.3: where a target lies below the folder of targets, its hash before its name where snapshots are consistent. */
function fileOf({ path, hashes }: TrustedTarget, isConsistent: boolean): string {
  const parts = path.split("/");
  if (parts.some((part) => /^\.{0,2}$/.test(part)))
    throw new TrustRefusal("unsafe-path", path, "it leads out of its folder (4.5)");
  const hash = hashes["sha256"] ?? hashes["sha512"];
  if (hash === undefined)
    throw new TrustRefusal("wrong-hash", path, "none of its hashes is of a kind we know (5.7.3)");
  const name = parts.pop() ?? "";
  return [...parts, isConsistent ? `${hash}.${name}` : name].map(encodeURIComponent).join("/");
}

function folder(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

function within(signal: AbortSignal, milliseconds: number): AbortSignal {
  return AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
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
