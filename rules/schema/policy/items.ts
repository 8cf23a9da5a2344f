import { z } from "../zod.ts";
import type { ManyKey, ManyValues } from "../../policy/policy-words.ts";
import { effect, identifierScheme } from "../scalars.ts";
import { SITE_PATTERN } from "../messages.ts";
import {
  address,
  country,
  day,
  host,
  inOrder,
  line,
  severity,
  slug,
  text,
  wording,
} from "./texts.ts";
import { classCriteria } from "./criteria-item.ts";

const LAST_BEFORE_FIRST = "ends before it begins";

const severityRule = z
  .strictObject({
    id: slug,
    program: slug.exactOptional(),
    effect: effect.exactOptional(),
    binds: z.boolean().exactOptional(),
    purposeLimited: z.boolean().exactOptional(),
    jurisdiction: country.exactOptional(),
    from: day.exactOptional(),
    to: day.exactOptional(),
    severity: z.enum(["prohibited", "restricted", "advisory", "none"]),
    reason: wording.exactOptional(),
  })
  .refine(({ from, to }) => inOrder(from, to), { path: ["to"], error: LAST_BEFORE_FIRST });

/** Letters, digits and marks of a model number; a star stands at the end, behind at least three of them. */
const MODEL =
  /^(?=.*[A-Za-z0-9\u3041-\u30ff\u3400-\u9fff])(?:[\x20-\x29\x2b-\x7e\u3041-\u30ff\u3400-\u9fff]{3,40}|[\x20-\x29\x2b-\x7e\u3041-\u30ff\u3400-\u9fff]{3,39}\*)$/;
const model = line(40)
  .regex(
    MODEL,
    "is not a model number: at least 3 letters, digits and marks; one * may stand at the end, behind at least 3",
  )
  .describe("model number");

const supplier = z
  .strictObject({
    id: slug,
    name: line(300),
    country: country.exactOptional(),
    names: z
      .array(
        z.strictObject({
          text: line(300)
            .min(2, "is too short for a name: it would stand in every text")
            .describe("line of text"),
          lang: z
            .string()
            .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?$/, "is not a language such as ja or zh-Hans")
            .describe("language")
            .exactOptional(),
          weak: z.boolean().exactOptional(),
        }),
      )
      .max(200)
      .exactOptional(),
    identifiers: z
      .array(z.strictObject({ scheme: identifierScheme, value: line(100) }))
      .max(200)
      .exactOptional(),
    products: z
      .array(z.strictObject({ line: line(200), models: z.array(model).min(1).max(200) }))
      .max(200)
      .exactOptional(),
    severity,
    reason: wording,
    citation: text(1000),
    url: address.exactOptional(),
    listedOn: day,
    delistedOn: day.exactOptional(),
    nextStep: wording.exactOptional(),
  })
  .refine(({ listedOn, delistedOn }) => inOrder(listedOn, delistedOn), {
    path: ["delistedOn"],
    error: LAST_BEFORE_FIRST,
  });

const categoryRule = z
  .strictObject({
    id: slug,
    productClass: slug,
    origin: z.union(
      [
        z.strictObject({ any: z.literal(true) }),
        z.strictObject({ anyExcept: z.array(country).min(1).max(250) }),
      ],
      'is not an origin: {"any": true}, or {"anyExcept": ["JP"]} with country codes',
    ),
    unknownCounts: z.boolean(),
    severity: z.enum(["restricted", "advisory"]),
    reason: wording,
    exceptions: wording.exactOptional(),
    citation: text(1000),
    url: address.exactOptional(),
    from: day,
    to: day.exactOptional(),
    nextStep: wording.exactOptional(),
  })
  .refine(({ from, to }) => inOrder(from, to), { path: ["to"], error: LAST_BEFORE_FIRST });

const exclusion = z
  .strictObject({
    id: slug,
    supplier: slug,
    text: line(300).exactOptional(),
    phrase: line(300).exactOptional(),
    host: host.exactOptional(),
    why: text(2000),
  })
  .refine(
    ({ text, phrase, host }) =>
      [text, phrase, host].filter((part) => part !== undefined).length === 1,
    "needs exactly one of `text`, `phrase` and `host`",
  );

const exception = z
  .strictObject({
    id: slug,
    supplier: slug,
    programs: z.array(slug).min(1).max(100).exactOptional(),
    sites: z.array(host).min(1).max(1000).exactOptional(),
    tenders: z
      .array(
        line(300)
          .min(3, "is too short for a tender: it would stand in every text")
          .describe("line of text"),
      )
      .min(1)
      .max(1000)
      .exactOptional(),
    classes: z.array(slug).min(1).max(100).exactOptional(),
    reason: wording,
    approver: line(300),
    caseNumber: line(200),
    from: day.exactOptional(),
    expires: day,
  })
  .refine(({ from, expires }) => inOrder(from, expires), {
    path: ["expires"],
    error: LAST_BEFORE_FIRST,
  });

const positiveList = z.strictObject({
  id: slug,
  title: wording,
  publisher: wording,
  url: address.exactOptional(),
  retrieved: day,
  entries: z
    .array(
      z
        .strictObject({
          name: line(300),
          supplier: slug.exactOptional(),
          since: day,
          until: day.exactOptional(),
          conditions: wording.exactOptional(),
        })
        .refine(({ since, until }) => inOrder(since, until), {
          path: ["until"],
          error: LAST_BEFORE_FIRST,
        }),
    )
    .max(5000),
});

const site = z
  .string()
  .max(300)
  .regex(SITE_PATTERN, "is not a site such as https://*.example.com/*")
  .describe("site");

/** What each item of a collection has to be. */
export const ITEM_SCHEMAS: { readonly [M in ManyKey]: z.ZodType<ManyValues[M]> } = {
  programsOff: slug,
  severities: severityRule,
  suppliers: supplier,
  categoryRules: categoryRule,
  exclusions: exclusion,
  exceptions: exception,
  positiveLists: positiveList,
  criteria: classCriteria,
  portals: site,
  portalsOff: site,
  featuresOff: z.enum([
    "dispositions",
    "criteria",
    "category-rules",
    "import-policy",
    "add-repository",
  ]),
  submitGuard: z.strictObject({ site, severity }),
};
