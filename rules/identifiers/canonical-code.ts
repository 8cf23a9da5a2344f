import type { IdentifierScheme } from "../vocabulary.ts";
import { SCHEMES } from "./registry.ts";

/**
 * A code as lists file it: capitals, without separators. Null for what is none of the scheme: of the wrong shape, or with a
 * wrong check digit. A GTIN stands for a company prefix of 6 to 11 digits, a registrant of MAC addresses for one prefix.
 */
export function canonicalCode(scheme: IdentifierScheme, value: string): string | null {
  const folded = value.normalize("NFKC").trim().toLowerCase();
  const plain = folded.replace(/[\s:.‐-―−-]/gu, "").toUpperCase();
  const when = (pattern: RegExp): string | null => (pattern.test(plain) ? plain : null);
  switch (scheme) {
    case "ieee_oui_vendor":
      return when(/^(?:[0-9A-F]{6,7}|[0-9A-F]{9})$/);
    case "ticker":
      return when(/^[0-9A-Z]{1,12}$/);
    case "fcc_grantee":
      return when(/^(?:[0-9A-Z]{3}|[2-9][0-9A-Z]{4})$/);
    case "gtin":
      return when(/^[0-9]{6,11}$/);
    case "uscc":
    case "lei":
    case "jp_corporate_number":
    case "uei":
    case "cage":
      return SCHEMES.find(({ id }) => id === scheme)?.read(plain.toLowerCase()) ?? null;
  }
}
