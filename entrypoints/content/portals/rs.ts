import type { Portal } from "./portal.ts";

/** RS. */
export const rs: Portal = {
  id: "rs",
  name: "RS",
  region: "EU",
  kind: "catalogue",
  matches: ["https://*.rs-online.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://uk.rs-online.com/web/",
  "https://jp.rs-online.com/web/p/1",
  "https://de.rs-online.com/web/c/",
  "https://fr.rs-online.com/",
  "https://it.rs-online.com/web/ca/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://rs-online.com.example/",
  "http://uk.rs-online.com/",
  "https://www.rs.example/",
  "https://ars-online.com/",
  "https://example.com/uk.rs-online.com",
];
