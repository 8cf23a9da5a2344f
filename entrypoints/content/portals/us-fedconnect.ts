import type { Portal } from "./portal.ts";

/** FedConnect. */
export const usFedconnect: Portal = {
  id: "us-fedconnect",
  name: "FedConnect",
  region: "US",
  kind: "procurement",
  matches: ["https://www.fedconnect.net/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.fedconnect.net/",
  "https://www.fedconnect.net/FedConnect/default.htm",
  "https://www.fedconnect.net/FedConnect/PublicPages/PublicSearch/Public_Opportunities.aspx",
  "https://www.fedconnect.net/FedConnect/?doc=1",
  "https://www.fedconnect.net/FedConnect/Login.aspx",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.fedconnect.example/",
  "http://www.fedconnect.net/",
  "https://fedconnect.net.example/",
  "https://myfedconnect.net/",
  "https://example.com/fedconnect.net",
];
