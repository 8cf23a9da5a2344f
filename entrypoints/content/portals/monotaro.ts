import type { Portal } from "./portal.ts";

/** MonotaRO. */
export const monotaro: Portal = {
  id: "monotaro",
  name: "MonotaRO",
  region: "JP",
  kind: "catalogue",
  matches: ["https://www.monotaro.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.monotaro.com/",
  "https://www.monotaro.com/s/?c=&q=%E3%82%AB%E3%83%A1%E3%83%A9",
  "https://www.monotaro.com/p/1234/5678/",
  "https://www.monotaro.com/g/00012345/",
  "https://www.monotaro.com/cart/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://help.monotaro.com.example/",
  "http://www.monotaro.com/",
  "https://www.monotaro.co/",
  "https://xn--monotaro.com/",
  "https://example.com/monotaro.com/",
];
