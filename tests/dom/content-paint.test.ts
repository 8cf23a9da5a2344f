import { beforeEach, describe, expect, test } from "vitest";
import { markAt } from "../../entrypoints/content/hit-test.ts";
import { Paint } from "../../entrypoints/content/paint.ts";
import { setPage } from "./content-page.ts";

let life: AbortController;
let paint: Paint;

beforeEach(() => {
  life?.abort();
  life = new AbortController();
  paint = new Paint(life.signal);
});

function mark(node: Node | null | undefined, start: number, end: number): void {
  if (!(node instanceof Text)) throw new Error("no text");
  const place = { startContainer: node, startOffset: start, endContainer: node, endOffset: end };
  paint.add({ range: new StaticRange(place), severity: "restricted", id: 1, start, end });
}

describe("marks", () => {
  test("leave the page's tree as it was", () => {
    setPage("<p>Hikvision camera</p>");
    const before = document.documentElement.outerHTML;
    mark(document.querySelector("p")?.firstChild, 0, 9);
    paint.ensure();
    expect(document.documentElement.outerHTML).toBe(before);
    expect(CSS.highlights.get("sekisho-restricted")?.size).toBe(1);
  });

  test("come back when the page throws them out", () => {
    setPage("<p>Hikvision camera</p>");
    mark(document.querySelector("p")?.firstChild, 0, 9);
    paint.ensure();
    CSS.highlights.clear();
    document.adoptedStyleSheets = [];
    paint.ensure();
    expect(CSS.highlights.get("sekisho-restricted")?.size).toBe(1);
    expect(document.adoptedStyleSheets).toHaveLength(1);
  });

  test("go with the run, and take nothing of the page's along", () => {
    setPage("<p>Hikvision camera</p>");
    const own = new CSSStyleSheet();
    document.adoptedStyleSheets = [own];
    mark(document.querySelector("p")?.firstChild, 0, 9);
    paint.ensure();
    life.abort();
    expect(CSS.highlights.has("sekisho-restricted")).toBe(false);
    expect(document.adoptedStyleSheets).toEqual([own]);
  });

  test("are styled inside a shadow root too", () => {
    setPage("<div></div>");
    const root = document.querySelector("div")?.attachShadow({ mode: "closed" });
    root?.append("Hikvision");
    mark(root?.firstChild, 0, 9);
    paint.ensure();
    expect(root?.adoptedStyleSheets).toHaveLength(1);
  });
});

describe("a click", () => {
  test("finds the mark under it, and only there", () => {
    setPage('<p style="font: 20px monospace; margin: 0">Hikvision camera</p>');
    const node = document.querySelector("p")?.firstChild;
    mark(node, 0, 9);
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("p") ?? document.body);
    const { left, top, width, height } = range.getBoundingClientRect();
    const y = top + height / 2;
    expect(markAt(paint, left + width * 0.2, y)?.mark.end).toBe(9);
    expect(markAt(paint, left + width * 0.9, y)).toBeNull();
    expect(markAt(paint, left + width + 200, y)).toBeNull();
  });

  test("finds nothing in a text that became shorter than its mark", () => {
    setPage("<p>Hikvision camera</p>");
    const node = document.querySelector("p")?.firstChild;
    mark(node, 10, 16);
    if (node instanceof Text) node.data = "x";
    const box = document.querySelector("p")?.getBoundingClientRect();
    expect(markAt(paint, (box?.left ?? 0) + 3, (box?.top ?? 0) + 5)).toBeNull();
  });
});
