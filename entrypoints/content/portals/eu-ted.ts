import type { Portal } from "./portal.ts";

/** TED, Tenders Electronic Daily. */
export const euTed: Portal = {
  id: "eu-ted",
  name: "TED, Tenders Electronic Daily",
  region: "EU",
  kind: "procurement",
  matches: ["https://ted.europa.eu/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://ted.europa.eu/en/",
  "https://ted.europa.eu/en/notice/-/detail/1-2026",
  "https://ted.europa.eu/en/search/result",
  "https://ted.europa.eu/de/",
  "https://ted.europa.eu/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://europa.eu/",
  "http://ted.europa.eu/",
  "https://ted.europa.eu.example/",
  "https://reted.europa.eu.example/",
  "https://example.com/ted.europa.eu",
];
