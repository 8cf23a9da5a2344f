import type { Portal } from "./portal.ts";

/** SAM.gov. */
export const usSam: Portal = {
  id: "us-sam",
  name: "SAM.gov",
  region: "US",
  kind: "procurement",
  matches: ["https://sam.gov/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://sam.gov/",
  "https://sam.gov/search/?index=opp",
  "https://sam.gov/opp/0123/view",
  "https://sam.gov/entity/ABC/coreData",
  "https://sam.gov/content/home",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.sam.gov.example/",
  "http://sam.gov/",
  "https://api.sam.gov.example/",
  "https://notsam.gov/",
  "https://example.com/sam.gov",
];
