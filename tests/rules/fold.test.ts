import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import type { Folded } from "../../rules/fold/fold.ts";
import { bundled } from "../fixtures/bundled.ts";

const { table } = bundled;

function said(folded: Folded): string {
  return String.fromCharCode(...folded.units.subarray(0, folded.length));
}

describe("two ways to write a name fold to one", () => {
  test.each([
    ["case", "HIKVISION", "hikvision"],
    ["width", "ＨＩＫＶＩＳＩＯＮ", "hikvision"],
    ["diacritics", "Hûäwéi", "huawei"],
    ["subscripts", "H₃C", "h3c"],
    ["a letter without decomposition", "Ørsted Łódź", "orsted lodz"],
    ["sharp s", "Großhandel", "grosshandel"],
    ["half-width kana with voicing marks", "ﾊｲｸﾋﾞｼﾞｮﾝ", "ハイクビジョン"],
    ["a combining voicing mark", "ハイクヒ\u3099ション", "ハイクビシヨン"],
    ["small kana", "ファーウェイ", "フアーウエイ"],
    ["a hyphen for the long vowel mark", "ファ-ウェイ", "ファーウェイ"],
    ["a dash for the long vowel mark", "ファ―ウェイ", "ファーウェイ"],
    ["Traditional and Simplified", "華為技術", "华为技术"],
    ["shinjitai", "海康威視", "海康威视"],
    ["a squared legal form", "㈱日立", "(株)日立"],
    ["soft hyphens", "Hik\u00advision", "Hikvision"],
    ["zero-width spaces", "Hik\u200bvision", "Hikvision"],
    ["variation selectors", "華\ufe00為", "华为"],
    ["direction marks", "\u202aHuawei\u202c", "Huawei"],
    ["Cyrillic look-alikes in a Latin word", "Нuаwеi", "Huawei"],
    ["Greek look-alikes in a Latin word", "Hυawei", "Huawei"],
    ["Greek look-alikes with accents", "Huάwei", "Huawei"],
    ["a mathematical Greek look-alike", "H\u{1d6d6}awei", "Huawei"],
    ["a squared character that has a variant", "\u{1f235}", "满"],
    ["a dash for vertical text", "D\ufe31Link", "D-Link"],
    ["conjoining jamo", "\u1112\u116a\u110b\u1170\u110b\u1175", "화웨이"],
    ["letters of syllables one by one", "ㅎㅘㅇㅞㅇㅣ", "화웨이"],
    ["half-width letters of syllables", "ﾾￍﾷￕﾷￜ", "화웨이"],
    ["mathematical letters", "𝗛𝘂𝗮𝘄𝗲𝗶", "huawei"],
    ["dashes", "TL–SG108E", "TL-SG108E"],
    ["a trade mark sign", "HUAWEI™ router", "HUAWEI® router"],
    ["a note's number", "Huawei¹ router", "Huawei® router"],
  ])("%s", (_kind, left, right) => {
    expect(said(foldText(left, table))).toBe(said(foldText(right, table)));
  });

  test.each([
    ["a Cyrillic word", "Хуавэй", "Xyabэй"],
    ["unvoiced and voiced kana", "ハイク", "バイグ"],
    ["kana of two scripts", "ふぁーうぇい", "ファーウェイ"],
  ])("%s stays another", (_kind, left, right) => {
    expect(said(foldText(left, table))).not.toBe(said(foldText(right, table)));
  });
});

const anyText = fc.string({ unit: "binary", maxLength: 80 });
const writtenText = fc
  .array(
    fc.constantFrom(
      "ﾊ",
      "ﾞ",
      "ﾟ",
      "ビ",
      "ー",
      "-",
      "―",
      "㈱",
      "華",
      "為",
      "H",
      "ｋ",
      "\u00ad",
      "\u200d",
      "\u0301",
      "\u3099",
      "н",
      "υ",
      "ß",
      "æ",
      "𝗛",
      "\ud835",
      "\udc00",
      "한",
      "\u1112",
      "\u116a",
      "\u11a8",
      "ㅎ",
      "ㅏ",
      "ￂ",
      "㉠",
      "가",
      " ",
      "、",
      "3",
      "₃",
      "ﬁ",
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("for any text", () => {
  const texts = fc.oneof(anyText, writtenText);

  it("keeps offsets that never run backwards and stay inside the text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { starts, ends, length } = foldText(text, table);
        let before = 0;
        for (let at = 0; at < length; at++) {
          const start = starts[at] ?? -1;
          const end = ends[at] ?? -1;
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("folds every unit's fold to itself", () => {
    const unstable = Array.from({ length: 65_536 }, (_, unit) => String.fromCharCode(unit)).filter(
      (unit) => {
        const once = said(foldText(unit, table));
        return said(foldText(once, table)) !== once;
      },
    );
    expect(unstable).toEqual([]);
  });

  it("folds every unit beside what may become one with it to itself", () => {
    const joining = ["\u1100", "ㅏ", "\u11a8", "가", "カ", "ﾞ", "-"];
    const fold = (text: string): string => said(foldText(text, table));
    const unstable: string[] = [];
    for (let unit = 0; unit < 65_536; unit++) {
      for (const other of joining) {
        const text = other + String.fromCharCode(unit) + other;
        const once = fold(text);
        if (fold(once) !== once) unstable.push(text);
      }
    }
    expect(unstable).toEqual([]);
  });

  it("folds every sequence of Hangul letters to itself, and as NFKC composes them", () => {
    const letters = "\u1100\u1112\u1161\u1175\u11a8\u11c2\u1160\u115f\u11f0ㄱㅎㅏㅣㄳﾡￂ㉠가각힣";
    const unstable: string[] = [];
    const composed: string[] = [];
    for (const one of letters)
      for (const two of letters)
        for (const three of letters) {
          const text = one + two + three;
          const once = said(foldText(text, table));
          if (said(foldText(once, table)) !== once) unstable.push(text);
          if (once !== text.normalize("NFKC")) composed.push(text);
        }
    expect(unstable).toEqual([]);
    expect(composed).toEqual([]);
  });

  it("folds what is folded to itself", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = said(foldText(text, table));
        expect(said(foldText(once, table))).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it("folds a part as it folds the whole, where words are not cut", () => {
    fc.assert(
      fc.property(writtenText, writtenText, (left, right) => {
        // A line break ends every word and takes no mark.
        const whole = said(foldText(`${left}\n${right}`, table));
        expect(whole).toBe(`${said(foldText(left, table))} ${said(foldText(right, table))}`);
      }),
      { numRuns: 1000 },
    );
  });
});
