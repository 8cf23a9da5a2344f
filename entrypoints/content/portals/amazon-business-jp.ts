import type { Portal } from "./portal.ts";

/** Amazon ビジネス. */
export const amazonBusinessJp: Portal = {
  id: "amazon-business-jp",
  name: "Amazon ビジネス",
  region: "JP",
  kind: "catalogue",
  matches: ["https://www.amazon.co.jp/*", "https://business.amazon.co.jp/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.amazon.co.jp/",
  "https://www.amazon.co.jp/dp/B000000000",
  "https://www.amazon.co.jp/s?k=router",
  "https://business.amazon.co.jp/ja/home",
  "https://www.amazon.co.jp/gp/cart/view.html",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://music.amazon.co.jp/",
  "http://www.amazon.co.jp/",
  "https://www.amazon.co.jp.example/",
  "https://www.amazon.jp.example/",
  "https://example.com/www.amazon.co.jp",
];
