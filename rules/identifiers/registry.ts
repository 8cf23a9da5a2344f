import { CAGE } from "./cage.ts";
import { CORPORATE_NUMBER } from "./corporate-number.ts";
import { FCC_ID } from "./fcc-id.ts";
import { GTIN } from "./gtin.ts";
import { LEI } from "./lei.ts";
import { MAC } from "./mac.ts";
import type { Scheme } from "./scheme.ts";
import { UEI } from "./uei.ts";
import { USCC } from "./uscc.ts";

/** Every kind of identifier that is read in texts and typed names. */
export const SCHEMES: readonly Scheme[] = [
  USCC,
  LEI,
  CORPORATE_NUMBER,
  MAC,
  FCC_ID,
  UEI,
  CAGE,
  GTIN,
];
