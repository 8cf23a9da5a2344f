import type { Portal } from "./portal.ts";

/** 入札情報速報サービス NJSS. */
export const jpNjss: Portal = {
  id: "jp-njss",
  name: "入札情報速報サービス NJSS",
  region: "JP",
  kind: "procurement",
  matches: ["https://www.njss.info/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.njss.info/",
  "https://www.njss.info/offers/",
  "https://www.njss.info/offers/view/1/",
  "https://www.njss.info/bidders/",
  "https://www.njss.info/organizations/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://njss.info.example.com/",
  "http://www.njss.info/",
  "https://www.njss.example/",
  "https://anjss.info/",
  "https://example.com/www.njss.info",
];
