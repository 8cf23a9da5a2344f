import { z } from "../zod.ts";
import { isShowable } from "./showable.ts";

const BLANK_ENDS = /^\s|\s$/u;

/** A text of at most so many UTF-16 units that says something and can be shown as it is. */
export function text(most: number) {
  return z
    .string()
    .min(1, "is empty")
    .max(most)
    .refine((value) => !BLANK_ENDS.test(value), "has blanks at its ends")
    .refine(
      isShowable,
      "holds a control character, a change of writing direction or half a character",
    )
    .describe("text");
}

/** A text of one line. */
export function line(most: number) {
  return text(most)
    .refine((value) => !value.includes("\n"), "has more than one line")
    .describe("line of text");
}

/** What a person reads, in English and, if it was worded, in Japanese. */
export const wording = z
  .strictObject({ en: text(2000), ja: text(2000).exactOptional() })
  .describe("wording");

/** An id: lower case letters, digits, hyphens. */
export const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "is not an id: lower case letters, digits and hyphens")
  .describe("id");

/** A day that exists. */
export const day = z.iso.date("is not a day that exists, written YYYY-MM-DD").describe("day");

/** An address on the web. */
export const address = z
  .string()
  .max(2000)
  .regex(
    /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:[/?#][\x21-\x7e]*)?$/i,
    "is not a web address: http(s)://, a host, no user, no blanks, other letters percent-encoded",
  )
  .describe("web address");

/** An address that a person is sent to: https only. */
export const httpsAddress = address
  .refine((value) => value.startsWith("https://"), "is not an address that begins with https://")
  .describe("https address");

/** A host without scheme, port or path. */
export const host = z
  .string()
  .max(253)
  .regex(
    /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/,
    "is not a host such as shop.example.com: no https://, no path, lower case",
  )
  .describe("host");

/** ISO 3166-1 alpha-2. */
export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, "is not a country code of two capital letters (ISO 3166-1)")
  .describe("country");

/** How strongly a hit is shown. */
export const severity = z.enum(["prohibited", "restricted", "advisory"]);

/** Two days, the first of which may not come after the second; each may be absent. */
export function inOrder(from: string | undefined, to: string | undefined): boolean {
  return from === undefined || to === undefined || from <= to;
}

/** True when no text stands twice. */
export function areDistinct(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}
