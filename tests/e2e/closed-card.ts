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
