import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { candidateWindows, mayMatch, openGate } from "../../rules/gate/gate.ts";
import {
  IN_LONGER,
  IN_LONGER_BITS,
  MOST_IN_LONGER,
  PROOF_BITS,
  PROOFS,
} from "../../rules/gate/layout.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import { bundled, bundledData, bundledGate } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;
const names = bundledData.suppliers.flatMap((supplier) => supplier.names.map((name) => name.text));

function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
}

const HALF_WIDTH: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 0xff9f - 0xff61 + 1 }, (_, index) => {
    const half = String.fromCharCode(0xff61 + index);
    return [half.normalize("NFKC"), half] as const;
  }),
);

function toHalfWidthKana(text: string): string {
  return Array.from(text.normalize("NFD"), (letter) => {
    if (letter === "\u3099") return "ﾞ";
    if (letter === "\u309a") return "ﾟ";
    return HALF_WIDTH.get(letter) ?? letter;
  })
    .join("")
    .normalize("NFC");
}

/** Spellings of a name that must be found: each changes nothing that a reader would call another name. */
const SPELLINGS: readonly (readonly [string, (name: string) => string])[] = [
  ["as written", (name) => name],
  ["upper case", (name) => name.toUpperCase()],
  ["lower case", (name) => name.toLowerCase()],
  ["full width", toFullWidth],
  ["half-width kana", toHalfWidthKana],
  ["decomposed", (name) => name.normalize("NFD")],
  ["soft hyphens", (name) => name.replace(/(?<=\p{L})(?=\p{L})/gu, "\u00ad")],
  ["no separators", (name) => name.replace(/[\s.,&'’・-]+/g, "")],
  ["line breaks", (name) => name.replace(/ /g, "\n    ")],
];

describe("no name of the list is gated away", () => {
  it.each(SPELLINGS)("%s", (_kind, spell) => {
    const lost = names.filter((name) => !mayMatch(bundledGate, `品名 ${spell(name)} 一式`));
    expect(lost).toEqual([]);
  });

  it("and no example of a model line", () => {
    const lost = bundledData.suppliers.flatMap((supplier) =>
      supplier.models.flatMap((line) => {
        const { text } = sampleOf(line.patterns[0]);
        return mayMatch(bundledGate, text) ? [] : [`${supplier.id} ${line.line}: ${text}`];
      }),
    );
    expect(lost).toEqual([]);
  });
});

/** The shortest text that a pattern matches: the first choice everywhere. */
function sampleOf(
  pattern: (typeof bundledData.suppliers)[0]["models"][0]["patterns"][0] | undefined,
): {
  readonly text: string;
} {
  const text = (pattern?.parts ?? [])
    .map((part) => {
      if ("one" in part) return part.one.charAt(0).repeat(part.min);
      if (part.maybe !== undefined || part.optional === true) return "";
      return part.any?.[0] ?? "";
    })
    .join("");
  return { text };
}

const word = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom(
    "、",
    " ",
    "の",
    "製",
    "camera",
    "カメラ",
    "/",
    "12台",
    "用",
    "\n",
    "ー",
    "(株)",
    "for",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(""));

describe("for any text", () => {
  it("what the judge finds, the gate passes", () => {
    fc.assert(
      fc.property(text, (given) => {
        const verdicts = screenBlocks(bundled, [{ text: given, kind: "text" }], ON);
        if (verdicts.length > 0) expect(mayMatch(bundledGate, given)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("windows hold every name that the whole text holds", () => {
    fc.assert(
      fc.property(text, fc.nat(2000), (given, padding) => {
        const long = `${"これは調達の仕様書です。".repeat(padding % 120)}${given}${" 以下余白".repeat(padding % 90)}`;
        const whole = screenBlocks(bundled, [{ text: long, kind: "text" }], ON);
        const windows = candidateWindows(bundledGate, long, 600);
        for (const { start, end } of whole)
          expect(windows.some((each) => each.start <= start && each.end >= end)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it("foreign bytes are no gate", () => {
  const fold = bundled.table.slice().buffer;
  expect(() => openGate(new ArrayBuffer(64), fold)).toThrow(RangeError);
  expect(() => openGate(new Uint32Array([0x534b4733, 4096, 0, 0, 0]).buffer, fold)).toThrow(
    RangeError,
  );
});

it("the sets of proofs are their lists", () => {
  const bitsOf = (sizes: readonly number[]) =>
    sizes.reduce((bits, letters) => bits | (1 << letters), 0);
  expect(PROOF_BITS).toBe(bitsOf(PROOFS));
  expect(IN_LONGER_BITS).toBe(bitsOf(IN_LONGER));
  expect(MOST_IN_LONGER).toBe(IN_LONGER.at(-1));
});
