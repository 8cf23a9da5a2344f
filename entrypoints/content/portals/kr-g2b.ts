import type { Portal } from "./portal.ts";

/** 나라장터 (KONEPS). */
export const krG2b: Portal = {
  id: "kr-g2b",
  name: "나라장터 (KONEPS)",
  region: "KR",
  kind: "procurement",
  matches: ["https://*.g2b.go.kr/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.g2b.go.kr/",
  "https://www.g2b.go.kr/index.jsp",
  "https://shop.g2b.go.kr/",
  "https://shop.g2b.go.kr/main",
  "https://www.g2b.go.kr/pt/menu/selectSubFrame.do",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://g2b.example/",
  "http://www.g2b.go.kr/",
  "https://g2b.go.kr.example/",
  "https://ag2b.go.kr/",
  "https://example.com/www.g2b.go.kr",
];
