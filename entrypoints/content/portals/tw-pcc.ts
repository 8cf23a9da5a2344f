import type { Portal } from "./portal.ts";

/** 政府電子採購網. */
export const twPcc: Portal = {
  id: "tw-pcc",
  name: "政府電子採購網",
  region: "TW",
  kind: "procurement",
  matches: ["https://web.pcc.gov.tw/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://web.pcc.gov.tw/",
  "https://web.pcc.gov.tw/prkms/tender/common/basic/indexTenderBasic",
  "https://web.pcc.gov.tw/tps/QueryTender/query/searchTenderDetail?pkPmsMain=1",
  "https://web.pcc.gov.tw/pis/",
  "https://web.pcc.gov.tw/csci/pf/mall",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.pcc.gov.tw.example/",
  "http://web.pcc.gov.tw/",
  "https://web.pcc.gov.tw.example/",
  "https://aweb.pcc.gov.tw.example/",
  "https://example.com/web.pcc.gov.tw",
];
