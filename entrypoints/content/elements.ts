/** How the walk treats an element, by its local name. */
export type Kind = "block" | "inline" | "skip" | "break" | "field" | "image" | "frame" | "row";

function table(...rows: readonly (readonly [Kind, string])[]): ReadonlyMap<string, Kind> {
  return new Map(
    rows.flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind] as const)),
  );
}

/** What holds no text of the page. */
const SKIPPED =
  "script style noscript template canvas audio video datalist rt rp head title meta link";

// `rt` and `rp` hold the reading of a ruby base: between its characters they would cut every name in two.
const KINDS = table(
  ["skip", SKIPPED],
  ["frame", "iframe frame object embed"],
  ["field", "input textarea select"],
  ["image", "img area"],
  ["break", "br"],
  ["row", "tr"],
  [
    "inline",
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rtc ruby s samp slot small span strike strong sub sup time tt tspan u var wbr",
  ],
);

/** The kind of an element. Custom elements are inline unless their style says otherwise, which is asked later. */
export function kindOf(localName: string): Kind {
  return KINDS.get(localName) ?? (localName.includes("-") ? "inline" : "block");
}

/**
 * A form's own fields stand in for its properties (`<input name="nodeType">`), also for us: what a form may hide is asked
 * of the prototype. https://html.spec.whatwg.org/#dom-form-nameditem
 */
function getter<Value>(prototype: object, name: string): (node: Node) => Value {
  const property: { get?: (this: Node) => Value } =
    Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  const { get } = property;
  if (get === undefined) throw new TypeError(`no ${name}`);
  // Not by Reflect.apply, which takes an array: this is called for every node, and mostly before it is compiled.
  return (node) => get.call(node);
}

const typeOf = getter<number>(Node.prototype, "nodeType");
/** The first child of a node, whatever a form calls its fields. */
export const firstChildOf: (node: Node) => Node | null = getter(Node.prototype, "firstChild");
/** The first element in an element, whatever a form calls its fields. */
export const firstElementOf: (element: Element) => Element | null = getter(
  Element.prototype,
  "firstElementChild",
);
/** The text in a node, whatever a form calls its fields. */
export const textOf: (node: Node) => string | null = getter(Node.prototype, "textContent");
/** The next sibling of a node, whatever a form calls its fields. */
export const nextSiblingOf: (node: Node) => Node | null = getter(Node.prototype, "nextSibling");
/** The local name of an element, whatever a form calls its fields. */
export const localNameOf: (element: Element) => string = getter(Element.prototype, "localName");

/** True for an element, without asking for its prototype. */
export function isElement(node: Node): node is Element {
  return typeOf(node) === 1;
}

/** True for text that is drawn: text nodes, and CDATA sections of XHTML. */
export function isText(node: Node): node is Text {
  const type = typeOf(node);
  return type === 3 || type === 4;
}

/** What holds runs of text: a block element, a table row that is read as one, or a shadow root. */
export type Container = Element | ShadowRoot;

/** Longest row that is read as one block, UTF-16 units; longer ones are layout. */
const ROW_TEXT = 2000;

/** True for a row of a data table: read as one block, its cells under their headers. */
export function isDataRow(row: Element): boolean {
  if (row.childElementCount < 2 || row.childElementCount > 64) return false;
  if ((row.textContent?.length ?? 0) > ROW_TEXT) return false;
  return row.querySelector("table, form, section, article, h1, h2, ul ul") === null;
}

/** The container whose runs a node belongs to; null for text that is never read (a script, a style sheet). */
export function containerOf(node: Node): Container | null {
  let at: Node | null = node;
  while (at !== null) {
    if (at instanceof ShadowRoot) return at;
    if (isElement(at)) {
      const kind = kindOf(localNameOf(at));
      if (kind === "skip" || kind === "frame" || kind === "field") return null;
      if (kind === "row" && isDataRow(at)) return at;
      if (kind !== "inline") return rowAround(at) ?? (hasSkippedAncestor(at) ? null : at);
    }
    at = at.parentNode;
  }
  return null;
}

function rowAround(element: Element): Element | null {
  const row = element.closest("tr");
  return row !== null && isDataRow(row) ? row : null;
}

function hasSkippedAncestor(element: Element): boolean {
  return element.closest(SKIPPED.replaceAll(" ", ",")) !== null;
}
