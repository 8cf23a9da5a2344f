import { inGroups, inOnePiece, itself, plain } from "./scheme.ts";
import type { Scheme } from "./scheme.ts";

/**
 * 法人番号: thirteen digits, the first of them the check digit that the National Tax Agency's ordinance sets (平成26年財務省令
 * 第70号). An invoice registration number is the same with T before it.
 */
export const CORPORATE_NUMBER: Scheme = {
  id: "jp_corporate_number",
  alone: /(?<![0-9a-z])(?:t-?)?[1-9](?:[0-9]{12}|(?:[ -][0-9]{4}){3})(?![0-9a-z]|-[0-9])/g,
  read: (written) => {
    const digits = plain(written).replace(/^T/, "");
    return /^[1-9][0-9]{12}$/.test(digits) && checkDigit(digits.slice(1)) === digits.charAt(0)
      ? digits
      : null;
  },
  filings: itself,
  labelled: null,
  labels: ["法人番号", "登録番号", "Corporate Number"],
  hints: [],
  beginnings: (value) => [
    ...["", "t"].flatMap((sign) => [
      inOnePiece(sign + value),
      inGroups(sign + value, sign.length + 1),
    ]),
    inGroups(`t${value}`, 1),
  ],
};

/** The check digit of twelve digits: 9 less the remainder by 9 of their sum, every second one from the right doubled. */
function checkDigit(body: string): string {
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 2), 0);
  return String(9 - (sum % 9));
}
