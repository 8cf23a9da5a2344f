import { makeFolding } from "../../publisher/list/build-list.ts";
import { findings, openGate } from "../../rules/gate/gate.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import { buildIndex } from "../../rules/index/build.ts";
import { STRIDE } from "../../rules/index/layout.ts";
import { matchNames, openMatcher } from "../../rules/index/match.ts";
import { benchList } from "./bench-list.ts";
import { scannerOf } from "./contestant.ts";
import type { Contestant } from "./contestant.ts";
import type { GeneratedName } from "./generate-names.ts";

// The only file of the bench that knows how names are found: what it gives is a gate, and a gate with an index behind it.

/** What a release derives from a list, and the fold table that it ships. */
export interface OurBytes {
  readonly index: ArrayBuffer;
  readonly gate: ArrayBuffer;
  readonly fold: ArrayBuffer;
}

let folding: ArrayBuffer | null = null;

/** The fold table as a release ships it; made once. */
export function foldTable(): ArrayBuffer {
  folding ??= Uint32Array.from(makeFolding().table).buffer;
  return folding;
}

const built = new WeakMap<readonly GeneratedName[], OurBytes>();

/** Index and gate of generated names; built once for the same array, for they are built together. */
export function buildOurs(names: readonly GeneratedName[]): OurBytes {
  let bytes = built.get(names);
  if (bytes === undefined) {
    const fold = foldTable();
    bytes = { fold, ...buildIndex(benchList(names), new Uint32Array(fold)) };
    built.set(names, bytes);
  }
  return bytes;
}

const gates = new WeakMap<OurBytes, { readonly gate: Gate; readonly loadMs: number }>();

/** One gate for both that use it, as a page has one: the engine takes its tables for constants only while there is no other. */
function openOnce(bytes: OurBytes): { readonly gate: Gate; readonly loadMs: number } {
  let held = gates.get(bytes);
  if (held === undefined) {
    const fold = bytes.fold.slice(0);
    const begun = performance.now();
    const gate = openGate(bytes.gate, fold);
    held = { gate, loadMs: performance.now() - begun };
    gates.set(bytes, held);
  }
  return held;
}

/** The gate alone: what runs in the page. It names nobody; it says where a name may begin. */
export const ourGate: Contestant = {
  impl: "sekisho gate",
  reads: "written",
  open: (names) => {
    const bytes = buildOurs(names);
    const { gate: opened, loadMs } = openOnce(bytes);
    const { gate, fold } = bytes;
    return scannerOf(
      (text) => [findings(opened, text)],
      (all) =>
        all.flatMap(({ at, within }) => {
          const places = at.map((start) => ({ name: null, start, end: start + 1 }));
          for (let each = 0; each + 1 < within.length; each += 2)
            places.push({ name: null, start: within[each] ?? 0, end: within[each + 1] ?? 0 });
          return places;
        }),
      { loadMs, bytes: gate.byteLength + fold.byteLength },
    );
  },
};

/** The gate and the exact verification behind it: names at offsets. */
export const ourMatcher: Contestant = {
  impl: "sekisho",
  reads: "written",
  open: (names) => {
    const bytes = buildOurs(names);
    const opened = openOnce(bytes);
    const { index, gate, fold } = bytes;
    const begun = performance.now();
    const matcher = openMatcher(index, opened.gate);
    const loadMs = opened.loadMs + performance.now() - begun;
    const { entries } = matcher.index;
    return scannerOf(
      (text) => matchNames(matcher, text),
      (matches) =>
        matches.map(({ entry, start, end }) => ({
          name: entries[entry * STRIDE + 2] ?? null,
          start,
          end,
        })),
      { loadMs, bytes: index.byteLength + gate.byteLength + fold.byteLength },
    );
  },
};
