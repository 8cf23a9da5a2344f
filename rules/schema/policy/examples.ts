import type { ManyKey, ManyValues, OneKey, OneValues } from "../../policy/policy-words.ts";

/** A good value of each key with one value; the parties are made up. */
export const ONE_EXAMPLES: { readonly [K in OneKey]: OneValues[K] } = {
  profile: "jp-government",
  jurisdiction: "JP",
  bodyKind: "ministry",
  purposes: ["public-order", "government-lan"],
  thresholds: [
    {
      currency: "JPY",
      from: 1_600_000,
      says: { en: "Ask for competitive quotations.", ja: "複数の見積りを取ってください。" },
    },
  ],
  language: "ja",
  contact: "情報システム課 調達審査担当（内線 1234）",
  supportText: { en: "Help desk, extension 5678", ja: "ヘルプデスク（内線 5678）" },
  minimumSeverity: "restricted",
  updateIntervalMinutes: 60,
  "advice.prohibited": {
    en: { nextStep: "Do not order. Report to the review desk.", telephone: "03-0000-0000" },
    ja: {
      nextStep: "発注せず、審査担当に報告してください。",
      form: "https://forms.example.go.jp/review",
      contact: "調達審査担当",
      telephone: "03-0000-0000（内線 1234）",
      email: "review@example.go.jp",
    },
  },
  "advice.restricted": {
    ja: { nextStep: "発注の前に、審査担当に相談してください。", email: "review@example.go.jp" },
  },
  "advice.advisory": { en: { nextStep: "Note the listing in the file of the purchase." } },
  reasonRequired: "restricted",
};

/** A good item of each collection; the parties are made up. */
export const ITEM_EXAMPLES: { readonly [M in ManyKey]: ManyValues[M] } = {
  programsOff: "us-bis-meu",
  severities: {
    id: "chips-later",
    program: "us-ndaa-5949",
    from: "2027-12-23",
    severity: "restricted",
    reason: { en: "We ask for a declaration of origin.", ja: "原産地の申告を求めます。" },
  },
  suppliers: {
    id: "example-camera-works",
    name: "Example Camera Works",
    country: "JP",
    names: [
      { text: "株式会社見本カメラ工業", lang: "ja" },
      { text: "EXCAM", weak: true },
    ],
    identifiers: [{ scheme: "jp_corporate_number", value: "9000000000000" }],
    products: [{ line: "EX-View", models: ["EXV-100", "EXV-2*"] }],
    severity: "restricted",
    reason: {
      en: "Remote maintenance could not be switched off in our test.",
      ja: "当組織の試験で、遠隔保守を停止できませんでした。",
    },
    citation: "Notice 12 of the review board",
    url: "https://intranet.example.go.jp/notices/12",
    listedOn: "2026-04-01",
  },
  categoryRules: {
    id: "drones-of-stated-origin",
    productClass: "uas",
    origin: { anyExcept: ["JP"] },
    unknownCounts: true,
    severity: "advisory",
    reason: { en: "Drones need the board's consent.", ja: "ドローンは審査会の同意が必要です。" },
    citation: "Procurement rules, article 7",
    from: "2026-04-01",
  },
  exclusions: {
    id: "our-own-street",
    supplier: "example-camera-works",
    phrase: "見本カメラ工業団地",
    why: "An industrial estate, not the company.",
  },
  exceptions: {
    id: "waiver-2026-17",
    supplier: "example-camera-works",
    sites: ["catalog.example.go.jp"],
    classes: ["video-surveillance"],
    reason: { en: "Spare parts until replacement.", ja: "更新までの保守部品。" },
    approver: "Director of procurement",
    caseNumber: "2026-17",
    from: "2026-05-01",
    expires: "2027-03-31",
  },
  positiveLists: {
    id: "approved-cameras",
    title: { en: "Cameras approved by the board", ja: "審査会の承認済みカメラ" },
    publisher: { en: "Example Ministry", ja: "見本省" },
    retrieved: "2026-06-01",
    entries: [
      {
        name: "Sample Optics SO-1",
        since: "2026-05-20",
        conditions: { en: "Without remote maintenance.", ja: "遠隔保守を使わないこと。" },
      },
    ],
  },
  criteria: {
    productClass: "video-surveillance",
    questions: [
      {
        id: "remote-maintenance",
        text: {
          en: "Can the maker reach the camera from outside?",
          ja: "製造者が外部からカメラに接続できますか。",
        },
        why: {
          en: "A way in for maintenance is a way in for others.",
          ja: "保守用の経路は、他者の侵入経路にもなります。",
        },
        source: null,
        yes: "approval",
        no: "none",
        unknown: "consult",
      },
    ],
  },
  portals: "https://*.catalog.example.go.jp/*",
  portalsOff: "https://intranet.example.go.jp/*",
  featuresOff: "add-repository",
  submitGuard: { site: "https://orders.example.go.jp/*", severity: "prohibited" },
};

/** Values and items that are refused, where seeing one helps: keys that are often written wrongly. */
export const BAD_EXAMPLES: { readonly [K in OneKey | ManyKey]?: unknown } = {
  profile: "japan",
  jurisdiction: "Japan",
  updateIntervalMinutes: 0,
  "advice.prohibited": { ja: { form: "http://forms.example.go.jp" } },
  severities: { id: "chips", from: "2027-02-30", severity: "high" },
  exceptions: { id: "waiver", supplier: "example-camera-works", expires: "soon" },
  portals: "catalog.example.go.jp",
};
