import type { Portal } from "./portal.ts";

/** ミスミ. */
export const misumiJp: Portal = {
  id: "misumi-jp",
  name: "ミスミ",
  region: "JP",
  kind: "catalogue",
  matches: ["https://jp.misumi-ec.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://jp.misumi-ec.com/",
  "https://jp.misumi-ec.com/vona2/detail/110300000000/",
  "https://jp.misumi-ec.com/vona2/result/?Keyword=LAN",
  "https://jp.misumi-ec.com/vona2/maker/",
  "https://jp.misumi-ec.com/cart/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://us.misumi-ec.com/",
  "http://jp.misumi-ec.com/",
  "https://misumi-ec.com/",
  "https://jp.misumi-ec.com.example/",
  "https://example.com/jp.misumi-ec.com",
];
