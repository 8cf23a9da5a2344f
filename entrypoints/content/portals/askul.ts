import type { Portal } from "./portal.ts";

/** ASKUL. */
export const askul: Portal = {
  id: "askul",
  name: "ASKUL",
  region: "JP",
  kind: "catalogue",
  matches: ["https://www.askul.co.jp/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.askul.co.jp/",
  "https://www.askul.co.jp/p/1234567/",
  "https://www.askul.co.jp/s/",
  "https://www.askul.co.jp/ksearch/?searchWord=NAS",
  "https://www.askul.co.jp/f/cart/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.askul.example/",
  "http://www.askul.co.jp/",
  "https://askul.co.jp.example.com/",
  "https://www.lohaco.example/",
  "https://example.com/askul.co.jp",
];
