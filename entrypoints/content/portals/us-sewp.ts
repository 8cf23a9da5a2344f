import type { Portal } from "./portal.ts";

/** NASA SEWP. */
export const usSewp: Portal = {
  id: "us-sewp",
  name: "NASA SEWP",
  region: "US",
  kind: "procurement",
  matches: ["https://www.sewp.nasa.gov/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.sewp.nasa.gov/",
  "https://www.sewp.nasa.gov/sewpv/",
  "https://www.sewp.nasa.gov/contract_info.shtml",
  "https://www.sewp.nasa.gov/tools/",
  "https://www.sewp.nasa.gov/cio/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.nasa.gov/",
  "http://www.sewp.nasa.gov/",
  "https://sewp.nasa.gov.example/",
  "https://www.sewp.example/",
  "https://example.com/sewp.nasa.gov",
];
