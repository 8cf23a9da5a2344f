import type { Portal } from "./portal.ts";

/** CDW and CDW-G. */
export const cdw: Portal = {
  id: "cdw",
  name: "CDW and CDW-G",
  region: "US",
  kind: "catalogue",
  matches: ["https://www.cdw.com/*", "https://www.cdwg.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.cdw.com/",
  "https://www.cdw.com/search/?key=switch",
  "https://www.cdwg.com/product/x/1234567",
  "https://www.cdwg.com/",
  "https://www.cdw.com/shop/cart/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.cdw.ca.example/",
  "http://www.cdw.com/",
  "https://cdw.com.example/",
  "https://acdw.com/",
  "https://example.com/cdwg.com",
];
