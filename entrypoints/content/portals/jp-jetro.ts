import type { Portal } from "./portal.ts";

/** JETRO 政府公共調達データベース. */
export const jpJetro: Portal = {
  id: "jp-jetro",
  name: "JETRO 政府公共調達データベース",
  region: "JP",
  kind: "procurement",
  matches: ["https://www.jetro.go.jp/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.jetro.go.jp/gov_procurement/",
  "https://www.jetro.go.jp/gov_procurement/national/articles/1",
  "https://www.jetro.go.jp/gov_procurement/local/",
  "https://www.jetro.go.jp/en/database/procurement/",
  "https://www.jetro.go.jp/",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://jetro.example/",
  "https://www.jetro.go.jp.example.com/",
  "http://www.jetro.go.jp/gov_procurement/",
  "https://ajetro.go.jp/",
  "https://example.com/jetro.go.jp",
];
