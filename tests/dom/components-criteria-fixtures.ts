import type { AskedQuestion, CriteriaView } from "../../rules/criteria/criteria-words.ts";
import { LIST } from "./components-fixtures.ts";

const question = (id: string, change: Partial<AskedQuestion> = {}): AskedQuestion => ({
  id,
  text: { en: `Is it ${id} (for example: this)?`, ja: `${id}ですか。（例：これ）` },
  why: { en: `Because of ${id}.`, ja: `${id}のためです。` },
  source: null,
  yes: "consult",
  no: "none",
  unknown: "consult",
  basis: "guidance",
  ...change,
});

/** A sheet with a question of each basis, for a Japanese ministry. */
export const SHEET: NonNullable<CriteriaView["sheet"]> = {
  productClass: "uas",
  title: { en: "Drones", ja: "ドローン（無人航空機）" },
  procedure: {
    programTitle: { en: "Policy on unmanned aircraft", ja: "無人航空機の方針" },
    citation: "令和2年9月14日関係省庁申合せ",
    link: null,
    says: { en: "Submit the plan first.", ja: "先に計画を提出します。" },
    nextStep: { en: "Ask the procurement section.", ja: "契約担当に確認してください。" },
    everyPurchase: false,
  },
  questions: [
    question("use", {
      basis: "official",
      yes: "approval",
      source: {
        title: { en: "Policy on unmanned aircraft", ja: "無人航空機の方針" },
        citation: "令和2年9月14日関係省庁申合せ",
        url: null,
      },
    }),
    question("network"),
    question("house", {
      basis: "organisation",
      source: {
        title: { en: "House rule 7", ja: "内規第7条" },
        citation: "House rule 7",
        url: "https://rules.example/7",
      },
    }),
  ],
  leftOut: 0,
};

/** What the background says of a drone for a Japanese ministry, without a supplier. */
export const CRITERIA: CriteriaView = {
  classes: [
    { id: "pc", title: { en: "Personal computers", ja: "パソコン" } },
    { id: "uas", title: SHEET.title },
  ],
  sheet: SHEET,
  supplier: null,
  profile: "jp-government",
  contact: "",
  advice: {},
  list: LIST,
  policy: null,
  off: null,
};

/** The same, opened for a supplier with a listing abroad. */
export const WITH_SUPPLIER: CriteriaView = {
  ...CRITERIA,
  supplier: {
    id: "dji",
    name: "DJI",
    severity: "advisory",
    severityForUse: "advisory",
    listings: [
      {
        title: { en: "FCC Covered List", ja: "米国FCC対象リスト" },
        listedName: "Shenzhen DJI",
        sameGroup: false,
        listedOn: "2025-12-22",
      },
    ],
  },
};
