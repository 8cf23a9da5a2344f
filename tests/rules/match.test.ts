import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvenFold, foldEvenly } from "../../rules/fold/fold-evenly.ts";
import { foldText } from "../../rules/fold/fold.ts";
import { foldStretch } from "../../rules/gate/fold-stretch.ts";
import { findings, openGate } from "../../rules/gate/gate.ts";
import { buildIndex } from "../../rules/index/build.ts";
import { NAME, STRIDE } from "../../rules/index/layout.ts";
import { matchNames, openMatcher } from "../../rules/index/match.ts";
import { tokenise } from "../../rules/names/compile-name.ts";
import type { ListData } from "../../rules/vocabulary.ts";
import { bundled } from "../fixtures/bundled.ts";
import { referenceMatches } from "../fixtures/reference-matcher.ts";

const { table } = bundled;
const fold = table.slice().buffer;

/** A list of nothing but names. */
function listOf(names: readonly string[]): ListData {
  return {
    version: "0",
    lists: [],
    programs: [],
    classes: [],
    nouns: [],
    categoryRules: [],
    suppliers: names.map((text, at) => ({
      id: `s${String(at)}`,
      name: text,
      country: "JP",
      categories: [],
      names: [{ text, lang: "en", kind: "legal" }],
      models: [],
      identifiers: [],
      listings: [],
      relations: [],
      exclusions: [],
    })),
  };
}

const NAMES = [
  "Kita",
  "Kita Denki",
  "KITA-DENKI Works",
  "New Kita",
  "new",
  "A B",
  "A",
  "Ünal Çelik",
  "Straße Nord",
  "キタ",
  "キタデンキ",
  "キタ・デンキ工業",
  "ヴェルデ",
  "北電",
  "北電工業",
  "北京北電工業",
  "株式会社北電",
  "㈱南電",
  "北 電",
  "ABB北電",
  "北電ABB",
  "기타",
  "기타 전기",
  "Кита",
  "Кита Дэнки",
  "Κίτα",
  "كيتا",
  "คิตะ",
  "НПО «Кита»",
  "Co-Op 21",
  "21 Kita",
  "Sonn Systeme",
  "北 ABX",
] as const;

const built = buildIndex(listOf(NAMES), table);
const gate = openGate(built.gate, fold.slice(0));
const matcher = openMatcher(built.index, gate);

/** What stands between, in and around names. */
const ODDS = Array.from(" \n-・·/()«»®、。ー‐ﾞﾟ㈱の社製xa1еожК\u00ad\u200b\u0301\u3099ﾞ𝐊🎁ß기").concat(
  "ｷﾀ",
);

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 3, arbitrary: fc.constantFrom(...NAMES.map((name) => name.toUpperCase())) },
  { weight: 6, arbitrary: fc.constantFrom(...ODDS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "Sonn",
      "Systеme",
      "Ѕysteme",
      "AВ",
      "KI",
      "TA",
      "電",
      "北",
      "キ",
      "タ",
      "ki",
      "ta",
      "기",
      "Ки",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 3 }) },
);
const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(""));

describe("names in a text", () => {
  it("are those that an independent matcher finds, with the same offsets", () => {
    const entries = Array.from(
      { length: matcher.index.entries.length / STRIDE },
      (_, entry) => entry,
    )
      .filter((entry) => matcher.index.entries[entry * STRIDE + 4] === NAME)
      .map((entry) => {
        const [at = 0, size = 0] = matcher.index.entries.subarray(entry * STRIDE);
        return {
          entry,
          spelling: String.fromCharCode(...matcher.index.units.subarray(at, at + size)),
        };
      });
    fc.assert(
      fc.property(text, (given) => {
        const found = matchNames(matcher, given).map(
          ({ entry, start, end }) => `${String(entry)} ${String(start)} ${String(end)}`,
        );
        const wanted = referenceMatches(given, entries, table).map(
          ({ entry, start, end }) => `${String(entry)} ${String(start)} ${String(end)}`,
        );
        expect(found.toSorted()).toEqual(wanted.toSorted());
      }),
      { numRuns: Number(process.env["SEKISHO_FUZZ"] ?? 100_000) },
    );
  }, 300_000);

  it("are found with a line break and its indent at every gap", () => {
    expect(
      matchNames(matcher, "Kita\n          Denki").map(({ start, end }) => [start, end]),
    ).toContainEqual([0, 20]);
  });

  it("are found before a word of another script, of which only the end does not look Latin", () => {
    const found = matchNames(matcher, `Sonn Systeme${"о".repeat(30)}ж and more`);
    expect(found.map(({ start, end }) => [start, end])).toContainEqual([0, 12]);
  });

  it("may be longer than what is folded of a text at first", () => {
    const long = `${"Kita ".repeat(90)}Works`;
    const other = buildIndex(listOf([long]), table);
    const found = matchNames(
      openMatcher(other.index, openGate(other.gate, fold.slice(0))),
      `The ${long}.`,
    );
    expect(found.map(({ start, end }) => [start, end])).toEqual([[4, 4 + long.length]]);
  });

  it("cost as many steps as the text has units, however often it is doubled", () => {
    const steps = (times: number) => {
      const found = findings(gate, "The new unit of 北電 and Kita, 21 pieces.\n".repeat(times));
      return found.at.length + found.within.length;
    };
    expect(steps(2000)).toBe(2 * steps(1000));
  });
});

describe("a stretch that is folded unit by unit", () => {
  it("is, as far as it goes and but for its first unit, what it is in the whole text", () => {
    const even = new EvenFold();
    let told = 0;
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (given, from, size) => {
        foldEvenly(given, from, Math.min(given.length, from + size), table, even);
        const whole = foldText(given, table);
        for (let at = from === 0 ? 0 : 1; at < even.length; at++) {
          const position = whole.starts.subarray(0, whole.length).indexOf(from + at);
          const seen = [even.units[at], even.classes[at], from + at + 1];
          expect(seen).toEqual([
            whole.units[position],
            whole.classes[position],
            whole.ends[position],
          ]);
          told++;
        }
      }),
      { numRuns: 50_000 },
    );
    expect(told).toBeGreaterThan(10_000);
  }, 60_000);
});

describe("a stretch that is folded without offsets", () => {
  /** Separators are one as good as another here; so are words of scripts whose vowel signs are letters of their own. */
  const plain = (folded: string) =>
    Array.from(folded, (unit) =>
      (((table[unit.charCodeAt(0)] ?? 0) >>> 16) & 15) < 3 ? " " : unit,
    )
      .join("")
      .replace(/ +/g, " ");
  const folded = (given: string) => {
    const { units, length } = foldText(given, table);
    return plain(String.fromCharCode(...units.subarray(0, length)));
  };

  it("is folded as with them, unit by unit", () => {
    const wrong = Array.from({ length: 0x20000 }, (_, point) => point)
      .filter((point) => point < 0xd800 || point > 0xdfff)
      .map((point) => String.fromCodePoint(point))
      .filter((unit) => !/[\u0900-\u0dff\u1b00-\u1b7f]/.test(unit))
      .filter((unit) => folded(unit) !== plain(foldStretch(unit, table)));
    expect(wrong).toEqual([]);
  });

  it("is folded as with them, whatever stands side by side", () => {
    const unit = fc.constantFrom(
      ...Array.from("ﾊﾞﾟハバ-ーｰ‐　㈱ßæ\u00ad\u200b\u3099\u0301éｶｳヮヵᄒ아ᅪᆫ한가각ﬁ…½A1中国ﾞ𝐊🈚"),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const given = units.join("");
        expect(plain(foldStretch(given, table))).toBe(folded(given));
      }),
      { numRuns: 20_000 },
    );
  });
});

it("a name is made of tokens that the text may join", () => {
  expect(tokenise("KITA-DENKI Works", table)).toEqual(["kita", "denki", "works"]);
});
