/** Smallest frame that can show an offer, CSS pixels. */
const WIDTH = 120;
const HEIGHT = 60;

/** True when this document's own view is large enough for its parent to have counted it. */
export function isCountedFrame(): boolean {
  return innerWidth >= WIDTH && innerHeight >= HEIGHT;
}

/** How many of the frames show a document that has to screen itself. */
export function countFrames(frames: Iterable<Element>): number {
  return [...frames].filter(
    (frame) =>
      frame.isConnected &&
      frame.clientWidth >= WIDTH &&
      frame.clientHeight >= HEIGHT &&
      mayShow(frame),
  ).length;
}

/** False for a frame that is known to be empty: its document can be seen from here, and says nothing. */
function mayShow(frame: Element): boolean {
  if (frame instanceof HTMLIFrameElement) {
    const inside = frame.contentDocument;
    return inside === null || (inside.body?.textContent ?? "").trim() !== "";
  }
  if (!(frame instanceof HTMLObjectElement || frame instanceof HTMLEmbedElement)) return true;
  const address = "data" in frame ? frame.data : frame.src;
  return address !== "" && !frame.type.startsWith("image/");
}
