import { inGroups, inOnePiece, itself, plain } from "./scheme.ts";
import type { Beginning, Scheme } from "./scheme.ts";

/** The characters of a code in the order of their values; I, O, S, V and Z are left out. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** 统一社会信用代码: eighteen characters, the last a check character (GB 32100-2015). */
export const USCC: Scheme = {
  id: "uscc",
  alone:
    /(?<![0-9a-z])[0-9a-hj-np-rtuwxy]{2}[0-9]{2}[ -]?[0-9]{4}(?:[ -]?[0-9a-hj-np-rtuwxy]{4}){2}[ -]?[0-9a-hj-np-rtuwxy]{2}(?![0-9a-z])/g,
  read: (written) => {
    const value = plain(written);
    return isShaped(value) && usccCheck(value.slice(0, 17)) === value.charAt(17) ? value : null;
  },
  filings: itself,
  labelled: null,
  labels: ["统一社会信用代码", "社会信用代码", "USCC"],
  hints: [],
  beginnings: spelled,
};

function isShaped(value: string): boolean {
  return /^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(value);
}

/** The check character of the first seventeen: weights are the powers of 3 modulo 31. */
export function usccCheck(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** In one piece, or in groups of four of which any may be joined. */
function spelled(value: string): readonly Beginning[] {
  return [inOnePiece(value), ...[4, 8, 12, 16].map((first) => inGroups(value, first))];
}
