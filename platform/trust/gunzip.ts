import { TrustRefusal } from "../../rules/trust/codes.ts";
import { readCapped } from "./read-capped.ts";

/**
 * Unpacks a gzip payload that was signed to be exactly `rawLength` bytes; stops at the first byte too many, so that a bomb costs
 * no more memory than the real thing. `name` is for the refusal. Throws `TrustRefusal`.
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  rawLength: number,
  name = "payload",
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  // Null for what is not gzip as for what is too long.
  const raw = await readCapped(stream, rawLength).catch(() => null);
  if (raw?.length !== rawLength)
    throw new TrustRefusal("bad-payload", name, `not gzip of ${rawLength} bytes`);
  return raw;
}
