import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { ListView } from "../../rules/index/open.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { Verdict } from "../../rules/vocabulary.ts";
import { bundled } from "../fixtures/bundled.ts";

/** Longest time for a property on a busy machine, ms. */
const LONG = 60_000;

const ON = { profile: "general", date: "2026-11-25" } as const;

function screen(text: string, view: ListView = bundled): readonly Verdict[] {
  return screenBlocks(view, [{ text, kind: "text" }], ON);
}

/** Strong and weak names, models, exclusions, signals and phrases of many languages, and what makes folding hard. */
const PIECES = [
  "Huawei",
  "Ｈｕａｗｅｉ",
  "ＺＴＥ",
  "海康威视",
  "海康威視",
  "ハイクビジョン",
  "ﾊｲｸﾋﾞｼﾞｮﾝ",
  "하이크비전",
  "DJI",
  "荣耀",
  "DS-2CD2143G2-I",
  "802ZT",
  "Хуавэй",
  "Дахуа",
  "Hik\u00advision",
  "HIK\u200bVISION",
  "Huаwei",
  "中兴路",
  "中兴",
  " router",
  "カメラ",
  "手机",
  " камера",
  "3台",
  "¥1,200",
  " no ",
  " for ",
  "除く",
  "対応",
  "不得提供",
  "compatible with ",
  "、",
  ", ",
  "。",
  " ",
  "\n",
  "(",
  "）",
  "：",
  "の",
  "と",
  "ー",
  "-",
  "㈱",
  "H₃C",
  "\u0301",
  "゛",
  "\ud835",
  "ﷺ",
  "ไทย",
];
const anyText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 60 })
  .map((each) => each.join(""));
/** Words that neither name a supplier nor exclude one. */
const neutral = fc
  .array(
    fc.constantFrom("鉛筆", "paper ", "12 ", "と", "ж", "종이", "纸张", "；", "papel, ", "ก", "ع"),
    { maxLength: 20 },
  )
  .map((each) => each.join(""));

describe("for any text", () => {
  it(
    "of any characters, screening ends and every span says what the text says",
    () => {
      const wild = fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc
          .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
          .map((units) => String.fromCharCode(...units)),
        anyText,
      );
      fc.assert(
        fc.property(wild, wild, (left, right) => {
          const text = `${left}Hikvision ${right}`;
          let before = 0;
          for (const { start, end, matched } of screen(text)) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            expect(text.slice(start, end)).toBe(matched);
            before = end;
          }
        }),
        { numRuns: 500 },
      );
    },
    LONG,
  );

  /** Where a name was found, counted from the beginning of the text that was screened first. */
  const spans = (verdicts: readonly Verdict[], from: number): readonly string[] =>
    verdicts.map(
      (each) => `${each.supplier} ${String(each.start - from)}-${String(each.end - from)}`,
    );

  it(
    "a line of neutral words before or after it takes away nothing that was found",
    () => {
      fc.assert(
        fc.property(anyText, neutral, neutral, (text, before, after) => {
          const alone = spans(screen(text), 0);
          const lead = `${before}\n`;
          const longer = spans(screen(`${lead}${text}\n${after}`), lead.length);
          expect(longer).toEqual(expect.arrayContaining([...alone]));
        }),
        { numRuns: 500 },
      );
    },
    LONG,
  );

  it(
    "a strong name in a sentence of its own is shown, whatever stands around it",
    () => {
      fc.assert(
        fc.property(anyText, anyText, (before, after) => {
          const lead = `${before}。\n`;
          const found = screen(`${lead}Hikvision camera, 3 units.\n${after}`);
          const mine = found.find((each) => each.start === lead.length);
          expect(mine?.supplier).toBe("hikvision");
          expect(mine?.severity).not.toBeNull();
        }),
        { numRuns: 500 },
      );
    },
    LONG,
  );
});

describe("work grows with the text, counted in reads of the index", () => {
  /** The view with an index that counts how often it is read. */
  function counting(): { readonly view: ListView; readonly reads: () => number } {
    let reads = 0;
    const count = <T extends object>(array: T): T =>
      new Proxy(array, {
        get: (target, key): unknown => {
          reads++;
          return Reflect.get(target, key) as unknown;
        },
      });
    const { index } = bundled;
    const view = {
      ...bundled,
      index: {
        ...index,
        filter: count(index.filter),
        postings: count(index.postings),
        entries: count(index.entries),
      },
    };
    return { view, reads: () => reads };
  }

  test.each([
    "Huawei ",
    "ZTE、",
    "海康威视",
    "ハイクビジョン",
    "ハ",
    "a",
    "中",
    "하이크비전 ",
    "DS-2CD2143G2-I ",
    "1",
    "ファーウェイハイクビジョン",
    "화웨이하이크비전",
    "华为中兴",
    "Hangzhou Hikvision Digital Technology ",
    "Hik\u00ad",
  ])("twice as much of %j costs at most twice as much", (part) => {
    const cost = (times: number): number => {
      const { view, reads } = counting();
      screen(part.repeat(times), view);
      return reads();
    };
    const once = cost(400);
    // A constant is left for what stands at the seam.
    expect(cost(800)).toBeLessThanOrEqual(2 * once + 200);
    expect(once).toBeGreaterThan(0);
  });
});
