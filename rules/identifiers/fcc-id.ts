import { inOnePiece, plain } from "./scheme.ts";
import type { Scheme } from "./scheme.ts";

/**
 * FCC ID (47 CFR 2.926): a grantee code, of three characters or, where it begins with a digit, mostly of five, then a product
 * code of up to fourteen. A list files the grantee code. Only `2ADTD-…`, with its hyphen, is unlike other codes.
 */
export const FCC_ID: Scheme = {
  id: "fcc_grantee",
  alone:
    /(?<![0-9a-z])[2-9][0-9a-z]{4}-(?=[0-9a-z-]{0,13}[0-9])[0-9a-z]{2}[0-9a-z-]{0,12}(?![0-9a-z])/g,
  labelled: /[0-9a-z]{3,5}-?[0-9a-z][0-9a-z-]{0,13}(?![0-9a-z])/y,
  read: (written) => {
    const value = plain(written);
    const isOne = /^[0-9A-Z]{4,19}$/.test(value) && (/[0-9]/.test(value) || written.includes("-"));
    return isOne ? value : null;
  },
  filings: (value) => [/^[2-9]/.test(value) ? value.slice(0, 5) : value.slice(0, 3)],
  labels: ["FCC ID", "FCCID", "FCC identifier", "FCC認証番号", "FCC认证号", "FCC ID번호"],
  hints: ["fcc"],
  beginnings: (code) =>
    code.length === 5 ? [inOnePiece(code)] : isNumber(code) ? [] : [{ start: code.toLowerCase() }],
};

/** Three digits begin too many numbers: such an ID is known by its label alone. */
function isNumber(code: string): boolean {
  return /^[0-9]+$/.test(code);
}
