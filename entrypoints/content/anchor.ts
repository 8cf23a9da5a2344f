import type { OffsetMap } from "./offsets.ts";

/**
 * The place of a stretch of block text in the page, or null when the page no longer says there what was judged. Ranges
 * are static: live ones would tax every edit of the page itself.
 */
export function anchor(map: OffsetMap, start: number, end: number): StaticRange | null {
  const place = map.locate(start, end);
  if (place === null || !map.holds(start, end)) return null;
  return new StaticRange({
    startContainer: place.start.node,
    startOffset: place.start.offset,
    endContainer: place.end.node,
    endOffset: place.end.offset,
  });
}
