import { isElement, isText, kindOf, localNameOf } from "./elements.ts";
import type { Container } from "./elements.ts";

/** Longest text of an offer that is sent along, UTF-16 units. */
const AROUND = 600;
/** How far up an offer's own box is looked for. */
const LEVELS = 6;

/**
 * Text of the offer that a block belongs to: the nearest list item, row, or box that repeats beside itself, as long as
 * it is short. Empty when the block stands alone.
 */
export function around(container: Container, own: string): string {
  if (!isElement(container) || own.length > AROUND) return "";
  let found = "";
  let at: Element | null = container;
  for (let level = 0; level < LEVELS && at !== null; level++) {
    if (/^(?:body|main|html|table|tbody|form)$/.test(at.localName)) break;
    const text = shortText(at, AROUND);
    if (text === null) break;
    found = text;
    if (isOffer(at)) break;
    at = at.parentElement;
  }
  return found.length > own.length ? found : "";
}

/** True for an element that is one of several of its kind, or says that it is an item. */
function isOffer(element: Element): boolean {
  // A list of terms is a part of its offer, which goes on above it.
  if (/^(?:li|tr|article)$/.test(element.localName) || element.hasAttribute("itemscope"))
    return true;
  const isSmall = element.firstElementChild === element.lastElementChild;
  if (element.className === "" || isSmall) return false;
  const { previousElementSibling: before, nextElementSibling: after } = element;
  return [before, after].some(
    (each) =>
      each !== null && each.localName === element.localName && each.className === element.className,
  );
}

/** What an element says, blanks run together; null when that is longer than the limit. Long texts are not copied. */
export function shortText(element: Element, limit: number): string | null {
  let text = "";
  const steps = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = steps.nextNode(); node !== null; node = steps.nextNode()) {
    if (isElement(node)) {
      if (kindOf(localNameOf(node)) !== "inline" && !/\s$/.test(text)) text += "\n";
    } else if (isText(node) && isSaid(node)) {
      if (node.length > limit * 8) return null;
      text += node.data.replace(/\s+/g, " ");
    }
    if (text.length > limit * 2) return null;
  }
  const said = text.trim();
  return said.length > limit ? null : said;
}

function isSaid(node: Text): boolean {
  const parent = node.parentElement;
  const kind = parent === null ? "block" : kindOf(localNameOf(parent));
  return kind !== "skip" && kind !== "field" && kind !== "frame";
}
