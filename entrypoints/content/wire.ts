import { candidateWindows } from "../../rules/gate/gate.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import type { Block } from "../../rules/vocabulary.ts";
import type { RequestOf } from "../../platform/messages.ts";
import type { ReadBlock } from "./blocks.ts";

/** A block as it is sent to be judged. */
export type WireBlock = RequestOf<"judge">["blocks"][number];

/** A block to send, and where its text begins in the block that was read. */
export interface Cutting {
  readonly start: number;
  readonly own: readonly [number, number];
  readonly block: Block;
}

/** Longest text that is sent of a block, UTF-16 units. */
const LONGEST = 4000;
/** Context kept on each side of a candidate. */
const REACH = 600;
/** What two parts of a longer window have in common. */
const OVERLAP = 400;

/** What to send of a block: all of it when it is short, windows around its candidates when it is long. */
export function cut(gate: Gate, read: ReadBlock): readonly Cutting[] {
  const { text, own } = read;
  if (text === "") return [];
  if (text.length <= LONGEST) return [cutting(read, 0, text.length, own)];
  return candidateWindows(gate, text, REACH).flatMap(({ start, end }) =>
    parts(start, end).map((part) =>
      cutting(read, part.start, part.end, [
        Math.max(own[0], part.own[0]),
        Math.min(own[1], part.own[1]),
      ]),
    ),
  );
}

/** Cuts a window that is still too long into parts that overlap; each verdict belongs to one of them. */
function parts(
  start: number,
  end: number,
): { readonly start: number; readonly end: number; readonly own: readonly [number, number] }[] {
  const all = [];
  for (let from = start; ; from += LONGEST - OVERLAP) {
    const to = Math.min(end, from + LONGEST);
    const isLast = to === end;
    const own = [
      from === start ? from : from + OVERLAP / 2,
      isLast ? to + 1 : to - OVERLAP / 2,
    ] as const;
    all.push({ start: from, end: to, own });
    if (isLast) return all;
  }
}

function cutting(
  { text, labels, around }: ReadBlock,
  start: number,
  end: number,
  own: readonly [number, number],
): Cutting {
  const within = labels
    .filter((each) => each.start < end && each.end > start)
    .map((each) => ({
      start: Math.max(0, each.start - start),
      end: Math.min(end, each.end) - start,
      label: each.label.slice(0, 200),
    }));
  return {
    start,
    own: [Math.max(0, own[0] - start), Math.max(0, own[1] - start)],
    block: {
      text: text.slice(start, end),
      kind: "text",
      ...(within.length > 0 ? { labels: within } : {}),
      ...(around === "" ? {} : { around: around.slice(0, 600) }),
    },
  };
}
