import type { CountryForms } from "./country-forms.ts";

/** The English-speaking countries, and the English forms that firms of all countries use. */
export const ENGLISH: readonly CountryForms[] = [
  {
    countries: ["US", "CA"],
    after: [
      "Incorporated",
      "Inc.",
      "Corporation",
      "Corp.",
      "L.L.C.",
      "L.L.P.",
      "L.L.L.P.",
      "P.L.L.C.",
      "Limited Liability Company",
      "Limited Liability Co.",
      "Limited Partnership",
      "Ltée",
      "Limitée",
      "Inc./Ltée",
    ],
    wordsAfter: ["Company", "Co.", "L.P.", "U.L.C."],
  },
  {
    countries: ["GB", "IE"],
    after: [
      "Limited",
      "Ltd.",
      "P.L.C.",
      "Public Limited Company",
      "Company Limited",
      "Co. Ltd.",
      "Unlimited Company",
      "Designated Activity Company",
      "Teoranta",
      "Cyfyngedig",
    ],
  },
  {
    countries: ["AU", "NZ"],
    after: ["Pty. Ltd.", "Pty. Limited", "Proprietary Limited", "Pty.", "(NZ) Limited"],
  },
  {
    countries: ["ZA", "NA", "BW"],
    after: ["(Pty) Ltd.", "(Proprietary) Limited", "Close Corporation"],
  },
  { countries: ["NG", "GH", "KE", "UG", "TZ"], after: ["Limited", "Ltd.", "Plc."] },
];
