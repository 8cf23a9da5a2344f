import type { Portal } from "./portal.ts";

/** PLACE, plateforme des achats de l’État. */
export const frPlace: Portal = {
  id: "fr-place",
  name: "PLACE, plateforme des achats de l’État",
  region: "EU",
  kind: "procurement",
  matches: ["https://www.marches-publics.gouv.fr/*"],
};

/** Addresses that are screened here. */
export const examples = [
  "https://www.marches-publics.gouv.fr/",
  "https://www.marches-publics.gouv.fr/?page=Entreprise.EntrepriseAdvancedSearch",
  "https://www.marches-publics.gouv.fr/entreprise/consultation/1",
  "https://www.marches-publics.gouv.fr/agent",
  "https://www.marches-publics.gouv.fr/a",
];
/** Addresses that only look alike. */
export const counterExamples = [
  "https://www.gouv.fr/",
  "http://www.marches-publics.gouv.fr/",
  "https://marches-publics.gouv.fr.example/",
  "https://www.marches-publics.info/",
  "https://example.com/marches-publics.gouv.fr",
];
