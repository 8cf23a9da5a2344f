import { stronger } from "../../rules/decide/decide.ts";
import type { Mark, Paint } from "./paint.ts";

/** How far beside a mark a click still counts, pixels. */
const SLACK = 2;

/** A rectangle of the view, CSS pixels. */
export type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

/** A mark, and the one of its line boxes that was hit. */
export interface HitMark {
  readonly mark: Mark;
  readonly box: Box;
}

/** The mark under a point of the view: the shortest one where several overlap, of one length the most severe. */
export function markAt(paint: Paint, x: number, y: number): HitMark | null {
  if (paint.size === 0) return null;
  const node = textAt(x, y, paint.shadowRoots());
  if (node === null) return null;
  let best: HitMark | null = null;
  for (const mark of paint.marks()) {
    const box = mayHold(mark.range, node) ? boxUnder(mark.range, x, y) : null;
    if (box === null) continue;
    if (best === null || isBefore(mark, best.mark)) best = { mark, box };
  }
  return best;
}

function isBefore(mark: Mark, other: Mark): boolean {
  const longer = mark.end - mark.start - (other.end - other.start);
  return longer === 0
    ? mark.severity !== other.severity && stronger(mark.severity, other.severity) === mark.severity
    : longer < 0;
}

function textAt(x: number, y: number, shadowRoots: ShadowRoot[]): Node | null {
  const caret = document.caretPositionFromPoint?.(x, y, { shadowRoots });
  return caret?.offsetNode ?? null;
}

/** Cheap test before rectangles are asked for: both ends of a mark are text nodes, mostly the same one. */
function mayHold({ startContainer, endContainer }: StaticRange, node: Node): boolean {
  if (startContainer === node || endContainer === node) return true;
  return startContainer !== endContainer && startContainer.isConnected && endContainer.isConnected;
}

/** The line box of a place that is under a point, with a little slack; null when there is none. */
function boxUnder(place: StaticRange, x: number, y: number): Box | null {
  try {
    const range = document.createRange();
    range.setStart(place.startContainer, place.startOffset);
    range.setEnd(place.endContainer, place.endOffset);
    const rects = [...range.getClientRects()];
    return (
      rects.find(
        (rect) =>
          x >= rect.left - SLACK &&
          x <= rect.right + SLACK &&
          y >= rect.top - SLACK &&
          y <= rect.bottom + SLACK,
      ) ?? null
    );
  } catch {
    // The node became shorter than the mark: it is about to be read again.
    return null;
  }
}
