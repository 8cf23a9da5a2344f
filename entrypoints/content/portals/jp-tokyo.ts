import type { Portal } from "./portal.ts";

/** 東京都電子調達システム. */
export const jpTokyo: Portal = {
  id: "jp-tokyo",
  name: "東京都電子調達システム",
  region: "JP",
  kind: "procurement",
  matches: ["https://www.e-procurement.metro.tokyo.lg.jp/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.e-procurement.metro.tokyo.lg.jp/",
  "https://www.e-procurement.metro.tokyo.lg.jp/indexPbi.jsp",
  "https://www.e-procurement.metro.tokyo.lg.jp/SrvPublish",
  "https://www.e-procurement.metro.tokyo.lg.jp/a?b=1",
  "https://www.e-procurement.metro.tokyo.lg.jp/#top",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.metro.tokyo.lg.jp/",
  "https://metro.tokyo.lg.jp.example.com/",
  "http://www.e-procurement.metro.tokyo.lg.jp/",
  "https://e-procurement.metro.tokyo.lg.jp.example/",
  "https://example.com/?u=https://www.e-procurement.metro.tokyo.lg.jp/",
];
