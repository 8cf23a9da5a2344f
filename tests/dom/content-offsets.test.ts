import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchor } from "../../entrypoints/content/anchor.ts";
import { OffsetMap } from "../../entrypoints/content/offsets.ts";
import type { Piece } from "../../entrypoints/content/offsets.ts";

const unit = fc.constantFrom("a", "B", "海", "ｶ", "😀", " ", "  ", "\n", "\t", "\u00a0", "\u200b");
const data = fc.array(unit, { maxLength: 12 }).map((units) => units.join(""));
const page = fc.array(fc.option(data, { nil: null, freq: 4 }), { maxLength: 8 });

function piecesOf(parts: readonly (string | null)[]): (Piece | null)[] {
  const root = document.createElement("p");
  document.body.replaceChildren(root);
  return parts.map((part) => {
    if (part === null) return null;
    const node = new Text(part);
    root.append(node);
    return { node, from: 0, to: part.length };
  });
}

const withoutBlanks = (text: string) => text.replace(/[\t\n\f\r ]/g, "");

describe("the map between block text and nodes", () => {
  test("loses and invents nothing but blanks", () => {
    fc.assert(
      fc.property(page, (parts) => {
        const { text } = new OffsetMap(piecesOf(parts));
        expect(withoutBlanks(text)).toBe(withoutBlanks(parts.join("")));
        expect(text).not.toMatch(/ {2}|^[ \n]|\n\n| \n/);
      }),
    );
  });

  test("finds every unit of the text where the page says it", () => {
    fc.assert(
      fc.property(page, (parts) => {
        const map = new OffsetMap(piecesOf(parts));
        for (let at = 0; at < map.text.length; at++) {
          if (/\s/.test(map.text.charAt(at))) continue;
          const place = map.locate(at, at + 1);
          expect(place?.start.node.data.charAt(place.start.offset)).toBe(map.text.charAt(at));
          expect(place?.end.node.data.charAt(place.end.offset - 1)).toBe(map.text.charAt(at));
        }
      }),
    );
  });

  test("gives a range that reads as the stretch did, for every stretch", () => {
    fc.assert(
      fc.property(page, fc.nat(40), fc.nat(40), (parts, a, b) => {
        const map = new OffsetMap(piecesOf(parts));
        const [start, end] = [Math.min(a, b), Math.min(Math.max(a, b), map.text.length)];
        const range = anchor(map, start, end);
        if (range === null) {
          expect(withoutBlanks(map.text.slice(start, end))).toBe("");
          return;
        }
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        expect(withoutBlanks(live.toString())).toBe(withoutBlanks(map.text.slice(start, end)));
      }),
    );
  });

  test("leads from a node back to the same offset", () => {
    fc.assert(
      fc.property(page, (parts) => {
        const map = new OffsetMap(piecesOf(parts));
        for (let at = 0; at < map.text.length; at++) {
          const place = map.locate(at, at + 1);
          if (place === null) continue;
          expect(map.offsetOf(place.start.node, place.start.offset)).toBe(at);
        }
      }),
    );
  });

  test("gives nothing for a stretch that is empty, reversed or outside", () => {
    const map = new OffsetMap(piecesOf(["abc"]));
    for (const [start, end] of [
      [1, 1],
      [2, 1],
      [-1, 2],
      [0, 4],
    ] as const) {
      expect(map.locate(start, end)).toBeNull();
    }
    expect(map.offsetOf(new Text("abc"), 0)).toBeNull();
  });
});

describe("anchoring fails closed", () => {
  test.each([
    ["the text was rewritten", (node: Text) => (node.data = "Another offer")],
    ["a unit inside was changed", (node: Text) => node.replaceData(1, 1, "x")],
    ["text was put before it", (node: Text) => node.insertData(0, "Not ")],
    ["the node left the page", (node: Text) => node.remove()],
  ])("when %s", (_what, change) => {
    const [piece] = piecesOf(["Hikvision camera"]);
    if (piece === null || piece === undefined) throw new Error("no piece");
    const map = new OffsetMap([piece]);
    expect(anchor(map, 0, 9)).not.toBeNull();
    change(piece.node);
    expect(anchor(map, 0, 9)).toBeNull();
  });
});
