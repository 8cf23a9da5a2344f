import type { Portal } from "./portal.ts";

/** たのめーる. */
export const tanomail: Portal = {
  id: "tanomail",
  name: "たのめーる",
  region: "JP",
  kind: "catalogue",
  matches: ["https://www.tanomail.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.tanomail.com/",
  "https://www.tanomail.com/product/1234567/",
  "https://www.tanomail.com/search/",
  "https://www.tanomail.com/category/pc/",
  "https://www.tanomail.com/cart",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.tanomail.example/",
  "http://www.tanomail.com/",
  "https://tanomail.com.example/",
  "https://mytanomail.com/",
  "https://example.com/tanomail.com",
];
