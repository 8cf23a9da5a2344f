import { inGroups, inOnePiece, itself, plain } from "./scheme.ts";
import type { Beginning, Scheme } from "./scheme.ts";

/** Legal Entity Identifier (ISO 17442): eighteen letters and digits, two check digits by ISO 7064 MOD 97-10. */
export const LEI: Scheme = {
  id: "lei",
  alone: /(?<![0-9a-z])[0-9a-z]{4}(?:[ -]?[0-9a-z]{4}){3}[ -]?[0-9a-z]{2}[0-9]{2}(?![0-9a-z])/g,
  read: (written) => {
    const value = plain(written);
    return /^[0-9A-Z]{18}[0-9]{2}$/.test(value) && remainder(value) === 1 ? value : null;
  },
  filings: itself,
  labelled: null,
  labels: ["LEI"],
  hints: [],
  beginnings: spelled,
};

/** The two check digits of the first eighteen characters. */
export function leiCheckDigits(body: string): string {
  return String(98 - remainder(`${body}00`)).padStart(2, "0");
}

/** The number that the characters spell (A = 10 … Z = 35), modulo 97. */
function remainder(value: string): number {
  let rest = 0;
  for (const character of value) {
    const digit = Number.parseInt(character, 36);
    rest = (rest * (digit < 10 ? 10 : 100) + digit) % 97;
  }
  return rest;
}

/** In one piece, or in groups of four of which any may be joined. */
function spelled(value: string): readonly Beginning[] {
  return [inOnePiece(value), ...[4, 8, 12, 16].map((first) => inGroups(value, first))];
}
