import type { CountryForms } from "./country-forms.ts";
import { EAST_ASIA } from "./east-asia.ts";
import { EASTERN_EUROPE } from "./eastern-europe.ts";
import { ENGLISH } from "./english.ts";
import { LATIN_AMERICA } from "./latin-america.ts";
import { MIDDLE_EAST } from "./middle-east.ts";
import { NORTHERN_EUROPE } from "./northern-europe.ts";
import { SOUTH_ASIA } from "./south-asia.ts";
import { WESTERN_EUROPE } from "./western-europe.ts";

/** The legal forms of all countries: the one place they are written; cutting and reading in texts are derived from it. */
export const LEGAL_FORMS: readonly CountryForms[] = [
  ...EAST_ASIA,
  ...SOUTH_ASIA,
  ...ENGLISH,
  ...WESTERN_EUROPE,
  ...NORTHERN_EUROPE,
  ...EASTERN_EUROPE,
  ...MIDDLE_EAST,
  ...LATIN_AMERICA,
];
