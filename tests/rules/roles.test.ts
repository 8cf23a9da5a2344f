import { describe, expect, it, test } from "vitest";
import {
  COMPATIBLE_AHEAD,
  COMPATIBLE_BEHIND,
  COMPATIBLE_FRAMES,
} from "../../rules/screen/phrases-compatible.ts";
import {
  EXCLUDED_AHEAD,
  EXCLUDED_BEHIND,
  EXCLUDED_FRAMES,
} from "../../rules/screen/phrases-excluded.ts";
import {
  COMPATIBLE_BEHIND_SOUTH,
  EXCLUDED_AHEAD_SOUTH,
  EXCLUDED_BEHIND_SOUTH,
} from "../../rules/screen/phrases-south.ts";
import { COMPATIBLE_LABEL, EXCLUDED_LABEL } from "../../rules/screen/other-goods.ts";
import { withLetters } from "../../rules/screen/pattern.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import type { Role, Verdict } from "../../rules/vocabulary.ts";
import { bundled } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-25" } as const;

/** The role of every mention of a text; `label` speaks of all of it. */
function rolesIn(text: string, label?: string): readonly Role[] {
  const labels = label === undefined ? {} : { labels: [{ start: 0, end: text.length, label }] };
  return screenBlocks(bundled, [{ text, kind: "text", ...labels }], ON).map((each) => each.role);
}

/** Labels by role and language, and labels that look alike and give another role or none. */
const LABELS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  maker: {
    ja: [
      "メーカー名",
      "製造元",
      "製造業者",
      "ブランド",
      "型名",
      "品　名",
      "ﾒｰｶｰ",
      "品名・規格",
      "部品番号",
    ],
    en: [
      "Manufacturer",
      "Brand",
      "Make and model",
      "OEM",
      "Producer",
      "Part No.",
      "Vendor part no",
    ],
    zh: ["品牌", "生产厂家", "制造商名称", "規格型號", "廠牌", "货物名称"],
    ko: ["제조사", "브랜드", "모델명", "제조업체", "품명", "규격"],
    es: ["Marca", "Fabricante", "Modelo", "Marca y modelo", "Artículo", "Descripción"],
    ar: ["الشركة المصنعة", "الماركة"],
    other: [
      "Hersteller",
      "Fabrikat",
      "Typ",
      "Производитель",
      "Изготовитель",
      "Constructeur",
      "Marca/Modelo",
    ],
  },
  seller: {
    ja: [
      "販売元",
      "契約の相手方",
      "落札者",
      "納入業者",
      "仕入先",
      "発注先",
      "契約業者名",
      "出品者",
      "受注者",
      "支払先",
    ],
    en: [
      "Sold by",
      "Vendor",
      "Supplier name",
      "Contractor",
      "Awardee",
      "Awarded to",
      "Bidder",
      "Payee",
    ],
    zh: ["供应商", "中标人", "成交供应商", "得標廠商", "卖家", "投标人", "經銷商", "代理商"],
    ko: ["판매자", "공급업체", "낙찰자", "계약업체", "납품업체", "판매처"],
    es: ["Proveedor", "Adjudicatario", "Vendedor", "Distribuidor", "Contratista", "Licitador"],
    other: [
      "Fornecedor",
      "Contratada",
      "Lieferant",
      "Auftragnehmer",
      "Поставщик",
      "Победитель",
      "Titulaire",
    ],
  },
  component: {
    ja: ["搭載チップ", "内蔵部品", "通信モジュール", "CPU", "SoC"],
    en: ["Chipset", "Component maker", "Built-in modem", "Contains", "Processor"],
    zh: ["芯片", "内置模块", "处理器", "零部件", "晶片組"],
    ko: ["부품", "칩셋", "내장 모듈", "프로세서"],
    es: ["Componente", "Procesador", "Módulo integrado", "Chip"],
    other: ["Componentes", "Bauteil", "Verbauter Chip", "Компоненты", "Процессор"],
  },
  compatible: {
    ja: ["対応機種", "適合機種", "互換機種", "対応カメラ", "接続可能機器"],
    en: [
      "Compatible with",
      "Works with",
      "Compatible models",
      "Fits",
      "Suitable for",
      "Supported cameras",
    ],
    zh: ["适用机型", "兼容品牌", "適用型號", "支持设备", "适配机型"],
    ko: ["호환 기종", "호환 모델", "지원 기기", "적용 기종"],
    es: ["Compatible con", "Modelos compatibles", "Compatibilidad", "Apto para"],
    other: ["Compatibilidade", "Kompatibel mit", "Passend für", "Совместимость", "Compatible avec"],
  },
  excluded: {
    ja: ["除外メーカー", "使用禁止機器", "調達対象外", "対象外製品"],
    en: [
      "Excluded brands",
      "Prohibited suppliers",
      "Exclusions",
      "Not accepted",
      "Banned vendors",
      "Brands not accepted",
    ],
    zh: ["排除品牌", "禁止品牌", "不接受品牌", "禁用廠牌", "禁止采购"],
    ko: ["제외 업체", "사용 금지", "금지 품목", "제외 브랜드"],
    es: ["Marcas excluidas", "Excluidos", "Prohibido", "Marcas no admitidas"],
    other: [
      "Marcas excluídas",
      "Ausgeschlossene Hersteller",
      "Nicht zugelassen",
      "Исключения",
      "Marques exclues",
    ],
  },
};

const NOT: Readonly<Record<string, readonly string[]>> = {
  maker: ["備考", "Remarks", "비고", "备注", "Observaciones", "販売元"],
  seller: [
    "販売価格",
    "販売開始日",
    "取扱説明書",
    "Vendor part no",
    "Supplier item no",
    "판매가",
    "销售价",
    "供应量",
    "Precio de venta",
  ],
  component: ["部品番号", "Component price", "부품 번호", "芯片数量", "Número de componente"],
  compatible: [
    "Wi-Fi 6対応製品",
    "対応規格",
    "PoE support",
    "支持协议",
    "지원 기간",
    "Soporte técnico",
  ],
  excluded: [
    "ポイント対象外",
    "送料対象外",
    "Tax excluded",
    "不含税价",
    "부가세 제외",
    "IVA excluido",
    "ohne MwSt",
  ],
};

describe.each(Object.keys(LABELS))("a label of the role %s", (role) => {
  const byLanguage = Object.entries(LABELS[role] ?? {}).flatMap(([language, labels]) =>
    labels.map((label) => [language, label] as const),
  );
  test.each(byLanguage)("%s, as a header and before a colon: %s", (_language, label) => {
    expect(rolesIn("Hikvision", label)).toEqual([role]);
    expect(rolesIn(`${label}：Hikvision`)).toEqual([role]);
  });

  test.each(NOT[role] ?? [])("is not: %s", (label) => {
    expect(rolesIn("Hikvision", label)).not.toEqual([role]);
    expect(rolesIn(`${label}: Hikvision`)).not.toEqual([role]);
  });
});

/** Sentences by role and language; every name of the list in them has the role. */
const SENTENCES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  maker: {
    ja: ["ハイクビジョン製 監視カメラ 3台", "Huawei ルーター ¥12,000", "DJI ドローン 購入"],
    en: ["Hikvision dome camera, 4 units", "Supply of Huawei routers", "Dahua camera $120"],
    zh: ["采购海康威视摄像机", "华为路由器 3台", "大疆无人机 2套"],
    ko: ["하이크비전 카메라 3대", "화웨이 라우터 구매", "DJI 드론 2대"],
    es: ["Cámaras Hikvision, 4 unidades", "Suministro de un enrutador Huawei", "Dron DJI, 2 uds"],
  },
  compatible: {
    ja: [
      "Hikvision対応レコーダー",
      "DJI Mavic 3用 プロペラガード",
      "Hikvision互換 電源アダプタ",
      "NDフィルター DJI Air 9対応",
      "Huaweiスマホ用ケース",
      "Hikvisionとの互換性を有すること",
      "ハイテラ製 PD785G と通信互換であること",
    ],
    en: [
      "PoE injector compatible with Hikvision cameras",
      "Battery pack, 3800 mAh, for DJI drones",
      "Wall bracket for Hikvision domes",
      "SFP module coded for Huawei switches",
      "Replacement power supply, designed to fit Dahua recorders",
      "For Huawei P30 Pro Leather Flip Case Cover",
    ],
    zh: [
      "适用于海康威视",
      "兼容大疆、海康威视的支架",
      "海康威视摄像机专用电源",
      "華為手機適用保護殼",
    ],
    ko: [
      "하이크비전 카메라용 브라켓",
      "DJI 드론 호환 배터리",
      "화웨이 노트북용 충전기",
      "화웨이용 케이스",
    ],
    es: [
      "Soporte para cámaras Hikvision",
      "Batería compatible con drones DJI",
      "Funda para Huawei",
      "Para Huawei P30 funda de silicona",
      "Disco compatible con grabadores Hikvision",
    ],
    other: [
      "Ersatzakku, kompatibel mit der Drohne DJI Mavic 3",
      "Halterung für Hikvision Kameras",
      "Für Huawei P30 Hülle",
      "Для Huawei P30 чехол",
      "Filtro compatível com drone DJI",
      "Кронштейн для камер Hikvision",
      "Блок питания для камер Hikvision, 3 шт.",
    ],
    ar: ["مسجل متوافق مع كاميرات Hikvision", "يعمل مع كاميرات هيكفيجن"],
    th: ["รองรับการทำงานกับกล้อง Hikvision", "ขาตั้งใช้กับกล้อง Hikvision"],
  },
  excluded: {
    ja: [
      "Hikvision製品を除く",
      "ファーウェイ製の機器は使用しないこと",
      "Kaspersky社のソフトウェアがインストールされていないこと",
      "ファーウェイ製品を含む提案は認めない",
      "ハイクビジョンとの資本関係がないこと",
      "ハイクビジョン社、ダーファ社又はユニビュー社の製品であってはならない。",
    ],
    en: [
      "no products of Hikvision",
      "Bids that include Huawei routers or Dahua cameras will be rejected.",
      "The equipment must not contain parts made by Hikvision",
      "Huawei equipment is not acceptable",
      "All makes of camera apart from Hikvision",
      "Hikvision (not acceptable)",
      "Offers with Hikvision cameras are void",
      "A ban on Hikvision applies",
      "We have no affiliation with Huawei",
      "covered telecommunications equipment (Huawei, ZTE, Hytera)",
    ],
    zh: [
      "不得提供海康威视产品",
      "所用无人机不得为大疆产品",
      "与海康威视无任何关联关系",
      "不得提供大陸廠牌產品，包括華為路由器、海康威視攝影機",
    ],
    ko: [
      "하이크비전 제품 제외",
      "제안서에 하이크비전 카메라를 포함한 경우 제외한다",
      "화웨이 장비는 사용할 수 없음",
    ],
    es: [
      "No se aceptarán cámaras Hikvision ni Dahua",
      "Quedan excluidos los equipos Huawei",
      "Las cámaras Hikvision no serán admitidas",
      "no podrán contener componentes de Huawei",
    ],
    other: [
      "Die Kamera darf nicht von Hikvision stammen",
      "Hikvision-Kameras sind nicht zugelassen",
      "Os tablets não podem conter o aplicativo TikTok nem outros aplicativos da ByteDance",
      "Не допускается поставка камер производства Hikvision",
      "Антивирус не должен быть продуктом «Лаборатория Касперского»",
    ],
    ar: [
      "يُحظر استخدام معدات Huawei وZTE في الشبكة",
      "معدات Hikvision غير مقبولة",
      "لا تقبل العروض التي تحتوي على معدات هواوي",
    ],
    th: ["ห้ามใช้อุปกรณ์ยี่ห้อ Huawei หรือ ZTE", "กล้อง Hikvision ไม่ได้รับอนุญาต"],
  },
};

/** Sentences with a phrase that speaks of something else: the name is on offer. */
const OFFERS: Readonly<Record<string, readonly string[]>> = {
  ja: [
    "Hikvision PoE対応カメラ 屋外用 3台",
    "Huawei Wi-Fi 6対応ルーター 送料対象外",
    "DJI ドローン 個人宅への配送不可",
  ],
  en: [
    "Hikvision camera, shipping excluded",
    "Huawei router supports VPN, returns not accepted",
    "Dahua NVR, warranty is not included, qty 2",
    "Hikvision camera with mounting bracket for indoor use",
    "never used Huawei laptop, 1 unit",
    "Wireless camera with cable, no drilling, Hikvision",
    "Hikvision or equivalent camera, alternatives not accepted",
    "not only Hikvision cameras",
    "For Hikvision DS-2CD2143G2-I with bracket",
    "For sale: Huawei P30 with case",
  ],
  zh: ["海康威视摄像机 不含税 3台", "支持WiFi 6的华为路由器 2台", "华为交换机，带宽不得低于10G"],
  ko: [
    "하이크비전 카메라 3대, 반품 불가",
    "화웨이 라우터 부가세 제외 ₩120,000",
    "하이크비전 카메라 설치비 제외",
  ],
  es: [
    "Cámara Hikvision, IVA excluido, 4 unidades",
    "Enrutador Huawei compatible con VPN, 3 uds",
    "Cámara Hikvision con soporte para pared",
  ],
  ru: ["Камера Hikvision с блоком питания, 3 шт.", "Камера Hikvision с кронштейном, 2 шт."],
  ar: ["توريد كاميرات هيكفيجن عدد 4", "راوتر هواوي مع ضمان سنتين"],
  th: ["กล้องวงจรปิด Hikvision จำนวน 4 ตัว", "เราเตอร์หัวเว่ย 2 เครื่อง"],
};

describe.each(Object.keys(SENTENCES))("a sentence of the role %s", (role) => {
  const byLanguage = Object.entries(SENTENCES[role] ?? {}).flatMap(([language, texts]) =>
    texts.map((text) => [language, text] as const),
  );
  test.each(byLanguage)("%s: %s", (_language, text) => {
    const roles = rolesIn(text);
    expect(roles.length).toBeGreaterThan(0);
    expect(new Set(roles)).toEqual(new Set([role]));
  });
});

describe("what is said of a cost or an ability leaves the offer what it is", () => {
  test.each(
    Object.entries(OFFERS).flatMap(([language, texts]) =>
      texts.map((text) => [language, text] as const),
    ),
  )("%s: %s", (_language, text) => {
    const roles = rolesIn(text);
    expect(roles.length).toBeGreaterThan(0);
    for (const role of roles) expect(["maker", "unknown"]).toContain(role);
  });
});

describe("a report about a supplier", () => {
  const REPORTS = [
    ["ja", "ファーウェイ、上海で新型スマートフォンを発表と報道"],
    ["en", "Analysts told the newspaper that Hikvision prepares a share sale."],
    ["zh", "快讯：海康威视股价午后涨停"],
    ["ko", "[속보] 화웨이, 신형 폰 공개"],
    ["es", "Según el diario, Huawei presentó nuevos modelos."],
    ["de", "Die Zeitung berichtet, Hikvision habe Kameras ausgeliefert."],
    ["pt", "Segundo o jornal, a Huawei lançou um roteador."],
    ["ru", "По данным газеты, акции Huawei выросли на 6 %."],
  ] as const;

  function only(text: string): Verdict {
    const [verdict, ...more] = screenBlocks(bundled, [{ text, kind: "text" }], ON);
    if (verdict === undefined || more.length > 0) throw new Error(`not one name: ${text}`);
    return verdict;
  }

  test.each(REPORTS)("%s is a mention, and says so: %s", (_language, text) => {
    expect(only(text)).toMatchObject({ severity: null, role: "unknown" });
    expect(only(text).why).toContain("mention-article");
  });

  it("with a price or quantity is an offer all the same", () => {
    expect(only("速報！ ファーウェイ ルーター 12,000円").severity).not.toBeNull();
  });

  it("is not told from words alone in a labelled cell", () => {
    const labels = [{ start: 0, end: 9, label: "Brand" }];
    const text = "Hikvision news room";
    const [verdict] = screenBlocks(bundled, [{ text, kind: "text", labels }], ON);
    expect(verdict?.severity).not.toBeNull();
  });
});

describe("patterns of phrases", () => {
  it("hold no property of Unicode, which takes long to compile for a woken worker", () => {
    const south = [EXCLUDED_AHEAD_SOUTH, EXCLUDED_BEHIND_SOUTH, COMPATIBLE_BEHIND_SOUTH];
    const phrases = [
      EXCLUDED_AHEAD,
      EXCLUDED_BEHIND,
      COMPATIBLE_AHEAD,
      COMPATIBLE_BEHIND,
      ...south,
    ].flat();
    const frames = [...EXCLUDED_FRAMES, ...COMPATIBLE_FRAMES];
    const all = [
      ...phrases.flatMap(({ says, not }) => [says, not]),
      ...frames.flatMap(({ before, after }) => [before, after]),
      COMPATIBLE_LABEL,
      EXCLUDED_LABEL,
    ];
    expect(all.filter((each) => each?.source.includes("\\p{"))).toEqual([]);
  });

  test.each([
    ["\\p{L}+", "Größe", true],
    ["^[\\p{L}\\d-]+$", "Wi-Fi6", true],
    ["^[^\\p{L}]+$", "12 %", true],
    ["^[^\\p{L}]+$", "12 µж", false],
    ["\\[\\p{Lu}\\]", "[Д]", true],
    ["^\\p{Ll}", "É", false],
  ])("%s on %s: %s", (source, text, expected) => {
    expect(withLetters(source, "u").test(text)).toBe(expected);
  });
});
