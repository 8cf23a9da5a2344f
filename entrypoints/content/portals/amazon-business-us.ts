import type { Portal } from "./portal.ts";

/** Amazon Business. */
export const amazonBusinessUs: Portal = {
  id: "amazon-business-us",
  name: "Amazon Business",
  region: "US",
  kind: "catalogue",
  matches: ["https://www.amazon.com/*", "https://business.amazon.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.amazon.com/",
  "https://www.amazon.com/dp/B000000000",
  "https://www.amazon.com/s?k=nvr",
  "https://business.amazon.com/en/home",
  "https://www.amazon.com/gp/cart/view.html",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://music.amazon.com/",
  "http://www.amazon.com/",
  "https://www.amazon.com.example/",
  "https://aws.amazon.com/",
  "https://example.com/www.amazon.com",
];
