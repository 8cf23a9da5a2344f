import { makeFolding } from "../../publisher/list/build-list.ts";
import { foldText } from "../../rules/fold/fold.ts";
import { candidateWindows, openGate } from "../../rules/gate/gate.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import { buildIndex } from "../../rules/index/build.ts";
import { NAME, STRIDE, viewIndex } from "../../rules/index/layout.ts";
import { openList } from "../../rules/index/open.ts";
import { scan } from "../../rules/screen/scan.ts";
import type { ListData } from "../../rules/vocabulary.ts";
import { benchList } from "./bench-list.ts";
import { scannerOf } from "./contestant.ts";
import type { Contestant } from "./contestant.ts";
import type { GeneratedName } from "./generate-names.ts";

// The only file of the bench that knows how names are found: what it gives is a gate, and a gate with an index behind it.

/** What a release derives from a list, and the fold table that it ships. */
export interface OurBytes {
  readonly data: ListData;
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

/** Builds index and gate of generated names. */
export function buildOurs(names: readonly GeneratedName[]): OurBytes {
  const data = benchList(names);
  const fold = foldTable();
  return { data, fold, ...buildIndex(data, new Uint32Array(fold)) };
}

/** The index as typed arrays over its bytes. */
export function viewOurs({ index }: OurBytes): unknown {
  return viewIndex(index);
}

/** The gate alone: what runs in the page. It names nobody; it says where a name may stand. */
export const ourGate: Contestant = {
  impl: "sekisho gate",
  reads: "written",
  open: (names) => {
    const { gate, fold } = buildOurs(names);
    const begun = performance.now();
    const opened = openGate(gate, fold);
    const loadMs = performance.now() - begun;
    return scannerOf(
      (text) => gatePass(opened, text),
      (windows) => windows.map(({ start, end }) => ({ name: null, start, end })),
      { loadMs, bytes: gate.byteLength + fold.byteLength },
    );
  },
};

function gatePass(gate: Gate, text: string): readonly { start: number; end: number }[] {
  return candidateWindows(gate, text, 1);
}

/** The gate and the exact verification behind it: names at offsets. */
export const ourMatcher: Contestant = {
  impl: "sekisho",
  reads: "written",
  open: (names) => {
    const { data, index, gate, fold } = buildOurs(names);
    const table = new Uint32Array(fold);
    const begun = performance.now();
    const view = openList(data, index, table);
    const loadMs = performance.now() - begun;
    return scannerOf(
      (text) => {
        const folded = foldText(text, table);
        return scan(view, folded).map(({ entry, from, to }) => ({
          entry,
          start: folded.starts[from] ?? 0,
          end: folded.ends[to - 1] ?? 0,
        }));
      },
      (matches) =>
        matches.flatMap(({ entry, start, end }) => {
          const at = entry * STRIDE;
          if (view.index.entries[at + 4] !== NAME) return [];
          return [{ name: view.index.entries[at + 2] ?? null, start, end }];
        }),
      { loadMs, bytes: index.byteLength + gate.byteLength + fold.byteLength },
    );
  },
};
