import { z } from "./zod.ts";

/** A text that says something: not empty, no blanks at its ends. */
export const said = z.string().regex(/^\S(?:[\s\S]*\S)?$/, "is empty or has blanks at its ends");

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day = z.iso.date("is not a day that exists, as YYYY-MM-DD");

/** A day, month or year as a source gives it. */
export const vagueDay = z.union(
  [day, z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/)],
  "is not a date",
);

/** An id of a program, supplier, list or class: lower case, digits, hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "is not an id (lower case, digits, hyphens)");

/** An address on the web. */
export const address = z.string().regex(/^https?:\/\/[^\s/]+(?:\/\S*)?$/, "is not a web address");

/** Where one value came from. */
export const confidence = z.enum(["cited", "derived", "uncited"]);

/** A reviewed text in English, and in Japanese where it was worded. */
export const wording = z.strictObject({ en: said, ja: said.exactOptional() });

/** The closed set of what a program does. */
export const effect = z.enum([
  "procurement-ban",
  "procedure",
  "equipment-authorisation",
  "sales-ban",
  "network-restriction",
  "investment",
  "sanctions",
  "export-control",
  "import",
  "securities",
  "advice",
]);

/** Which party the official text names, seen from the supplier. */
export const listedEntity = z.enum([
  "supplier",
  "affiliate",
  "unit",
  "parent-or-affiliate",
  "brand",
  "product",
  "unclear",
]);

/** A kind of checkable code. */
export const identifierScheme = z.enum([
  "uscc",
  "lei",
  "jp_corporate_number",
  "uei",
  "cage",
  "gtin",
  "fcc_grantee",
  "ieee_oui_vendor",
  "ticker",
]);

/** A closed span of days; no `to` means open-ended. */
export const period = z.strictObject({ from: day, to: day.exactOptional() });

/** One step of a program that binds from its own date. */
export const phase = z.strictObject({ part: said, from: day });

/** The origins that a category rule speaks of: all, or all but some countries (ISO 3166-1 alpha-2). */
export const originCondition = z.union([
  z.strictObject({ any: z.literal(true) }),
  z.strictObject({ anyExcept: z.array(z.string().regex(/^[A-Z]{2}$/)).min(1) }),
]);
