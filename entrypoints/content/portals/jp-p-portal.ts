import type { Portal } from "./portal.ts";

/** 調達ポータル (Government Electronic Procurement System). */
export const jpPPortal: Portal = {
  id: "jp-p-portal",
  name: "調達ポータル (Government Electronic Procurement System)",
  region: "JP",
  kind: "procurement",
  matches: ["https://www.p-portal.go.jp/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.p-portal.go.jp/",
  "https://www.p-portal.go.jp/pps-web-biz/UAA01/OAA0101",
  "https://www.p-portal.go.jp/pps-web-biz/UAB02/OAB0201",
  "https://www.p-portal.go.jp/pps-web-biz/geps-chotatujoho/resources/app/html/shiryo.html",
  "https://www.p-portal.go.jp/pps-web-biz/?lang=ja",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "http://www.p-portal.go.jp/",
  "https://p-portal.go.jp.example.com/",
  "https://www.p-portal.example.jp/",
  "https://example.jp/www.p-portal.go.jp/",
  "https://wwwp-portal.go.jp/",
];
