import type { Portal } from "./portal.ts";

/** 학교장터 S2B. */
export const krS2b: Portal = {
  id: "kr-s2b",
  name: "학교장터 S2B",
  region: "KR",
  kind: "procurement",
  matches: ["https://www.s2b.kr/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.s2b.kr/",
  "https://www.s2b.kr/S2BNCustomer/S2B/",
  "https://www.s2b.kr/S2BNCustomer/Login.do",
  "https://www.s2b.kr/S2BNCustomer/tcmo001.do",
  "https://www.s2b.kr/a?b",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://s2b.example/",
  "http://www.s2b.kr/",
  "https://s2b.kr.example/",
  "https://as2b.kr/",
  "https://example.com/s2b.kr",
];
