import type { Portal } from "./portal.ts";

/** Find a Tender and Contracts Finder. */
export const ukFindATender: Portal = {
  id: "uk-find-a-tender",
  name: "Find a Tender and Contracts Finder",
  region: "UK",
  kind: "procurement",
  matches: [
    "https://www.find-tender.service.gov.uk/*",
    "https://www.contractsfinder.service.gov.uk/*",
  ],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.find-tender.service.gov.uk/Search",
  "https://www.find-tender.service.gov.uk/Notice/000001-2026",
  "https://www.contractsfinder.service.gov.uk/Search",
  "https://www.contractsfinder.service.gov.uk/Notice/1",
  "https://www.find-tender.service.gov.uk/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.service.gov.uk/",
  "http://www.find-tender.service.gov.uk/",
  "https://find-tender.service.gov.uk.example/",
  "https://www.gov.uk/",
  "https://example.com/find-tender.service.gov.uk",
];
