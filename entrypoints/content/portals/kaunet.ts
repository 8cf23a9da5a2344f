import type { Portal } from "./portal.ts";

/** カウネット. */
export const kaunet: Portal = {
  id: "kaunet",
  name: "カウネット",
  region: "JP",
  kind: "catalogue",
  matches: ["https://www.kaunet.com/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.kaunet.com/",
  "https://www.kaunet.com/rakuraku/variation/00001/",
  "https://www.kaunet.com/kaunet/variation/1/",
  "https://www.kaunet.com/rakuraku/cart",
  "https://www.kaunet.com/?a=b",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.kaunet.example/",
  "http://www.kaunet.com/",
  "https://kaunet.com.example/",
  "https://www.kaunet.com.example.org/",
  "https://example.com/kaunet.com",
];
