import type { Block } from "../../rules/vocabulary.ts";
import { isDrawn } from "./blocks.ts";
import { labelText } from "./labels.ts";

/** Input types whose value is words that a person typed or reads. */
const TEXTUAL = new Set(["text", "search", "url", "email", "tel", "button", "submit", "reset"]);
/** Longest value that is read. */
const VALUE = 4000;

/** What a form field says: its value, or its chosen options. Passwords, payment data and hidden fields are never read. */
export function fieldBlock(field: Element): Block | null {
  const text = valueOf(field).slice(0, VALUE);
  if (text.trim() === "") return null;
  const label = fieldLabel(field);
  const base: Block = { text, kind: "value" };
  return label === "" ? base : { ...base, labels: [{ start: 0, end: text.length, label }] };
}

function valueOf(field: Element): string {
  if (field instanceof HTMLInputElement) {
    const isPrivate = /^(?:cc-|one-time-code|current-password|new-password)/.test(
      field.autocomplete,
    );
    return TEXTUAL.has(field.type) && !isPrivate ? field.value : "";
  }
  if (field instanceof HTMLTextAreaElement) return field.value;
  if (!(field instanceof HTMLSelectElement)) return "";
  return Array.from(field.selectedOptions, (option) => option.text).join("\n");
}

function fieldLabel(field: Element): string {
  const own = field.getAttribute("aria-label")?.slice(0, 60) ?? "";
  if (own !== "") return own;
  const label = "labels" in field && field.labels instanceof NodeList ? field.labels[0] : null;
  if (label instanceof Element) return labelText(label);
  const cell = field.closest("td, dd");
  const header = cell?.parentElement?.querySelector(":scope > th") ?? cell?.previousElementSibling;
  return labelText(header ?? null);
}

/** What an image says for those who do not see it: `alt`, else its label or title. */
export function imageBlock(image: Element): Block | null {
  const text = ["alt", "aria-label", "title"]
    .map((name) => image.getAttribute(name)?.trim() ?? "")
    .filter((each, position, all) => each !== "" && all.indexOf(each) === position)
    .join("\n")
    .slice(0, 1000);
  return text === "" ? null : { text, kind: "attribute" };
}

/** True for a field or image that is there to be seen. */
export function isShown(element: Element): boolean {
  return isDrawn(element) && element.getAttribute("type") !== "hidden";
}
