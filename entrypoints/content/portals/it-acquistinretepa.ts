import type { Portal } from "./portal.ts";

/** Acquisti in Rete PA. */
export const itAcquistinretepa: Portal = {
  id: "it-acquistinretepa",
  name: "Acquisti in Rete PA",
  region: "EU",
  kind: "procurement",
  matches: ["https://www.acquistinretepa.it/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.acquistinretepa.it/",
  "https://www.acquistinretepa.it/opencms/opencms/",
  "https://www.acquistinretepa.it/catalogo/",
  "https://www.acquistinretepa.it/cerca?q=router",
  "https://www.acquistinretepa.it/carrello",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.acquistinrete.example/",
  "http://www.acquistinretepa.it/",
  "https://acquistinretepa.it.example/",
  "https://www.consip.it/",
  "https://example.com/acquistinretepa.it",
];
