import { applyDelta } from "../../rules/lists/delta.ts";
import { parseTargetCustom } from "../../rules/lists/target-custom.ts";
import type { TargetCustom } from "../../rules/lists/target-custom.ts";
import { FetchFailure } from "../trust/fetch-failure.ts";
import { gunzip } from "../trust/gunzip.ts";
import type { RefreshedRepository, TrustedTarget } from "../trust/ports.ts";
import { readCapped } from "../trust/read-capped.ts";
import { hashOf } from "../trust/web-crypto.ts";
import { textOf } from "./derive.ts";
import type { ListVersion } from "./generation.ts";
import { UpdateRefusal } from "./refusal-of.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A release that the repository offers of one list. */
export interface OfferedRelease {
  readonly target: TrustedTarget;
  readonly custom: TargetCustom;
}

/** The lines of a release that this browser has already. */
export interface HeldRelease extends ListVersion {
  read(): Promise<Bytes>;
}

/** What the repository offers of a list now; null when nothing. Throws UpdateRefusal, TrustRefusal, FetchFailure. */
export async function findRelease(
  repository: RefreshedRepository,
  list: string,
): Promise<OfferedRelease | null> {
  const target = await repository.findTarget(`lists/${list}/list.jsonl.gz`);
  if (target === null) return null;
  const custom = parseTargetCustom(target.custom);
  if (custom === null || custom.from !== undefined)
    throw new UpdateRefusal("list-custom", target.path);
  return { target, custom };
}

/**
 * The lines of a release: by the delta from what is held where there is one, otherwise in full. Any trouble with a delta but a
 * deadline ends in the full list; what comes out is always what was signed for. Throws UpdateRefusal, TrustRefusal, FetchFailure.
 */
export async function fetchRelease(
  repository: RefreshedRepository,
  list: string,
  offered: OfferedRelease,
  held: HeldRelease | null,
): Promise<{ readonly raw: Bytes; readonly way: "delta" | "full" }> {
  const { target, custom } = offered;
  if (held !== null) {
    const raw = await byDelta(repository, list, custom, held);
    if (raw !== null) return { raw, way: "delta" };
  }
  const raw = await gunzip(await repository.download(target), custom.rawLength, target.path);
  if ((await hashOf("sha256", raw)) !== custom.rawSha256)
    throw new UpdateRefusal("list-hash", target.path);
  return { raw, way: "full" };
}

/** A delta unpacks to no more than this, bytes: beyond it the full list is the smaller thing to handle. */
const MOST_DELTA_BYTES = 16 * 1024 * 1024;

async function byDelta(
  repository: RefreshedRepository,
  list: string,
  custom: TargetCustom,
  held: HeldRelease,
): Promise<Bytes | null> {
  const path = `lists/${list}/from-${String(held.v)}.delta.gz`;
  try {
    const target = await repository.findTarget(path);
    const delta = target === null ? null : parseTargetCustom(target.custom);
    if (target === null || delta === null) return null;
    const isOurs = delta.from?.v === held.v && delta.from.sha256 === held.sha256;
    if (!isOurs || delta.v !== custom.v || delta.rawSha256 !== custom.rawSha256) return null;
    const text = textOf(await unpack(await repository.download(target)));
    const raw = new TextEncoder().encode(applyDelta(textOf(await held.read()), text));
    return (await hashOf("sha256", raw)) === custom.rawSha256 ? raw : null;
  } catch (error) {
    if (error instanceof FetchFailure && error.kind === "deadline") throw error;
    console.warn(error);
    return null;
  }
}

/** Unpacks a delta, whose own length nobody signed, up to the cap. Throws RangeError beyond it, TypeError for no gzip. */
async function unpack(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const raw = await readCapped(stream, MOST_DELTA_BYTES);
  if (raw === null) throw new RangeError("the delta is too long");
  return raw;
}
