import type { CountryForms } from "./country-forms.ts";

/** Mexico to Argentina, Brazil. */
export const LATIN_AMERICA: readonly CountryForms[] = [
  {
    countries: ["MX"],
    after: [
      "S.A. de C.V.",
      "S.A.B. de C.V.",
      "S.A.P.I. de C.V.",
      "S. de R.L. de C.V.",
      "S. de R.L.",
      "S.C. de R.L.",
      "S.A.P.I.",
      "Sociedad Anónima de Capital Variable",
    ],
  },
  {
    countries: ["BR"],
    after: [
      "Ltda.",
      "Ltda. ME",
      "Ltda. EPP",
      "EIRELI",
      "EIRELI ME",
      "Sociedade Anônima",
      "Sociedade Limitada",
      "Sociedade Limitada Unipessoal",
    ],
    wordsAfter: ["S.A.", "S/A"],
  },
  {
    countries: ["AR", "UY", "PY", "BO"],
    after: [
      "S.R.L.",
      "S.A.C.I.",
      "S.A.I.C.",
      "S.A.C.I.F.I.A.",
      "Sociedad de Responsabilidad Limitada",
    ],
    wordsAfter: ["S.A.", "S.A.S.", "S.A.U."],
  },
  { countries: ["CL"], after: ["Limitada", "Ltda.", "E.I.R.L."], wordsAfter: ["S.A.", "SpA"] },
  {
    countries: ["CO", "VE", "EC", "CR", "PA", "GT"],
    after: ["Ltda.", "Compañía Anónima", "Cía. Ltda.", "S. en C.", "S.A. E.S.P."],
    wordsAfter: ["S.A.", "S.A.S."],
  },
  { countries: ["PE"], after: ["S.A.C.", "S.A.A.", "E.I.R.L.", "S.R.L."] },
];
