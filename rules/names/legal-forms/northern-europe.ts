import type { CountryForms } from "./country-forms.ts";

/** The Nordic and Baltic countries. */
export const NORTHERN_EUROPE: readonly CountryForms[] = [
  {
    countries: ["SE", "FI"],
    after: [
      "Aktiebolag",
      "Aktiebolag (publ)",
      "AB (publ)",
      "Handelsbolag",
      "Kommanditbolag",
      "AB",
      "A.B.",
    ],
  },
  {
    countries: ["FI"],
    after: ["Oy", "Oyj", "Oy Ab", "Oyj Abp", "Abp", "Osakeyhtiö", "Julkinen osakeyhtiö"],
  },
  {
    countries: ["NO"],
    after: ["ASA", "Aksjeselskap", "Allmennaksjeselskap", "NUF"],
    wordsAfter: ["A/S", "A.S."],
  },
  {
    countries: ["DK"],
    after: ["ApS", "Aktieselskab", "Anpartsselskab"],
    wordsAfter: ["A/S", "IVS"],
  },
  {
    countries: ["IS"],
    after: ["ehf.", "ohf.", "Einkahlutafélag", "Hlutafélag"],
    wordsAfter: ["hf."],
  },
  {
    countries: ["EE"],
    after: ["Osaühing", "Aktsiaselts"],
    wordsAfter: ["OÜ", "A.S."],
    before: ["Osaühing"],
  },
  {
    countries: ["LV"],
    after: ["Sabiedrība ar ierobežotu atbildību", "Akciju sabiedrība"],
    before: ["Sabiedrība ar ierobežotu atbildību", "Akciju sabiedrība"],
    wordsAfter: ["SIA", "A.S."],
    wordsBefore: ["SIA"],
  },
  {
    countries: ["LT"],
    after: ["UAB", "Uždaroji akcinė bendrovė", "Akcinė bendrovė"],
    before: ["UAB", "Uždaroji akcinė bendrovė", "Akcinė bendrovė"],
  },
];
