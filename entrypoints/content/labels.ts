import { HEADING } from "../../rules/vocabulary.ts";
import type { LabelledSpan } from "../../rules/vocabulary.ts";
import { shortText } from "./around.ts";
import type { Container } from "./elements.ts";
import { isElement } from "./elements.ts";
import type { OffsetMap } from "./offsets.ts";

/** Longest text that is taken for a label. */
const LABEL = 60;
/** Longest text before a value that is taken for its label without a colon. */
const BARE_LABEL = 16;

/** Microdata properties as the labels that people would write. */
const PROPERTIES: Readonly<Record<string, string>> = {
  brand: "brand",
  manufacturer: "manufacturer",
  seller: "seller",
  offeredBy: "seller",
  model: "model",
};

/** What table headers, terms of a list and field labels say of stretches of a block. */
export function labelsOf(container: Container, map: OffsetMap): readonly LabelledSpan[] {
  if (!isElement(container) || map.text === "") return [];
  const spans =
    container.localName === "tr" ? rowLabels(container, map) : blockLabel(container, map);
  return [...propertyLabels(container, map), ...spans].slice(0, 64);
}

/** Text of an element as one line, for a label; empty when it is too long to be one. */
export function labelText(element: Element | null): string {
  return lineOf(element).replace(/\s*[:：]$/, "");
}

function lineOf(element: Element | null): string {
  if (element === null) return "";
  return (shortText(element, LABEL) ?? "").replace(/\s+/g, " ").trim();
}

function rowLabels(row: Element, map: OffsetMap): LabelledSpan[] {
  const cells = [...row.children].filter(
    (cell) => cell.localName === "td" || cell.localName === "th",
  );
  const columns = columnHeaders(row);
  const rowHeader = cells.find((cell) => cell.localName === "th");
  const spans: LabelledSpan[] = [];
  let column = 0;
  for (const [position, cell] of cells.entries()) {
    const before = cells[position - 1];
    const label = [
      columns[column] ?? "",
      rowHeader === cell ? "" : labelText(rowHeader ?? null),
      before !== undefined && endsWithColon(before) ? labelText(before) : "",
    ].find((text) => text !== "");
    column += spanOf(cell);
    if (cell.localName === "th" && cells.some((each) => each.localName === "td")) continue;
    const span = label === undefined ? null : spanIn(cell, map);
    if (span !== null && label !== undefined) spans.push({ ...span, label });
  }
  const heading = headingOf(row.closest("table"));
  // A heading speaks of the whole row; what it means is for the judge to say, which knows it by its sign.
  if (heading !== "") spans.push({ start: 0, end: map.text.length, label: HEADING + heading });
  return spans;
}

/** How far up from a table its heading is looked for. */
const LEVELS = 3;

/** Caption of a table, or the heading right before it or before a box around it; empty when there is none. */
function headingOf(table: HTMLTableElement | null): string {
  const caption = labelText(table?.caption ?? null);
  if (caption !== "") return caption;
  let at: Element | null = table;
  for (let level = 0; level < LEVELS && at !== null; level++) {
    let before = at.previousElementSibling;
    if (before?.localName === "p") before = before.previousElementSibling;
    if (before !== null) return /^h[1-6]$/.test(before.localName) ? labelText(before) : "";
    at = at.parentElement;
  }
  return "";
}

/** Texts of the header row by column; empty where the table has none, or for the header itself. */
function columnHeaders(row: Element): readonly string[] {
  const table = row.closest("table");
  // Not by a selector, which looks through all of a long table where it finds nothing.
  const header = [...(table?.tHead?.rows ?? [])].at(-1) ?? table?.rows[0];
  if (header === undefined || header === row) return [];
  const cells = [...header.children];
  if (cells.length < 2 || cells.some((cell) => cell.localName !== "th")) {
    if (header.parentElement?.localName !== "thead") return [];
  }
  return cells.flatMap((cell) => Array<string>(spanOf(cell)).fill(labelText(cell)));
}

function spanOf(cell: Element): number {
  const span = Number(cell.getAttribute("colspan") ?? 1);
  return Number.isInteger(span) && span > 0 && span <= 64 ? span : 1;
}

function blockLabel(container: Element, map: OffsetMap): LabelledSpan[] {
  const label = termOf(container);
  return label === "" ? [] : [{ start: 0, end: map.text.length, label }];
}

/** The term that a block is the value of: `dt` of a `dd`, header of a long row's cell, or `label:` right before it. */
function termOf(container: Element): string {
  const item = container.closest("dd, td");
  if (item?.localName === "td")
    return labelText(item.parentElement?.querySelector(":scope > th") ?? null);
  if (item !== null) {
    let before = item.previousElementSibling;
    while (before?.localName === "dd") before = before.previousElementSibling;
    return before?.localName === "dt" ? labelText(before) : "";
  }
  const before = container.previousElementSibling;
  if (before === null || /^h\d$/.test(before.localName)) return "";
  const text = labelText(before);
  if (endsWithColon(before)) return text;
  // Counting the children of a long page's body for each block would take quadratic time.
  const { parentElement: pair } = container;
  const isPair = pair?.firstElementChild === before && pair.lastElementChild === container;
  return isPair && text.length <= BARE_LABEL ? text : "";
}

function endsWithColon(element: Element): boolean {
  // Most do not, and a line takes going through all nodes.
  return /[:：]\s*$/.test(element.textContent ?? "") && /[:：]$/.test(lineOf(element));
}

function propertyLabels(container: Element, map: OffsetMap): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  for (const element of [container, ...container.querySelectorAll("[itemprop]")]) {
    const names = element.getAttribute("itemprop")?.split(/\s+/) ?? [];
    const label = names.map((name) => PROPERTIES[name]).find((each) => each !== undefined);
    const span = label === undefined ? null : spanIn(element, map);
    if (label !== undefined && span !== null) spans.push({ ...span, label });
    if (spans.length >= 32) break;
  }
  return spans;
}

function spanIn(
  element: Element,
  map: OffsetMap,
): { readonly start: number; readonly end: number } | null {
  let start = -1;
  let end = -1;
  for (const held of map.nodes()) {
    if (!element.contains(held.node)) continue;
    if (start < 0) start = held.start;
    end = held.end;
  }
  return start < 0 ? null : { start, end };
}
