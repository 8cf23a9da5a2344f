import { itself, plain } from "./scheme.ts";
import type { Scheme } from "./scheme.ts";

/**
 * Unique Entity Identifier of SAM.gov: twelve letters and digits without I and O, not beginning with 0, and without nine
 * digits in a row. How its last character is computed is not public, so it counts only beside a label.
 */
export const UEI: Scheme = {
  id: "uei",
  alone: null,
  labelled: /[1-9a-hj-np-z][0-9a-hj-np-z]{11}(?![0-9a-z])/y,
  read: (written) => {
    const value = plain(written);
    const isOne = /^[1-9A-HJ-NP-Z][0-9A-HJ-NP-Z]{11}$/.test(value) && !/[0-9]{9}/.test(value);
    return isOne ? value : null;
  },
  filings: itself,
  labels: ["UEI", "Unique Entity ID", "Unique Entity Identifier", "SAM UEI"],
  hints: ["uei", "unique"],
  beginnings: () => [],
};
