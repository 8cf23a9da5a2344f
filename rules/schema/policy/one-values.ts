import { z } from "../zod.ts";
import type { OneKey, OneValues } from "../../policy/policy-words.ts";
import {
  areDistinct,
  country,
  httpsAddress,
  line,
  severity,
  slug,
  text,
  wording,
} from "./texts.ts";

/** What advice in one language may say. */
export const ADVICE_MEMBERS = z.strictObject({
  nextStep: text(2000).exactOptional(),
  form: httpsAddress.exactOptional(),
  contact: text(2000).exactOptional(),
  telephone: line(50)
    .refine((value) => /\d.*\d.*\d/.test(value), "is not a telephone number")
    .describe("telephone number")
    .exactOptional(),
  email: z
    .string()
    .max(254)
    .regex(/^[^\s@<>"(),:;[\]\\]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i, "is not an e-mail address")
    .describe("e-mail address")
    .exactOptional(),
});

const advice = ADVICE_MEMBERS.refine(
  (value) => Object.keys(value).length > 0,
  "says nothing: give at least one member",
).describe("advice");

const adviceByLanguage = z
  .strictObject({ en: advice.exactOptional(), ja: advice.exactOptional() })
  .refine((value) => Object.keys(value).length > 0, "says nothing: give `en` or `ja`");

/** What the value of each key with one value has to be. */
export const ONE_VALUE_SCHEMAS: { readonly [K in OneKey]: z.ZodType<OneValues[K]> } = {
  profile: z.enum(["jp-government", "us-federal", "us-defense", "general"]),
  jurisdiction: country,
  bodyKind: z.enum([
    "ministry",
    "agency",
    "independent-agency",
    "local-government",
    "school",
    "hospital",
    "company",
    "other",
  ]),
  purposes: z.array(slug).max(50).refine(areDistinct, "names a purpose twice"),
  thresholds: z
    .array(
      z.strictObject({
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, "is not a currency code of three capital letters (ISO 4217)")
          .describe("currency"),
        from: z.int().min(0).max(1e15),
        says: wording,
      }),
    )
    .max(50),
  language: z.enum(["en", "ja"]),
  contact: text(2000),
  supportText: wording,
  minimumSeverity: severity,
  updateIntervalMinutes: z.int().min(15).max(10_080),
  "advice.prohibited": adviceByLanguage,
  "advice.restricted": adviceByLanguage,
  "advice.advisory": adviceByLanguage,
  reasonRequired: severity,
};

/** The id of a policy file. */
export const policyId = line(100);
