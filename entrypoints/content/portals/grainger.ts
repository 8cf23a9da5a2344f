import type { Portal } from "./portal.ts";

/** Grainger. */
export const grainger: Portal = {
  id: "grainger",
  name: "Grainger",
  region: "US",
  kind: "catalogue",
  matches: ["https://www.grainger.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.grainger.com/",
  "https://www.grainger.com/search?searchQuery=camera",
  "https://www.grainger.com/product/ABC-12A345",
  "https://www.grainger.com/category/security",
  "https://www.grainger.com/cart",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.grainger.example/",
  "http://www.grainger.com/",
  "https://grainger.com.example/",
  "https://mygrainger.com/",
  "https://example.com/grainger.com",
];
