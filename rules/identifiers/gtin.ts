import { plain } from "./scheme.ts";
import type { Scheme } from "./scheme.ts";

/** Shortest and longest company prefix that GS1 gives out, digits. */
const SHORTEST = 6;
const LONGEST = 11;

/**
 * Article number of GS1 (EAN, JAN, UPC): thirteen digits, also twelve, or fourteen for a case; the last is a check digit
 * modulo 10. A list files a company prefix, as it stands in thirteen digits.
 */
export const GTIN: Scheme = {
  id: "gtin",
  alone: /(?<![0-9a-z])(?<![0-9][.-])[0-9]{12,14}(?![0-9a-z])(?![.-][0-9])/g,
  read: (written) => {
    const digits = plain(written);
    if (!/^[0-9]{12,14}$/.test(digits) || gtinCheck(digits.slice(0, -1)) !== digits.slice(-1))
      return null;
    return digits.padStart(14, "0");
  },
  filings: (value) =>
    Array.from({ length: LONGEST - SHORTEST + 1 }, (_, shorter) =>
      value.slice(1, 1 + LONGEST - shorter),
    ),
  labelled: null,
  labels: ["GTIN", "EAN", "JAN", "UPC"],
  hints: [],
  beginnings: (prefix) =>
    [
      prefix,
      // A case of goods has one digit more, a UPC leaves the leading zero out.
      ...Array.from({ length: 10 }, (_, level) => `${String(level)}${prefix}`),
      ...(prefix.startsWith("0") ? [prefix.slice(1)] : []),
    ].map((digits) => ({ start: digits.slice(0, 5) })),
};

/** The check digit of the digits before it: from the right they count three times and once in turn. */
export function gtinCheck(body: string): string {
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}
