import type { Mark, Paint } from "./paint.ts";

/** How far beside a mark a click still counts, pixels. */
const SLACK = 2;

/** The mark under a point of the view, the shortest one where several overlap. */
export function markAt(paint: Paint, x: number, y: number): Mark | null {
  if (paint.size === 0) return null;
  const node = textAt(x, y, paint.shadowRoots());
  if (node === null) return null;
  let best: Mark | null = null;
  for (const mark of paint.marks()) {
    if (!mayHold(mark.range, node) || !covers(mark.range, x, y)) continue;
    if (best === null || mark.end - mark.start < best.end - best.start) best = mark;
  }
  return best;
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

function covers(place: StaticRange, x: number, y: number): boolean {
  try {
    const range = document.createRange();
    range.setStart(place.startContainer, place.startOffset);
    range.setEnd(place.endContainer, place.endOffset);
    const rects = [...range.getClientRects()];
    range.detach();
    return rects.some(
      (rect) =>
        x >= rect.left - SLACK &&
        x <= rect.right + SLACK &&
        y >= rect.top - SLACK &&
        y <= rect.bottom + SLACK,
    );
  } catch {
    // The node became shorter than the mark: it is about to be read again.
    return false;
  }
}
