import type { Portal } from "./portal.ts";

/** GSA Advantage!. */
export const usGsaAdvantage: Portal = {
  id: "us-gsa-advantage",
  name: "GSA Advantage!",
  region: "US",
  kind: "catalogue",
  matches: ["https://www.gsaadvantage.gov/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.gsaadvantage.gov/",
  "https://www.gsaadvantage.gov/advantage/ws/main/start_page?store=ADVANTAGE",
  "https://www.gsaadvantage.gov/advantage/ws/search/advantage_search?q=0:8camera",
  "https://www.gsaadvantage.gov/advantage/ws/catalog/product_detail?gsin=1",
  "https://www.gsaadvantage.gov/advantage/ws/cart",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.gsa.gov/",
  "http://www.gsaadvantage.gov/",
  "https://gsaadvantage.gov.example/",
  "https://www.gsaadvantage.example/",
  "https://example.com/gsaadvantage.gov",
];
