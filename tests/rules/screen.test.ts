import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { Block, Circumstances, Role, Verdict } from "../../rules/vocabulary.ts";
import { bundled, bundledData } from "../fixtures/bundled.ts";

const ON: Circumstances = { profile: "general", date: "2026-11-25" };

function screen(
  text: string,
  more: Partial<Block> = {},
  c: Circumstances = ON,
): readonly Verdict[] {
  return screenBlocks(bundled, [{ text, kind: "text", ...more }], c);
}

function only(text: string, more: Partial<Block> = {}, c: Circumstances = ON): Verdict {
  const verdicts = screen(text, more, c);
  expect(verdicts).toHaveLength(1);
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error("nothing found");
  return verdict;
}

describe("role of a mention", () => {
  const rows: readonly (readonly [Role, string])[] = [
    ["maker", "メーカー：Hikvision"],
    ["maker", "製造元: Hikvision"],
    ["maker", "Manufacturer: Hikvision"],
    ["maker", "品牌：海康威视"],
    ["maker", "제조사: 하이크비전"],
    ["maker", "Fabricante: Hikvision"],
    ["maker", "Hikvision camera"],
    ["maker", "Hikvision 12台"],
    ["maker", "Hikvision ¥12,000"],
    ["seller", "販売元：Hikvision"],
    ["seller", "Sold by: Hikvision"],
    ["seller", "供应商：海康威视"],
    ["component", "搭載チップ：Hikvision"],
    ["compatible", "Hikvision対応レコーダー"],
    ["compatible", "compatible with Hikvision NVR"],
    ["compatible", "Wall bracket for Hikvision domes"],
    ["compatible", "适用于海康威视"],
    ["compatible", "Soporte para Hikvision"],
    ["compatible", "Ersatzakku passend für Hikvision"],
    ["excluded", "Hikvision製品を除く"],
    ["excluded", "Hikvision製の機器は使用しないこと"],
    ["excluded", "no products of Hikvision"],
    ["excluded", "不得提供海康威视产品"],
    ["excluded", "하이크비전 제품 제외"],
    ["excluded", "кроме Hikvision"],
    ["unknown", "Hikvision"],
  ];
  test.each(rows)("%s: %s", (role, text) => {
    expect(only(text).role).toBe(role);
  });

  it("comes from the header of its cell, before anything else in the row", () => {
    const text = "カメラ\nHikvision\nビックカメラ";
    const labels = [{ start: 4, end: 13, label: "販売元" }];
    expect(only(text, { labels }).role).toBe("seller");
  });

  it("of a maker's column is that of its model's column, where that says what the goods go with", () => {
    const text = "HUAWEI\nHUAWEI P30 lite に対応\nAndroid 10";
    const labels = [
      { start: 0, end: 6, label: "端末メーカー" },
      { start: 7, end: 27, label: "機種名" },
    ];
    expect(screen(text, { labels }).map((each) => each.role)).toEqual(["compatible", "compatible"]);
    const offered = text.replace("に対応", "ホワイト");
    expect(screen(offered, { labels }).map((each) => each.role)).toEqual(["maker", "maker"]);
  });

  it("comes from structured data for the whole block", () => {
    expect(only("Hikvision", { kind: "structured", role: "seller" }).why).toContain(
      "role-structured",
    );
  });

  it("of an ability that the product itself has is not compatible", () => {
    expect(only("Hikvision ONVIF対応 屋外用").role).not.toBe("compatible");
    expect(only("Hikvision NVR対応 ブラケット").role).toBe("compatible");
  });

  it("is looked for in its own sentence only", () => {
    expect(only("他社製品を除く。Hikvision製カメラを納入").role).toBe("maker");
  });
});

describe("what is said of a cost, a part or an ability says nothing of the maker", () => {
  const AHEAD = [
    "Wi-Fi 6対応",
    "11ax対応",
    "メッシュ対応",
    "WPA3対応",
    "Windows 11対応",
    "microSDカード対応",
    "スマホ対応",
    "インボイス対応",
    "PoE対応 屋外用",
    "ポイント対象外",
    "クーポン対象外",
    "キャンセル不可",
    "返品不可",
    "（SIMカードは含まない）",
    "取付費を除く",
    "送料は含まない",
    "消費税を除く",
    "電源ケーブル除く",
    "離島への配送不可",
    "個人宅への配送不可",
    "他社製品は不可",
    "設置工事は対象外",
    "保守は含まれない",
    "代引不可",
    "転売禁止",
    "業務用",
    "家庭用",
    "屋外用",
    "法人用",
    "会議用途",
    "1台 付属品なし",
    "VAT excluded",
    "shipping excluded",
    "returns not accepted",
    "resale prohibited",
    "batteries not included",
    "tax not included",
    "installation is not included",
    "smoking is prohibited in the warehouse",
    "부가세 제외",
    "배송비 제외",
    "반품 불가",
    "禁止转售",
    "不含税",
    "不含运费",
    "支持WiFi6",
    "兼容WiFi6",
    "НДС исключен",
    "zzgl. MwSt., Versand ausgeschlossen",
    "IVA excluido",
    "hors TVA",
    "frete não incluído",
  ];
  test.each(AHEAD)("ルーター Huawei … %s", (phrase) => {
    expect(only(`Huawei ルーター ${phrase}`).severity).not.toBeNull();
  });

  test.each([
    "Refurbished, no box, ",
    "Without packaging, ",
    "No minimum order. ",
    "送料別。",
    "税抜価格 ",
    "返品不可 ",
    "非常に人気の",
    "不含税 ",
    "支持WiFi6 ",
    "非常实用 ",
    "No tax, ",
    "Not used, ",
    "Windows 11対応 ",
    "Wi-Fi 6対応 ",
    "メッシュ対応 ",
    "works with Alexa. ",
    "sin IVA, ",
    "ohne Versand, ",
  ])("%s … Huawei", (phrase) => {
    expect(only(`${phrase}Huawei ルーター ¥9,800`).severity).not.toBeNull();
  });

  test.each([
    "返品対象外商品",
    "ポイント対象外の商品一覧",
    "キャンペーン価格適用商品",
    "Wi-Fi 6対応製品",
    "テレワーク対応製品 特集",
    "Products with member benefits",
    "outfits",
    "適用",
    "対応言語",
  ])("under the heading %s", (label) => {
    const text = "Huawei ルーター ¥9,800";
    const verdict = only(text, { labels: [{ start: 0, end: text.length, label }] });
    expect(verdict.severity).not.toBeNull();
  });

  test.each(["対応機種", "対応メーカー一覧", "Compatible devices", "适用机型", "除外メーカー"])(
    "but under %s the goods are others",
    (label) => {
      const text = "Huawei ルーター ¥9,800";
      const verdict = only(text, { labels: [{ start: 0, end: text.length, label }] });
      expect(verdict.severity).toBeNull();
    },
  );

  test.each([
    "HUAWEI P30用手帳型ケース",
    "DJI Mavic 3用プロペラ",
    "Hikvisionカメラ用ブラケット",
    "ハイクビジョン用ハードディスク",
    "Huawei P30 lite対応ケース",
    "Hikvision NVR対応ブラケット",
    "Hikvision専用マウント",
    "ブラケット（Dahua・Hikvision対応）",
    "Dahua、Hikvision互換レコーダー",
  ])("%s is an accessory", (text) => {
    expect(screen(text).filter((each) => each.severity !== null)).toEqual([]);
  });
});

describe("boundaries", () => {
  test.each([
    ["Hikvisionary", 0],
    ["Nautel", 0],
    ["aHuawei", 0],
    ["Huawei's", 1],
    ["HUAWEI製", 1],
    ["ファーウェイジャパン", 1],
    ["スーパーファーウェイ", 0],
    ["화웨이를", 1],
    ["화웨이키", 0],
    ["海康威视及大华技术", 2],
    ["Hik-vision", 1],
    ["HIKVISION/DAHUA camera", 2],
    ["HUAWEI™ router", 1],
    ["Huawei② router", 1],
    ["中兴路由器", 1],
    ["中兴路 12号", 0],
    ["TP-LINK SYSTEMS INC. Archer C7", 1],
  ])("%s: %i", (text, count) => {
    expect(screen(text)).toHaveLength(count);
  });
});

describe("weak names", () => {
  test.each([
    ["ZTE", null],
    ["ZTE router", "weak-name-with-noun"],
    ["ZTE маршрутизатор", "weak-name-with-noun"],
    ["ZTE Co., Ltd.", "weak-name-with-legal-form"],
    ["Huawei, ZTE", "weak-name-in-enumeration"],
    ["ブランド：ZTE", "weak-name-in-maker-field"],
    ["The honor system applies", null],
    ["DJI指数が反落", null],
  ])("%s: %s", (text, why) => {
    const reasons = screen(text).flatMap((verdict) => verdict.why);
    if (why === null) expect(reasons).toEqual([]);
    else expect(reasons).toContain(why);
  });

  it("the text around an offer may hold the second signal", () => {
    expect(screen("ZTE")).toEqual([]);
    expect(only("ZTE", { around: "ZTE 5G router ¥12,000" }).supplier).toBe("zte");
  });
});

describe("what is shown", () => {
  it("a supplier without an asserting listing is a mention", () => {
    const verdict = only("Xiaomi smartphone");
    expect(verdict).toMatchObject({ supplier: "xiaomi", severity: null });
    expect(verdict.why).toContain("no-listing");
  });

  it("a relabelled brand is a lead, never a hit", () => {
    const leads = screen("LTS CMIP3342W-28M turret camera").filter(
      (each) => each.severity !== null,
    );
    expect(leads).toEqual([]);
  });

  it("a name of two parties is its owner's, who names the other", () => {
    expect(only("Huawei Marine repeater")).toMatchObject({
      supplier: "hmn-tech",
      related: ["huawei"],
    });
  });

  it("a site of another firm's own name says nothing of the supplier", () => {
    const host = bundledData.suppliers.flatMap((supplier) =>
      supplier.exclusions.flatMap((each) =>
        each.host === undefined ? [] : [{ supplier, host: each.host }],
      ),
    )[0];
    if (host === undefined) throw new Error("no host is excluded");
    const name = host.supplier.names.find((each) => each.weak === undefined)?.text ?? "";
    expect(screen(`${name} 1台`).map((each) => each.supplier)).toContain(host.supplier.id);
    const there = screen(`${name} 1台`, {}, { ...ON, host: `www.${host.host}` });
    expect(there.map((each) => each.supplier)).not.toContain(host.supplier.id);
  });

  it("TP-Link Systems is not TP-Link Technologies, not even by a model", () => {
    const found = screen("TP-LINK SYSTEMS INC. Archer C7 router");
    expect(found.map((each) => [each.supplier, each.severity])).toEqual([
      ["tp-link-systems", null],
    ]);
  });

  it("a ministry's procedure speaks beside a hit only", () => {
    const jp: Circumstances = { ...ON, profile: "jp-government" };
    expect(screen("スイッチングハブ 24ポート 5台", {}, jp)).toEqual([]);
    expect(only("Huawei スイッチングハブ", {}, jp)).toMatchObject({
      severity: "restricted",
      classes: ["network"],
    });
    expect(only("Huawei 研修", {}, jp)).toMatchObject({ severity: "advisory", classes: [] });
  });
});

describe("for any text", () => {
  const token = fc.constantFrom(
    "Huawei",
    "ZTE",
    "海康威视",
    "ハイクビジョン",
    "DJI",
    " and ",
    "、",
    "の",
    "と",
    "製品",
    "を",
    "は",
    "、",
    "no ",
    "not ",
    "for ",
    "by ",
    "(",
    "）",
    "除く",
    "対応",
    "aa",
    "A1",
    "ァ",
    "ー",
    " ",
    "\n",
    "-",
    "使用しない",
    "compatible with ",
    "不得",
    "с ",
    "\ud835",
  );
  const anyText = fc.array(token, { maxLength: 400 }).map((tokens) => tokens.join(""));

  it("spans are in order, apart, and say what the text says", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const { start, end, matched } of screen(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(text.slice(start, end)).toBe(matched);
          before = end;
        }
      }),
      { numRuns: 400 },
    );
  });

  it("a longer text never loses a name that stands in a sentence of its own", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = screen(`${text}。\nHikvision 3台`).filter(
          (each) => each.start >= text.length,
        );
        expect(found.map((each) => each.supplier)).toContain("hikvision");
      }),
      { numRuns: 400 },
    );
  });

  // Each of these took time exponential in its length while the phrase patterns nested quantifiers.
  test.each([
    "A",
    "とA",
    "、ァァ",
    "aa bb, ",
    "no made by a, ",
    "の製品",
    "(a)",
    "가나 ",
    "not use a ",
    "no se acepta a, ",
    "case for a ",
    "не допускается а ",
    "不得提供、",
    "nicht von A und ",
    "said court ",
  ])("attack: 20,000 times %j beside a name ends", (part) => {
    const hostile = part.repeat(20_000);
    expect(screen(`${hostile} Hikvision ${hostile}`).length).toBeGreaterThan(0);
  });
});
