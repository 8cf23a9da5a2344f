import type { LookupView, SiteEntry, TabReport } from "../../rules/views.ts";
import { ENTITY_LIST, LIST, NDAA } from "./components-fixtures.ts";

/** Titles as the background sends them beside ids. */
export const TITLES = {
  "us-ndaa-889": { title: NDAA, effect: "procurement-ban" },
  "us-bis-entity-list": { title: ENTITY_LIST, effect: "export-control" },
} as const;

/** A page with two hits and one mention. */
export const REPORT: TabReport = {
  state: "found",
  problem: null,
  host: "catalog.example.jp",
  hits: [
    {
      supplier: "hikvision",
      severity: "restricted",
      role: "maker",
      matched: ["ハイクビジョン", "DS-2CD2143G2-I"],
      count: 6,
      programs: ["us-ndaa-889", "us-bis-entity-list", "us-fcc-covered"],
      where: [
        {
          frame: "https://catalog.example.jp/",
          kind: "text",
          excerpt: "ハイクビジョン 4MP ネットワークカメラ DS-2CD2143G2-I 税込 24,800円",
        },
        {
          frame: "https://catalog.example.jp/",
          kind: "attribute",
          excerpt: "HIKVISION ドームカメラ 正面",
        },
      ],
    },
    {
      supplier: "tp-link",
      severity: "advisory",
      role: "unknown",
      matched: ["TP-Link"],
      count: 1,
      programs: ["us-bis-entity-list"],
      where: [{ frame: "https://catalog.example.jp/", kind: "structured", excerpt: "TP-Link" }],
    },
  ],
  mentions: [
    {
      supplier: "huawei",
      role: "compatible",
      matched: ["HUAWEI"],
      count: 2,
      where: [
        { frame: "https://catalog.example.jp/", kind: "text", excerpt: "HUAWEI対応 充電ケーブル" },
      ],
      why: ["mention-compatible"],
    },
  ],
  categories: [],
  rules: {},
  names: {
    hikvision: "Hangzhou Hikvision Digital Technology Co., Ltd.",
    "tp-link": "TP-Link Systems Inc.",
    huawei: "Huawei Technologies Co., Ltd.",
  },
  titles: TITLES,
  list: LIST,
  profile: "jp-government",
  date: "2026-11-24",
};

/** The answer to a typed name. */
export const FOUND: LookupView = {
  result: {
    query: "ハイクビジョン",
    weak: false,
    listVersion: "2026.11.23",
    productClass: null,
    answers: [
      {
        supplier: "hikvision",
        name: "Hangzhou Hikvision Digital Technology Co., Ltd.",
        matchedName: "ハイクビジョン",
        score: 1,
        why: ["exact"],
        listings: [
          {
            program: "us-ndaa-889",
            listedName: "Hangzhou Hikvision Digital Technology Company",
            listedOn: "2018-08-13",
            delistedOn: null,
            severity: "restricted",
          },
          {
            program: "us-bis-entity-list",
            listedName: "Hangzhou Hikvision",
            listedOn: "2019-10-09",
            delistedOn: null,
            severity: "advisory",
          },
          {
            program: "us-bis-entity-list",
            listedName: "Branch",
            listedOn: "2019-10-09",
            delistedOn: null,
            severity: "advisory",
          },
        ],
      },
      {
        supplier: "hilook",
        name: "HiLook",
        matchedName: "ハイルック",
        score: 0.61,
        why: ["romanised", "typo"],
        listings: [],
      },
      {
        supplier: "kyocera-example",
        name: "Example Vision Co., Ltd.",
        matchedName: "Example Vision",
        score: 0.5,
        why: ["part"],
        listings: [
          {
            program: "us-bis-entity-list",
            listedName: "Example Vision",
            listedOn: "2019-10-09",
            delistedOn: "2024-05-01",
            severity: null,
          },
        ],
      },
    ],
  },
  productClass: null,
  titles: TITLES,
  list: LIST,
};

/** The answer to a name that no list has. */
export const NONE: LookupView = {
  ...FOUND,
  result: { ...FOUND.result, query: "Yamada Denki", answers: [] },
};

/** The answer to a product class. */
export const CLASS: LookupView = {
  ...NONE,
  result: { ...NONE.result, query: "サーバ", productClass: "server" },
  productClass: {
    id: "server",
    title: { en: "Server", ja: "サーバ" },
    procedure: {
      programTitle: {
        en: "Arrangement on procurement policy (2018, amended 2020)",
        ja: "IT調達に係る国等の物品等又は役務の調達方針及び調達手続に関する申合せ",
      },
      citation: "平成30年12月10日関係省庁申合せ、令和2年6月30日一部改正",
      link: null,
      says: {
        en: "Servers may fall under the arrangement.",
        ja: "サーバの調達は、申合せの対象となる場合があります。",
      },
      nextStep: {
        en: "Ask your information-security section.",
        ja: "所属機関の情報セキュリティ担当に確認してください。",
      },
    },
    rules: [],
  },
};

/** Sites as settings show them. */
export const SITES: readonly SiteEntry[] = [
  { pattern: "https://www.p-portal.go.jp/*", name: "調達ポータル", kind: "default", granted: true },
  { pattern: "https://www.monotaro.com/*", name: "モノタロウ", kind: "default", granted: false },
  {
    pattern: "https://catalog.example.jp/*",
    name: "catalog.example.jp",
    kind: "added",
    granted: true,
  },
];
