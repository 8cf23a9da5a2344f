import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { buildNames } from "../../rules/lookup/build-names.ts";
import { EditPattern, unitsOfText } from "../../rules/lookup/edits.ts";
import { namesOf } from "../../rules/lookup/names-of.ts";
import { openNames, searchNames } from "../../rules/lookup/search.ts";
import { stemFor } from "../../rules/lookup/stem.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const { letters } = bundled.names;

function indexOf(texts: readonly string[]): ArrayBuffer {
  return buildNames(
    texts.map((text, owner) => ({ text, owner, item: 0 })),
    letters,
  );
}

function found(texts: readonly string[], query: string): readonly string[] {
  const index = openNames(indexOf(texts), letters);
  return searchNames(index, stemFor(query, letters)).map(({ owner }) => texts[owner] ?? "");
}

const SCRIPTS = [
  "abcdefghijklmnopqrstuvwxyz",
  "アイカキサシタテナムラン",
  "海康威视大华科技",
  "하이크비전",
  "абвкст",
];
const word = fc.oneof(
  ...SCRIPTS.map((unit) =>
    fc.string({ unit: fc.constantFrom(...Array.from(unit)), minLength: 3, maxLength: 9 }),
  ),
);
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));

describe("the name index", () => {
  it("has the same bytes for the same names", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), (texts) => {
        expect(new Uint8Array(indexOf(texts))).toEqual(new Uint8Array(indexOf(texts)));
      }),
      { numRuns: 40 },
    );
    expect(namesOf(bundledData)).toHaveLength(bundled.names.sections.count);
  });

  it("finds every name by itself, first or beside an equal", () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 40 }), fc.nat(), (texts, which) => {
        const text = texts[which % texts.length] ?? "";
        const [first] = found(texts, text);
        expect(stemFor(first ?? "", letters).text).toBe(stemFor(text, letters).text);
      }),
      { numRuns: 200 },
    );
  });

  it("is viewed, not copied", () => {
    const buffer = indexOf(["Hikvision", "海康威视"]);
    const { sections } = openNames(buffer, letters);
    for (const section of [sections.latin, sections.postings, sections.buckets, sections.other])
      expect(section.buffer).toBe(buffer);
  });

  test.each([
    ["nothing", new ArrayBuffer(0)],
    ["another file", new ArrayBuffer(4096)],
    ["its first half", indexOf(["Hikvision", "Dahua", "Huawei"]).slice(0, 400)],
  ])("is refused when it is %s", (_what, buffer) => {
    expect(() => openNames(buffer, letters)).toThrow(RangeError);
  });

  it("of no names answers nothing", () => {
    expect(found([], "Hikvision")).toEqual([]);
  });
});

describe("a name among others", () => {
  const names = [
    "Kelvontek Industries GmbH",
    "Kelvintek Robotics",
    "浙江华睿科技股份有限公司",
    "ケルボン精機株式会社",
    "한빛정밀 주식회사",
    "ООО «Северный Прибор»",
    "Ōsaka Seimitsu Kōgyō K.K.",
    "Marlowe & Finch Trading Ltd",
  ];
  test.each([
    ["a letter left out", "Kelvonek Industries", "Kelvontek Industries GmbH"],
    ["katakana for Latin", "ケルボンテック・インダストリーズ", "Kelvontek Industries GmbH"],
    ["Latin for katakana", "Kerubon", "ケルボン精機株式会社"],
    ["pinyin", "zhejianghuarui", "浙江华睿科技股份有限公司"],
    ["Traditional", "浙江華睿科技", "浙江华睿科技股份有限公司"],
    ["a wrong character", "浙江华瑞科技", "浙江华睿科技股份有限公司"],
    ["Hangul in Latin letters", "Hanbit Jeongmil", "한빛정밀 주식회사"],
    ["Cyrillic by passport", "Severnyi Pribor", "ООО «Северный Прибор»"],
    ["Cyrillic by scholars", "Severnyj pribor", "ООО «Северный Прибор»"],
    ["Latin in Cyrillic", "Марлоу Финч Трейдинг", "Marlowe & Finch Trading Ltd"],
    ["no accents, another order", "Seimitsu Kogyo Osaka", "Ōsaka Seimitsu Kōgyō K.K."],
    ["no spaces", "marlowefinch", "Marlowe & Finch Trading Ltd"],
  ])("is found by %s: %s", (_kind, query, wanted) => {
    expect(found(names, query)[0]).toBe(wanted);
  });
});

/** The distance by its definition (Damerau 1964, restricted), one cell at a time. */
function plainDistance(left: string, right: string): number {
  const rows = [Array.from({ length: right.length + 1 }, (_, at) => at)];
  for (let line = 1; line <= left.length; line++) {
    const row = [line];
    for (let at = 1; at <= right.length; at++) {
      const same = left[line - 1] === right[at - 1];
      const swapped =
        line > 1 && at > 1 && left[line - 1] === right[at - 2] && left[line - 2] === right[at - 1];
      row.push(
        Math.min(
          (rows[line - 1]?.[at] ?? 0) + 1,
          (row[at - 1] ?? 0) + 1,
          (rows[line - 1]?.[at - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (rows[line - 2]?.[at - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[left.length]?.[right.length] ?? 0;
}

describe("edits are counted as by the definition", () => {
  const text = (most: number) =>
    fc.string({ unit: fc.constantFrom("a", "b", "c", "é", "カ"), maxLength: most });

  it.each([
    ["short texts", 12],
    ["texts longer than a machine word", 100],
  ])("in %s", (_what, most) => {
    fc.assert(
      fc.property(text(most), text(most), (left, right) => {
        const units = unitsOfText(right);
        const { whole, start, size } = new EditPattern(left).edits(units, 0, units.length);
        expect(whole).toBe(plainDistance(left, right));
        expect(size).toBe(right.length);
        const beginnings = Array.from({ length: right.length + 1 }, (_, at) =>
          plainDistance(left, right.slice(0, at)),
        );
        expect(start).toBe(Math.min(...beginnings));
      }),
      { numRuns: most > 50 ? 25 : 200 },
    );
  });
});
