import type { CardData, CardListing, ListStatus } from "../../rules/views.ts";

/** A list in order, read on one day. */
export const LIST: ListStatus = {
  state: "bundled",
  problem: null,
  since: null,
  version: "2026.11.23",
  asOf: "2026-11-23",
  lists: [
    {
      id: "us-ndaa",
      publisher: { en: "US Congress", ja: "米国議会" },
      title: { en: "NDAA FY2019 section 889", ja: "2019会計年度国防権限法 第889条" },
      retrieved: "2026-11-23",
      listings: 14,
    },
    {
      id: "us-bis",
      publisher: { en: "US Department of Commerce, Bureau of Industry and Security" },
      title: { en: "Entity List" },
      retrieved: "2026-11-23",
      listings: 301,
    },
  ],
  suppliers: 169,
  programs: 37,
};

/** The same list when its file was changed. */
export const BROKEN: ListStatus = {
  ...LIST,
  state: "broken",
  problem: "list-checksum",
  version: null,
  asOf: null,
  lists: [],
  suppliers: 0,
  programs: 0,
};

/** The title of the program of `BAN`. */
export const NDAA = { en: "NDAA FY2019 section 889", ja: "米国2019会計年度国防権限法 第889条" };
/** The title of the program of `EXPORT`. */
export const ENTITY_LIST = { en: "Entity List", ja: "エンティティ・リスト" };

/** One listing that forbids buying, with all its parts. */
export const BAN: CardListing = {
  program: "us-ndaa-889",
  asserts: true,
  title: NDAA,
  authority: { en: "US Congress; FAR Council", ja: "米国議会、連邦調達規則（FAR）評議会" },
  effect: "procurement-ban",
  effectNote: null,
  listedName: "Hangzhou Hikvision Digital Technology Company",
  sameGroup: false,
  listedEntity: "supplier",
  listedOn: "2018-08-13",
  effectiveOn: "2019-08-13",
  delistedOn: null,
  inForce: true,
  phases: [{ part: "A: buying", from: "2019-08-13" }],
  history: [{ date: "2018-08-13", event: "listed" }],
  citation: "FY2019 NDAA sec. 889(f)(3), Pub. L. 115-232; FAR 52.204-25",
  link: "https://www.acquisition.gov/far/52.204-25",
  severity: "restricted",
  whatItAsks: {
    en: "US executive agencies may not buy equipment, systems or services that use the covered equipment as a substantial or essential component, unless an exception or waiver applies.",
    ja: "米国の行政機関は、対象機器を実質的または不可欠な部品として使う機器・システム・役務を調達できません（例外と免除があります）。",
  },
  nextStep: {
    en: "Check the offeror's representations in SAM.gov (FAR 52.204-24 and 52.204-26) and ask the contracting officer about exceptions or a waiver.",
    ja: "SAM.govで相手方の表明（FAR 52.204-24、52.204-26）を確認し、例外や免除に当たるかを契約担当官に尋ねてください。",
  },
  binding: {
    en: "Heads of US executive agencies, and their contractors through the clause",
    ja: "米国の行政機関の長と、契約条項を通じてその契約者",
  },
  binds: true,
  note: null,
};

/** One listing that controls export only, of an affiliate, without a link and worded in English only. */
export const EXPORT: CardListing = {
  ...BAN,
  binds: false,
  program: "us-bis-entity-list",
  title: ENTITY_LIST,
  authority: { en: "US Department of Commerce, Bureau of Industry and Security" },
  effect: "export-control",
  listedName: "Urumqi Haikang Security Services Co., Ltd.",
  sameGroup: true,
  listedEntity: "affiliate",
  listedOn: "2019-10-09",
  effectiveOn: null,
  phases: [],
  history: [],
  citation: "84 FR 54002",
  link: null,
  severity: "advisory",
  whatItAsks: {
    en: "A licence is needed to export to the listed party. It does not restrict buying from it.",
  },
  nextStep: { en: "Nothing to do for a purchase." },
  binding: { en: "Exporters" },
};

/** A hit as the card shows it to a Japanese public buyer. */
export const CARD: CardData = {
  supplier: "hikvision",
  name: "Hangzhou Hikvision Digital Technology Co., Ltd.",
  country: "CN",
  matched: "ハイクビジョン",
  matchedName: "ハイクビジョン",
  role: "maker",
  severity: "restricted",
  why: ["name", "role-label", "class-in-scope"],
  listings: [
    { ...BAN, binds: false },
    EXPORT,
    ...Array.from({ length: 12 }, (_, n) => ({
      ...EXPORT,
      listedName: `Hikvision Branch ${n + 1} Co., Ltd.`,
    })),
    {
      ...EXPORT,
      program: "us-fcc-covered",
      title: { en: "FCC Covered List", ja: "FCC対象リスト" },
      effect: "equipment-authorisation",
      sameGroup: false,
      listedEntity: "supplier",
      listedName: "Hangzhou Hikvision Digital Technology Company",
      link: "https://www.fcc.gov/supplychain/coveredlist",
    },
    {
      ...EXPORT,
      program: "us-dod-1260h",
      title: { en: "Section 1260H list" },
      effect: "procurement-ban",
      sameGroup: false,
      listedEntity: "supplier",
    },
    {
      ...EXPORT,
      program: "ca-ica",
      title: { en: "Order under the Investment Canada Act" },
      effect: "investment",
      asserts: false,
      severity: null,
    },
    {
      ...EXPORT,
      program: "us-old",
      title: { en: "An ended list" },
      delistedOn: "2023-01-31",
      severity: null,
    },
  ],
  relations: [{ type: "parent", target: "CETC", from: "2001-11-30", cited: true }],
  related: [],
  procedures: [
    {
      classId: "video-surveillance",
      classTitle: { en: "Camera", ja: "カメラ" },
      programTitle: {
        en: "Arrangement on procurement policy (2018, amended 2020)",
        ja: "IT調達に係る国等の物品等又は役務の調達方針及び調達手続に関する申合せ",
      },
      citation: "平成30年12月10日関係省庁申合せ、令和2年6月30日一部改正",
      link: null,
      says: {
        en: "Network cameras count as telecommunications equipment.",
        ja: "ネットワークカメラは通信機器として扱われることがあります。",
      },
      nextStep: {
        en: "Ask your information-security section before the specification is fixed.",
        ja: "仕様を固める前に、所属機関の情報セキュリティ担当に確認してください。",
      },
    },
  ],
  list: LIST,
  profile: "jp-government",
};
