import type { LabelledSpan } from "../../rules/vocabulary.ts";
import { around } from "./around.ts";
import type { Run } from "./runs.ts";
import { labelsOf } from "./labels.ts";
import { OffsetMap } from "./offsets.ts";
import type { Piece } from "./offsets.ts";

/** A run as it is read on the screen: what is not drawn is left out, what stands apart is set apart. */
export interface ReadBlock {
  readonly text: string;
  readonly map: OffsetMap;
  readonly labels: readonly LabelledSpan[];
  readonly around: string;
  /** The stretch in which a verdict may begin. */
  readonly own: readonly [number, number];
  /** Elements whose text is not drawn now; it has to be read when it is. */
  readonly unseen: readonly Element[];
}

/** Reads a run with candidates in full: style is asked only here. */
export function readBlock(run: Run): ReadBlock {
  const seen = new Map<Element, boolean>();
  const unseen = new Set<Element>();
  const visible = run.pieces.filter((piece) => {
    const parent = piece?.node.parentElement ?? null;
    if (parent === null) return true;
    const isSeen = seen.get(parent) ?? isDrawn(parent);
    seen.set(parent, isSeen);
    if (!isSeen) unseen.add(parent);
    return isSeen;
  });
  const map = new OffsetMap(setApart(visible));
  const { text } = map;
  const from = run.ownFrom === null ? 0 : (map.offsetOf(run.ownFrom.node, run.ownFrom.offset) ?? 0);
  const to = run.ownTo === null ? null : map.offsetOf(run.ownTo.node, run.ownTo.offset);
  return {
    text,
    map,
    labels: text === "" ? [] : labelsOf(run.container, map),
    around: text === "" ? "" : around(run.container, text),
    own: [from, to ?? text.length + 1],
    unseen: [...unseen],
  };
}

/** True while the element is drawn, on or off the screen. */
export function isDrawn(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Puts a line break between neighbours that stand in boxes of their own, whatever their elements are called. */
function setApart(pieces: readonly (Piece | null)[]): readonly (Piece | null)[] {
  const boxes = new Map<Element, boolean>();
  const out: (Piece | null)[] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    if (piece !== null && before !== null && stands(before.node, piece.node, boxes)) out.push(null);
    out.push(piece);
    before = piece;
  }
  return out;
}

function stands(left: Text, right: Text, boxes: Map<Element, boolean>): boolean {
  const { parentElement: a } = left;
  const { parentElement: b } = right;
  if (a === b) return false;
  return crossesBox(a, right, boxes) || crossesBox(b, left, boxes);
}

/** True when a box of its own lies between an element and the first of its ancestors that holds the other node. */
function crossesBox(from: Element | null, other: Node, boxes: Map<Element, boolean>): boolean {
  for (let at = from; at !== null && !at.contains(other); at = at.parentElement) {
    let isBox = boxes.get(at);
    if (isBox === undefined) {
      isBox = !/^(?:inline|contents|ruby.*)$/.test(getComputedStyle(at).display);
      boxes.set(at, isBox);
    }
    if (isBox) return true;
  }
  return false;
}
