import { itself, plain } from "./scheme.ts";
import type { Scheme } from "./scheme.ts";

/** CAGE and NCAGE code: five letters and digits without I and O, at least one of them a digit. No check digit: needs a label. */
export const CAGE: Scheme = {
  id: "cage",
  alone: null,
  labelled: /[0-9a-hj-np-z]{5}(?![0-9a-z])/y,
  read: (written) => {
    const value = plain(written);
    return /^[0-9A-HJ-NP-Z]{5}$/.test(value) && /[0-9]/.test(value) ? value : null;
  },
  filings: itself,
  labels: ["CAGE", "CAGE code", "NCAGE", "NCAGE code"],
  hints: ["cage"],
  beginnings: () => [],
};
