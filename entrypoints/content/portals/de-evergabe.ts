import type { Portal } from "./portal.ts";

/** e-Vergabe des Bundes. */
export const deEvergabe: Portal = {
  id: "de-evergabe",
  name: "e-Vergabe des Bundes",
  region: "EU",
  kind: "procurement",
  matches: ["https://www.evergabe-online.de/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.evergabe-online.de/",
  "https://www.evergabe-online.de/start.html",
  "https://www.evergabe-online.de/tenderdetails.html?id=1",
  "https://www.evergabe-online.de/search.html",
  "https://www.evergabe-online.de/home",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.evergabe.example/",
  "http://www.evergabe-online.de/",
  "https://evergabe-online.de.example/",
  "https://my-evergabe-online.de/",
  "https://example.com/evergabe-online.de",
];
