import { gunzipSync } from "node:zlib";
import { pack } from "../../publisher/list/stage.ts";
import { sha256Of } from "../../publisher/sha256.ts";
import { applyDelta, makeDelta } from "../../rules/lists/delta.ts";
import { median } from "./rows.ts";
import { churned, supplierLines } from "./update-list.ts";
import type { RecordKind } from "./update-list.ts";

/** What updates of a generated list weigh and cost. */
export interface UpdateFigures {
  readonly rawBytes: number;
  readonly fullBytes: number;
  readonly deltas: readonly {
    readonly perThousand: number;
    readonly bytes: number;
    /** From packed delta and stored old bytes to new bytes whose SHA-256 is known, the middle one of some rounds. */
    readonly applyMs: number;
    readonly makeMs: number;
  }[];
}

/** Suppliers in a thousand that change from one release to the next. */
const CHURN = [1, 5] as const;

/** Measures updates of a list of so many suppliers. Throws when a delta gives another list than it was made of. */
export function measureUpdates(suppliers: number, kind: RecordKind, rounds: number): UpdateFigures {
  const { lines, spare } = supplierLines(suppliers, kind);
  const raw = textOf(lines);
  const bytes = new TextEncoder().encode(raw);
  const deltas = CHURN.map((perThousand) => {
    const next = textOf(churned(lines, perThousand, spare));
    const begun = performance.now();
    const delta = makeDelta(raw, next);
    const makeMs = performance.now() - begun;
    const packed = pack(Buffer.from(delta));
    const wanted = sha256Of(new TextEncoder().encode(next));
    const times = Array.from({ length: rounds }, () => timeToApply(bytes, packed, wanted));
    return { perThousand, bytes: packed.byteLength, applyMs: median(times) ?? 0, makeMs };
  });
  return { rawBytes: bytes.byteLength, fullBytes: pack(bytes).byteLength, deltas };
}

function timeToApply(old: Uint8Array, packed: Uint8Array, wanted: string): number {
  const begun = performance.now();
  const text = new TextDecoder("utf-8", { fatal: true }).decode(old);
  const made = applyDelta(text, gunzipSync(packed).toString("utf8"));
  const sha256 = sha256Of(new TextEncoder().encode(made));
  const took = performance.now() - begun;
  if (sha256 !== wanted) throw new Error("the delta gave another list");
  return took;
}

function textOf(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
