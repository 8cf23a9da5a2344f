import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import { tokenise } from "../../rules/names/compile-name.ts";
import { legalFormAhead, legalFormBehind } from "../../rules/names/legal-form-in-text.ts";
import { cutLegalForms } from "../../rules/names/legal-forms.ts";
import { LEGAL_FORMS } from "../../rules/names/legal-forms/table.ts";
import { formTokens } from "../../rules/names/legal-forms/tries.ts";
import { bundled } from "../fixtures/bundled.ts";

const { table } = bundled;
const stem = (name: string) => cutLegalForms(tokenise(name, table)).join(" ");

/** By country: names with their form, and what stays of them. Two at least. */
const EXAMPLES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  JP: [
    ["ハイク株式会社", "ハイク"],
    ["㈱ハイク", "ハイク"],
    ["㈲ハイク商事", "ハイク 商事"],
    ["（有）山田電機", "山田电机"],
    ["㍿ハイク", "ハイク"],
    ["カブシキガイシャハイク", "ハイク"],
    ["ｶﾌﾞｼｷｶﾞｲｼｬ ハイク", "ハイク"],
    ["ハイク K.K.", "ハイク"],
    ["Haiku G.K.", "haiku"],
    ["Haiku Kabushiki Kaisha", "haiku"],
    ["合同会社ハイク", "ハイク"],
    ["HIKVISION JAPAN株式会社", "hikvision japan"],
  ],
  CN: [
    ["海康威视数字技术股份有限公司", "海康威视数字技术"],
    ["Hikvision(China)Co.,Ltd", "hikvision china"],
    ["华为技术有限公司", "华为技术"],
    ["浪潮集团有限公司", "浪潮"],
    ["Zhejiang Dahua Technology CO LTD", "zhejiang dahua technology"],
    ["某某合伙企业（有限合伙）", "某某"],
  ],
  TW: [
    ["台達電子工業股份有限公司", "台达电子工业"],
    ["聯發科技股份有限公司", "联发科技"],
  ],
  HK: [
    ["海能達通信（香港）有限公司", "海能达通信 香港"],
    ["Hytera Communications (Hong Kong) Company Limited", "hytera communications hong kong"],
  ],
  KR: [
    ["주식회사한화", "한화"],
    ["㈜한화", "한화"],
    ["하이크비전 주식회사", "하이크비전"],
    ["하이크비전유한회사", "하이크비전"],
  ],
  MN: [
    ["Юнител ХХК", "юнител"],
    ["Mobicom ХК", "mobicom"],
  ],
  IN: [
    ["Prama Hikvision India Private Limited", "prama hikvision india"],
    ["Huawei Telecommunications (India) Pvt. Ltd.", "huawei telecommunications india"],
    ["Infotech (Private) Limited", "infotech"],
  ],
  SG: [
    ["Huawei International Pte. Ltd.", "huawei international"],
    ["Hytera Pte Limited", "hytera"],
  ],
  MY: [
    ["Huawei Technologies (Malaysia) Sdn. Bhd.", "huawei technologies malaysia"],
    ["Hikvision Berhad", "hikvision"],
  ],
  ID: [
    ["PT Huawei Tech Investment", "huawei tech investment"],
    ["PT Hikvision Teknologi Indonesia Tbk", "hikvision teknologi indonesia"],
  ],
  TH: [
    ["บริษัท หัวเว่ย เทคโนโลยี่ จำกัด", "หัวเว่ย เทคโนโลยี่"],
    ["Huawei Public Company Limited", "huawei"],
  ],
  VN: [
    ["Công ty TNHH Hikvision Việt Nam", "hikvision viet nam"],
    ["Công ty Cổ phần Dahua", "dahua"],
    ["Viettel Joint Stock Company", "viettel"],
  ],
  PH: [
    ["Dito Telecommunity Corp.", "dito telecommunity"],
    ["Converge Inc.", "converge"],
  ],
  US: [
    ["Hikvision USA Inc.", "hikvision usa"],
    ["Autel Robotics USA LLC", "autel robotics usa"],
    ["Lorex Technology Corporation", "lorex technology"],
    ["Honeywell L.L.C.", "honeywell"],
  ],
  CA: [
    ["Hytera Ltée", "hytera"],
    ["Lorex Technologie Limitée", "lorex technologie"],
  ],
  GB: [
    ["Sepura plc", "sepura"],
    ["Hikvision UK Limited", "hikvision uk"],
  ],
  IE: [
    ["Huawei Designated Activity Company", "huawei"],
    ["TikTok Technology Limited", "tik tok technology"],
  ],
  AU: [
    ["Huawei Technologies (Australia) Pty. Ltd.", "huawei technologies australia"],
    ["Hikvision Pty Limited", "hikvision"],
  ],
  ZA: [
    ["Huawei (Pty) Ltd", "huawei"],
    ["Dahua Close Corporation", "dahua"],
  ],
  EU: [
    ["Dahua S.E.", "dahua"],
    ["Gruppe EWIV", "gruppe"],
  ],
  DE: [
    ["Huawei Technologies Deutschland GmbH", "huawei technologies deutschland"],
    ["Hytera Mobilfunk GmbH & Co. KG", "hytera mobilfunk"],
    ["Video UG (haftungsbeschränkt)", "video"],
    ["Siemens AG", "siemens"],
  ],
  AT: [
    ["Hikvision Ges.m.b.H.", "hikvision"],
    ["Dahua Gesellschaft mit beschränkter Haftung", "dahua"],
  ],
  CH: [
    ["Huawei Technologies Switzerland AG", "huawei technologies switzerland"],
    ["Vidéo Romande Sàrl", "video romande"],
  ],
  FR: [
    ["Huawei Technologies France SASU", "huawei technologies france"],
    ["Hikvision France S.A.S.", "hikvision france"],
    ["Dahua Société par actions simplifiée", "dahua"],
  ],
  BE: [
    ["Hikvision Belgium SPRL", "hikvision belgium"],
    ["Dahua N.V.", "dahua"],
  ],
  NL: [
    ["Hikvision Europe B.V.", "hikvision europe"],
    ["Huawei Besloten Vennootschap", "huawei"],
  ],
  IT: [
    ["Hikvision Italy S.r.l.", "hikvision italy"],
    ["ZTE Italia S.p.A.", "zte italia"],
    ["Dahua Società per Azioni", "dahua"],
  ],
  ES: [
    ["Hikvision Spain, S.L.U.", "hikvision spain"],
    ["Dahua Iberia Sociedad Limitada", "dahua iberia"],
  ],
  PT: [
    ["Huawei Unipessoal, Lda.", "huawei"],
    ["Hikvision Portugal S.A.", "hikvision portugal"],
  ],
  GR: [
    ["Χουάγουεϊ Α.Ε.", "χουαγουει"],
    ["Βίντεο ΕΠΕ", "βιντεο"],
  ],
  SE: [
    ["Huawei Technologies Sweden AB", "huawei technologies sweden"],
    ["Video Aktiebolag (publ)", "video"],
  ],
  FI: [
    ["Huawei Technologies Oy", "huawei technologies"],
    ["Hikvision Oy Ab", "hikvision"],
  ],
  NO: [
    ["Huawei Technologies Norway A/S", "huawei technologies norway"],
    ["Video Norge ASA", "video norge"],
  ],
  DK: [
    ["Hikvision Danmark ApS", "hikvision danmark"],
    ["Video A/S", "video"],
  ],
  IS: [
    ["Vídeó ehf.", "video"],
    ["Síminn ohf.", "siminn"],
  ],
  EE: [
    ["Hikvision Baltic OÜ", "hikvision baltic"],
    ["Video Osaühing", "video"],
  ],
  LV: [
    ["SIA Dahua Riga Baltic", "dahua riga baltic"],
    ["Huawei Latvia SIA", "huawei latvia"],
  ],
  LT: [
    ["UAB Hikvision", "hikvision"],
    ["Dahua, UAB", "dahua"],
  ],
  PL: [
    ["Hytera Sp. z o.o.", "hytera"],
    ["Dahua Polska Spółka z ograniczoną odpowiedzialnością", "dahua polska"],
    ["Video Spółka Akcyjna", "video"],
  ],
  CZ: [
    ["Bodnar s.r.o.", "bodnar"],
    ["Huawei spol. s r.o.", "huawei"],
    ["Video a.s.", "video"],
  ],
  HU: [
    ["Huawei Technologies Hungary Kft.", "huawei technologies hungary"],
    ["Video Zrt.", "video"],
  ],
  RO: [
    ["SC Huawei Technologies SRL", "huawei technologies"],
    ["Dahua S.R.L.", "dahua"],
  ],
  BG: [
    ["Хуавей ЕООД", "хуавеи"],
    ["Dahua OOD", "dahua"],
  ],
  RS: [
    ["Huawei d.o.o.", "huawei"],
    ["Дахуа д.о.о.", "дахуа"],
  ],
  AL: [
    ["Huawei Sh.p.k.", "huawei"],
    ["Dahua Sh.A.", "dahua"],
  ],
  RU: [
    ["ООО «Хуавэй»", "хуавэи"],
    ["AO Kaspersky Lab", "kaspersky lab"],
    ["Общество с ограниченной ответственностью «Хиквижн»", "хиквижн"],
  ],
  UA: [
    ["ТОВ «Хуавей Україна»", "хуавеи украіна"],
    ["ПрАТ Датагруп", "датагруп"],
  ],
  KZ: [
    ["ТОО «Хуавей Казахстан»", "хуавеи казахстан"],
    ["Huawei LLP", "huawei"],
  ],
  UZ: [
    ["Huawei MChJ", "huawei"],
    ["Хуавей МЧЖ", "хуавеи"],
  ],
  GE: [
    ["შპს ჰუავეი", "ჰუავეი"],
    ["ჰუავეი სს", "ჰუავეი"],
  ],
  AM: [
    ["Հուավեյ ՍՊԸ", "հուավեյ"],
    ["Վիդեո ՓԲԸ", "վիդեո"],
  ],
  TR: [
    ["Huawei Telekomünikasyon Dış Ticaret Ltd. Şti.", "huawei telekomunikasyon dis ticaret"],
    ["Video San. ve Tic. A.Ş.", "video"],
  ],
  AE: [
    ["Hikvision FZE", "hikvision"],
    ["Huawei Gulf W.L.L.", "huawei gulf"],
    ["شركة هواوي المحدودة", "هواوي"],
  ],
  EG: [
    ["Huawei Egypt S.A.E.", "huawei egypt"],
    ["هواوي ش.م.م", "هواوي"],
  ],
  IR: [
    ["شرکت هواوی", "هواوی"],
    ["هواوی سهامی خاص", "هواوی"],
  ],
  IL: [
    ['קנדירו בע"מ', "קנדירו"],
    ["Candiru Ltd.", "candiru"],
  ],
  MX: [
    ["Dahua Technology S.A. de C.V.", "dahua technology"],
    ["Hikvision de México SA de CV", "hikvision de mexico"],
    ["Video S. de R.L. de C.V.", "video"],
  ],
  BR: [
    ["Hikvision do Brasil Ltda.", "hikvision do brasil"],
    ["Intelbras S/A", "intelbras"],
    ["Video EIRELI ME", "video"],
  ],
  AR: [
    ["Dahua S.R.L.", "dahua"],
    ["Huawei Tech S.A.", "huawei tech"],
  ],
  CL: [
    ["Huawei Chile Limitada", "huawei chile"],
    ["Video SpA", "video"],
  ],
  CO: [
    ["Hikvision Colombia S.A.S.", "hikvision colombia"],
    ["Dahua Cía. Ltda.", "dahua"],
  ],
  PE: [
    ["Huawei del Perú S.A.C.", "huawei del peru"],
    ["Dahua E.I.R.L.", "dahua"],
  ],
};

describe.each(Object.entries(EXAMPLES))("the legal forms of %s", (_country, examples) => {
  test.each(examples)("%s", (name, expected) => {
    expect(stem(name)).toBe(expected);
  });

  test("have two examples at least", () => {
    expect(examples.length).toBeGreaterThanOrEqual(2);
  });
});

describe("what only looks like a legal form stays in the name", () => {
  test.each([
    ["a form alone", "SE", "se"],
    ["a form alone", "AS", "as"],
    ["a chemical symbol alone", "Ag", "ag"],
    ["initials of another firm", "PT Security", "pt security"],
    ["initials of another firm", "CV Technologies", "cv technologies"],
    ["letters inside a word", "Cobber", "cobber"],
    ["letters at the end of a word", "Texaco", "texaco"],
    ["letters at the end of a Cyrillic word", "Липао", "липао"],
    ["in the middle", "Banco SA Norte", "banco sa norte"],
    ["in the middle", "Limited Edition Cameras", "limited edition cameras"],
    ["at the other end", "GmbH Video", "gmbh video"],
    ["one character would be left", "光公司", "光公司"],
    ["a Han word that ends alike", "电视公众", "电视公众"],
    ["a product word", "Honor PC", "honor pc"],
    ["a word that is no legal form", "Inspur Group", "inspur group"],
  ])("%s: %s", (_why, name, expected) => {
    expect(stem(name)).toBe(expected);
  });

  test.each(LEGAL_FORMS.flatMap(({ after = [], before = [] }) => [...after, ...before]))(
    "%s alone is not cut to nothing",
    (form) => {
      expect(stem(form)).not.toBe("");
    },
  );
});

describe("the table of legal forms", () => {
  const all = LEGAL_FORMS.flatMap((each) => [
    ...(each.after ?? []),
    ...(each.before ?? []),
    ...(each.wordsAfter ?? []),
    ...(each.wordsBefore ?? []),
  ]);
  const countries = new Set(LEGAL_FORMS.flatMap((each) => each.countries));

  test("speaks of forty countries at least, and every example of one of them", () => {
    expect(countries.size).toBeGreaterThanOrEqual(40);
    expect(Object.keys(EXAMPLES).filter((country) => !countries.has(country))).toEqual([]);
    expect(Object.keys(EXAMPLES).length).toBeGreaterThanOrEqual(40);
  });

  test.each([...new Set(all)])("%s is split and folded as a name is", (form) => {
    expect(formTokens(form)).toEqual(tokenise(form, table));
  });

  test("no form is a word here and none there", () => {
    const words = LEGAL_FORMS.flatMap((each) => each.wordsAfter ?? []);
    const forms = new Set(
      LEGAL_FORMS.flatMap((each) => each.after ?? []).map((form) => formTokens(form).join("")),
    );
    expect(words.filter((form) => forms.has(formTokens(form).join("")))).toEqual([]);
  });

  test("whatever the name, something stays, and cutting twice changes nothing", () => {
    const word = fc.constantFrom(...all, "Hikvision", "海康威视", "한화", "SE", "ハイク", "(", " ");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const tokens = tokenise(words.join(" "), table);
        const once = cutLegalForms(tokens);
        expect(once.length === 0).toBe(tokens.length === 0);
        expect(once.every((token) => token !== "")).toBe(true);
        expect(cutLegalForms(once)).toEqual(once);
      }),
    );
  });
});

/** What of `text` is taken for the form beside the name that stands between bars. */
function formBeside(text: string): string {
  const start = text.indexOf("|");
  const stop = text.indexOf("|", start + 1) - 1;
  const plain = text.replaceAll("|", "");
  const folded = foldText(plain, table);
  const at = (source: number) => {
    for (let from = 0; from < folded.length; from++)
      if ((folded.starts[from] ?? 0) >= source) return from;
    return folded.length;
  };
  return [
    plain.slice(legalFormBehind(plain, folded, at(start), start), start),
    plain.slice(stop, legalFormAhead(plain, folded, at(stop), stop)),
  ].join("…");
}

describe("a legal form beside a name in running text", () => {
  test.each([
    ["by |ZTE|, Ltd. of Shenzhen", "…, Ltd."],
    ["by |ZTE| Co., Ltd. of Shenzhen", "… Co., Ltd."],
    ["by |ZTE|\n  CO.,LTD", "…\n  CO.,LTD"],
    ["by |ZTE| co ltd", "… co ltd"],
    ["by |ZTE| Corporation's", "… Corporation"],
    ["|中兴|有限公司供货", "…有限公司"],
    ["|中興|股份有限公司", "…股份有限公司"],
    ["|イモ|株式会社の製品", "…株式会社"],
    ["|イモ|（株）", "…（株）"],
    ["|イモ| K.K.", "… K.K."],
    ["納入業者：株式会社|イモ|", "株式会社…"],
    ["㈱|イモ|", "㈱…"],
    ["㈱ |イモ|", "㈱ …"],
    ["㍿|イモ|", "㍿…"],
    ["㈜|한화|", "㈜…"],
    ["주식회사 |한화|", "주식회사 …"],
    ["поставщик ООО «|ZTE|»", "ООО «…"],
    ["ТОВ |ZTE|", "ТОВ …"],
    ["по PT |ZTE| Indonesia", "PT …"],
    ["Công ty TNHH |ZTE|", "Công ty TNHH …"],
    ["|ZTE| (Thailand) Co., Ltd.", "… (Thailand) Co., Ltd."],
    ["|Hikvision|(China)Co.,Ltd", "…(China)Co.,Ltd"],
    ["|中興|（深圳）有限公司", "…（深圳）有限公司"],
    ["|ZTE| S.p.A. ha", "… S.p.A."],
    ["|ZTE| S.A. de C.V.", "… S.A. de C.V."],
    ["|ZTE| A/S leverer", "… A/S"],
    ["|ZTE| GmbH & Co. KG.", "… GmbH & Co. KG."],
    ["|ZTE| AG liefert", "… AG"],
    ["|ZTE| Oy toimittaa", "… Oy"],
    ["|ZTE| sp. z o.o., Warszawa", "… sp. z o.o."],
    ["บริษัท |ZTE| จำกัด", "บริษัท … จำกัด"],
  ])("%j", (text, expected) => {
    expect(formBeside(text)).toBe(expected);
  });

  test.each([
    "|ZTE| Corporately",
    "|ZTE| Incline",
    "|BOE| Limited-edition panel",
    "|Honor| as a brand",
    "|Honor| AS A BRAND",
    "|Honor| se presenta",
    "|HONOR| SE PRESENTA",
    "|Honor| sa configuration",
    "|Honor| co-branding",
    "|Honor| company",
    "|Imou| ag",
    "|Imou| Ag plating",
    "|Imou| oy",
    "|Imou|Ltd",
    "|Imou| (limited stock)",
    "|Imou| (new) limited-edition",
    "|Imou| (a remark that is far too long for a place) Ltd.",
    "|Imou| ( Co., Ltd.",
    "この会社|イモ|",
    "по ао |ZTE|",
    "in pt |ZTE|",
    "|中兴|公司债",
    "|中兴|的有限公司",
    "GmbH |ZTE|",
  ])("none in %j", (text) => {
    expect(formBeside(text)).toBe("…");
  });
});
