import type { BrowserContext, Page } from "playwright-core";

/** The markup and styles of the open card, read through the debugger: a page cannot see into its closed root. */
export interface CardMarkup {
  readonly html: string;
  readonly css: string;
  readonly text: string;
}

interface DomNode {
  readonly nodeName: string;
  readonly backendNodeId: number;
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

/** The card that is open on a page; null when none is. */
export async function openCard(context: BrowserContext, page: Page): Promise<CardMarkup | null> {
  const wire = await context.newCDPSession(page);
  try {
    const { root } = await wire.send("DOM.getDocument", { depth: -1, pierce: true });
    const host = find(root as DomNode, "SEKISHO-CARD");
    const shadow = host?.shadowRoots?.[0];
    if (shadow === undefined) return null;
    const { object } = await wire.send("DOM.resolveNode", { backendNodeId: shadow.backendNodeId });
    const { result } = await wire.send("Runtime.callFunctionOn", {
      objectId: String(object.objectId),
      returnByValue: true,
      functionDeclaration: `function () {
        const css = this.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\\n");
        return { html: this.innerHTML, css, text: this.firstElementChild?.innerText ?? this.textContent };
      }`,
    });
    return result.value as CardMarkup;
  } finally {
    await wire.detach();
  }
}

function find(node: DomNode, name: string): DomNode | null {
  if (node.nodeName.toUpperCase() === name) return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = find(child, name);
    if (found !== null) return found;
  }
  return null;
}

/** Clicks the first mark whose text is this, as a person would: with the mouse, in the middle of it. */
export async function clickMark(page: Page, text: string): Promise<void> {
  const at = await page.evaluate((wanted) => {
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
  }, text);
  if (at === null) throw new Error(`no mark says ${text}`);
  await page.mouse.click(at.x, at.y);
}
