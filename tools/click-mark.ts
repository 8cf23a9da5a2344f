import type { Page } from "playwright-core";
import { z } from "zod";

const point = z.object({ x: z.number(), y: z.number() }).nullable();

/** In the page: scrolls the first mark that says a text into view, and gives the middle of its first line. */
const FIND_MARK = `(wanted) => {
  for (const [name, highlight] of CSS.highlights) {
    if (!name.startsWith("sekisho-")) continue;
    for (const mark of highlight) {
      const range = document.createRange();
      range.setStart(mark.startContainer, mark.startOffset);
      range.setEnd(mark.endContainer, mark.endOffset);
      if (range.toString() !== wanted) continue;
      mark.startContainer.parentElement?.scrollIntoView({ block: "center" });
      const [box] = range.getClientRects();
      if (box !== undefined) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
  return null;
}`;

/** Clicks the first mark whose text is this, as a person would: with the mouse. Throws when there is none. */
export async function clickMark(page: Page, text: string): Promise<void> {
  const at = point.parse(await page.evaluate(`(${FIND_MARK})(${JSON.stringify(text)})`));
  if (at === null) throw new Error(`no mark says ${text}`);
  await page.mouse.click(at.x, at.y);
}
