import { describe, expect, it, test } from "vitest";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { ReasonCode, Verdict } from "../../rules/vocabulary.ts";
import { bundled } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;

function screen(text: string, host?: string): readonly Verdict[] {
  const c = host === undefined ? ON : { ...ON, host };
  return screenBlocks(bundled, [{ text, kind: "text" }], c);
}

/** Neither a hit nor a mention: the letters of a name, and another word, firm, place or code. */
const NO_MENTION: Readonly<Record<string, readonly string[]>> = {
  "a name between two words": [
    "碘升华为放热过程",
    "上海能达器材 3台",
    "上海光学仪器 1套",
    "海浪潮汐监测设备",
    "其中芯片 500片",
    "繁荣耀眼的夜市灯光采购",
    "加拿大华人社区服务器",
    "お百度参り体験ツアー",
  ],
  "an ordinary word": [
    "荣耀时刻颁奖典礼 手机直播服务",
    "曙光小区监控摄像机改造",
    "数字化浪潮之下，购置服务器2台",
    "中興の祖と呼ばれた当主",
    "中興米 5kg",
    "有机小米 2kg 手机扫码溯源",
    "红魔鬼球迷手机壳",
    "水星表面探测路由器算法研究",
    "Concierto en vivo, cámara y sonido",
    "Transmissão ao vivo com celular",
    "in vivo imaging camera",
    "The honor system applies to laptop loans",
    "Honor your commitments and use the phone",
    "Honor every laptop warranty",
    "在荣耀、曙光与浪潮之间",
    "We honor every laptop warranty",
    "La cámara tuya y el enchufe inteligente",
    "tenda de evento com roteador",
    "the dawning of AI, a dawning server age",
    "чип толщиной 15 микрон",
    "an honor to deliver phones",
    "烽火岁月主题展 路由器租赁",
    "天马行空绘画本 液晶画板",
    "腾达路监控杆 路由器",
    "아너소사이어티 스마트폰 기부",
    "Lake Baikal CPU cooling expedition",
  ],
  "another firm": [
    "中興保全 路由器 月租",
    "天馬株式会社 フィッツケース",
    "大華銀行 監視カメラ保守",
    "VIVOTEK IP camera FD9388",
    "Nautel NX50 transmitter",
    "Mercury Marine router bits",
    "Sunway University server room",
    "Honor Health smartphone app",
    "Shanghai Dahua Scale Factory camera",
  ],
  "an index, code or abbreviation": [
    "DJIA 39,000ドル台、DJI指数が反落",
    "HDMI-CEC対応モニター",
    "Ubuntu 24.04 LTS camera server",
    "Board of Education (BOE) display panels",
    "Samsung 870 EVO SSD",
    "Canon MF644Cdw 複合機",
    "HPプリンター HP 605 トナー",
  ],
  "a longer word": [
    "MtreeRing software",
    "Azte routers",
    "Hikvisionary camera",
    "aHuawei router",
    "Tendam uniforms",
  ],
};

describe.each(Object.entries(NO_MENTION))("%s is no mention", (_kind, texts) => {
  test.each(texts)("%s", (text) => {
    expect(screen(text).map((each) => [each.supplier, each.matched])).toEqual([]);
  });
});

describe("a site of its own name is no mention", () => {
  test.each([
    ["vivo smartphone X90", "www.vivotek.com"],
    ["TikTok smartphone app on 1688", "www.alibaba.com", "alibaba"],
  ])("%s on %s", (text, host, supplier = "vivo") => {
    expect(screen(text, host).map((each) => each.supplier)).not.toContain(supplier);
  });
});

/** Found with its role and reason, and not shown. */
const MENTIONS: readonly (readonly [ReasonCode, string])[] = [
  ["mention-compatible", "compatible with Hikvision NVR"],
  ["mention-compatible", "Hikvision対応レコーダー"],
  ["mention-compatible", "适用于海康威视"],
  ["mention-compatible", "하이크비전 카메라용 브라켓"],
  ["mention-compatible", "Soporte para cámaras Hikvision"],
  ["mention-compatible", "Halterung für Hikvision Kameras"],
  ["mention-excluded", "Huawei製品を除く"],
  ["mention-excluded", "Huawei equipment is not acceptable"],
  ["mention-excluded", "不得提供华为交换机"],
  ["mention-excluded", "화웨이 제품 제외"],
  ["mention-excluded", "Quedan excluidos los equipos Huawei"],
  ["mention-excluded", "Não serão aceitas câmeras da marca Hikvision"],
  ["mention-excluded", "Использование оборудования Huawei запрещено."],
  ["mention-article", "Huawei opens a research centre in Warsaw."],
  ["mention-article", "【速報】ファーウェイが新型機を発表"],
  ["mention-article", "海康威视创始人卸任"],
  ["no-listing", "Xiaomi smartphone 3 units"],
  ["no-listing", "HONOR MagicBook X 14 laptop, qty 10"],
];

describe("a mention that is no hit says why", () => {
  test.each(MENTIONS)("%s: %s", (why, text) => {
    const verdicts = screen(text);
    expect(verdicts.length).toBeGreaterThan(0);
    for (const verdict of verdicts) {
      expect(verdict.severity).toBeNull();
      expect(verdict.why).toContain(why);
    }
  });
});

describe("a weak name names its second signal", () => {
  const SIGNALS: readonly (readonly [ReasonCode, string, string])[] = [
    ["weak-name-with-noun", "zte", "ZTE маршрутизатор"],
    ["weak-name-with-noun", "dahua", "大華攝影機"],
    ["weak-name-with-noun", "byd", "autobuses eléctricos BYD"],
    ["weak-name-with-legal-form", "zte", "ZTE Co., Ltd."],
    ["weak-name-with-supplier", "dji", "DJI Matrice 300 / DJI"],
    ["weak-name-in-enumeration", "zte", "Huawei, ZTE"],
    ["weak-name-in-maker-field", "zte", "ブランド：ZTE"],
    ["weak-model-with-supplier", "zte", "ZTE MC801A"],
  ];

  test.each(SIGNALS)("%s for %s: %s", (why, supplier, text) => {
    const reasons = screen(text)
      .filter((each) => each.supplier === supplier)
      .flatMap((each) => each.why);
    expect(reasons).toContain(why);
  });

  it("and in small letters is a name still where it is no word of a language", () => {
    for (const text of ["zte router", "dahua camera", "brand: honor"])
      expect(screen(text).length).toBeGreaterThan(0);
  });

  it("and is nothing without one", () => {
    for (const text of ["ZTE", "DJI", "大華", "BYD", "荣耀", "Vivo"])
      expect(screen(text)).toEqual([]);
  });
});

describe("names beside scripts that are written without spaces or from the right", () => {
  test.each([
    ["กล้องวงจรปิดHikvisionรุ่นใหม่", "hikvision"],
    ["กล้อง Hikvision 4 ตัว", "hikvision"],
    ["كاميرا Hikvision عدد 4", "hikvision"],
    ["وHikvision", "hikvision"],
    ["‏Huawei‏ راوتر", "huawei"],
    ["联想ThinkPad海康威视摄像机", "hikvision"],
    ["HP/LENOVO/HUAWEI", "huawei"],
    ["华为中兴海康威视", "zte"],
    ["华为、中兴、大华", "dahua"],
    ["HIK\u00adVI\u00adSION NVR", "hikvision"],
    ["DS-2CD\u00ad2143G2-I", "hikvision"],
    ["DS-\n    2CD2143G2-I", "hikvision"],
    ["型番 TL-\nSG108E", "tp-link-technologies"],
    ["Hik\u200bvision カメラ", "hikvision"],
    ["HIKVISIОN", "hikvision"],
    ["Ηuawei router", "huawei"],
  ])("%s: %s", (text, supplier) => {
    expect(screen(text).map((each) => each.supplier)).toContain(supplier);
  });
});
