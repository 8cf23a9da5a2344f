import axe from "axe-core";
import { render } from "preact";
import type { ComponentChild } from "preact";
import "../../components/theme.css";
import "../../components/card.css";
import "../../components/page.css";
import "../../components/form.css";

/** Draws a view as the extension's pages do, in place of the one before. */
export function mount(view: ComponentChild, lang = "en"): HTMLElement {
  document.documentElement.lang = lang;
  document.title = "Sekisho";
  document.body.className = "sk";
  document.body.style.inlineSize = "";
  render(view, document.body);
  return document.body;
}

/** Takes the view away, as leaving a page does. */
export function unmount(): void {
  render(null, document.body);
}

/** What axe finds, as readable lines. A view is a part of a page, so page-level rules do not apply. */
export async function accessibilityFaults(root: HTMLElement): Promise<string[]> {
  const pageRules = ["region", "landmark-one-main", "page-has-heading-one"];
  const { violations } = await axe.run(root, {
    rules: Object.fromEntries(pageRules.map((rule) => [rule, { enabled: false }])),
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}`),
  );
}

/** The text of a view, spaces folded. */
export function textOf(root: Element): string {
  return (root.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The first match, which must exist. */
export function find<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}
