/** What the signed metadata says about a payload of a list, beside its length and hash. */
export interface TargetCustom {
  /** Serial of the release, which only grows. */
  readonly v: number;
  /** Bytes and SHA-256 (lower-case hexadecimal) of the full list, unpacked; of the result when this is a delta. */
  readonly rawLength: number;
  readonly rawSha256: string;
  /** How many suppliers the full list has. */
  readonly entries: number;
  /** Present on a delta: the release that it starts from, and the SHA-256 of that full list. */
  readonly from?: { readonly v: number; readonly sha256: string };
  /** Which share of the browsers may take the release already, in percent. */
  readonly rollout?: { readonly percent: number };
  /** The signers know that the list grows or shrinks a lot. */
  readonly allowLargeChange?: boolean;
}

/** The longest full list that a browser unpacks, bytes. */
export const MOST_RAW_BYTES = 256 * 1024 * 1024;

/** Reads the `custom` of a target. Null when a field is missing or is not what it has to be; fields of later versions are left out. */
export function parseTargetCustom(custom: unknown): TargetCustom | null {
  if (!isRecord(custom)) return null;
  const { v, rawLength, rawSha256, entries, from, rollout, allowLargeChange } = custom;
  if (!isCount(v) || !isCount(rawLength) || !isCount(entries) || !isSha256(rawSha256)) return null;
  if (rawLength > MOST_RAW_BYTES) return null;
  if (allowLargeChange !== undefined && typeof allowLargeChange !== "boolean") return null;
  const base = from === undefined ? undefined : parseFrom(from, v);
  const share = rollout === undefined ? undefined : parseRollout(rollout);
  if (base === null || share === null) return null;
  return {
    v,
    rawLength,
    rawSha256,
    entries,
    ...(base === undefined ? {} : { from: base }),
    ...(share === undefined ? {} : { rollout: share }),
    ...(allowLargeChange === undefined ? {} : { allowLargeChange }),
  };
}

function parseFrom(from: unknown, to: number): TargetCustom["from"] | null {
  if (!isRecord(from)) return null;
  const { v, sha256 } = from;
  return isCount(v) && v < to && isSha256(sha256) ? { v, sha256 } : null;
}

function parseRollout(rollout: unknown): TargetCustom["rollout"] | null {
  if (!isRecord(rollout)) return null;
  const { percent } = rollout;
  return typeof percent === "number" && percent >= 0 && percent <= 100 ? { percent } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A whole number from 1 on. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0;
}

function isSha256(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}
