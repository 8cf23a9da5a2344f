import { z } from "./zod.ts";
import {
  address,
  day,
  effect,
  identifierScheme,
  listedEntity,
  originCondition,
  period,
  phase,
  said,
  slug,
  vagueDay,
  wording,
} from "./scalars.ts";

const scope = { en: said, ja: said.exactOptional() };

const program = z.strictObject({
  kind: z.literal("program"),
  id: slug,
  jurisdiction: said,
  title: wording,
  authority: wording,
  citation: said,
  url: address.nullable(),
  effect,
  effectNote: wording.exactOptional(),
  bindingOn: wording,
  buyerScope: z.strictObject({ ...scope, profiles: z.array(slug) }),
  productScope: z.strictObject({ ...scope, classes: z.array(slug) }),
  purposeScope: z.strictObject({ ...scope, any: z.boolean(), purposes: z.array(slug) }),
  reach: z.strictObject({ ...scope, affiliates: z.boolean() }),
  period,
  phases: z.array(phase),
  namesCompanies: z.boolean(),
  listingDateMeaning: said.nullable(),
  whatItAsks: wording,
  nextStep: wording,
});

const procedure = z.strictObject({ program: slug, says: wording }).exactOptional();

const productClass = z.strictObject({
  kind: z.literal("class"),
  id: slug,
  title: wording,
  within: slug.exactOptional(),
  terms: z.record(z.string(), z.array(said)),
  exclusions: z.array(said),
  procedures: z.strictObject({
    "jp-government": procedure,
    "us-federal": procedure,
    "us-defense": procedure,
    general: procedure,
  }),
});

const categoryRule = z.strictObject({
  kind: z.literal("category-rule"),
  id: slug,
  program: slug,
  productClass: slug,
  origin: originCondition,
  unknownCounts: z.boolean(),
  appliesWhen: z.strictObject({ ...scope, buyers: z.array(slug).min(1), purposes: z.array(slug) }),
  exceptions: wording,
  period,
  updates: z.array(day),
  citation: said.exactOptional(),
  whatItAsks: wording,
  nextStep: wording,
});

const nouns = z.strictObject({
  kind: z.literal("nouns"),
  id: slug,
  words: z.array(said).min(1),
  classes: z.array(slug),
  terms: z.array(said).min(1),
});

const name = z.strictObject({
  text: said,
  lang: said,
  kind: z.enum(["legal", "alias", "brand", "former", "listed", "line"]),
  weak: z.enum(["product", "supplier", "complete"]).exactOptional(),
  nouns: z.array(said).exactOptional(),
  note: said.exactOptional(),
  relation: slug.exactOptional(),
  related: z.array(slug).exactOptional(),
});

const patternClass = z.strictObject({
  one: z.string().min(1),
  min: z.int().nonnegative(),
  max: z.int().positive().max(40),
});
const choice = z.strictObject({
  any: z.array(z.string().min(1)).min(1),
  optional: z.literal(true).exactOptional(),
});
const maybe = z.strictObject({ maybe: z.array(z.union([patternClass, choice])).min(1) });

const modelLine = z.strictObject({
  line: said,
  patterns: z.array(
    z.strictObject({
      startsWord: z.boolean(),
      endsWord: z.boolean(),
      parts: z.array(z.union([patternClass, choice, maybe])).min(1),
    }),
  ),
  weak: z.boolean(),
  note: said.exactOptional(),
});

const listing = z.strictObject({
  program: slug,
  asserts: z.boolean(),
  listedName: z.string(),
  listedAliases: z.array(said),
  listedEntity,
  listedOn: day,
  effectiveOn: day.exactOptional(),
  delistedOn: day.exactOptional(),
  status: slug,
  purposeLimited: z.boolean().exactOptional(),
  scope: said.exactOptional(),
  citation: said,
  link: address.nullable(),
  history: z
    .array(z.strictObject({ date: day, event: slug, note: said.exactOptional() }))
    .exactOptional(),
  disputedGap: z.strictObject({ from: day, to: day, note: said }).exactOptional(),
  note: said.exactOptional(),
});

const relation = z.strictObject({
  type: slug,
  target: said,
  from: vagueDay.exactOptional(),
  to: vagueDay.exactOptional(),
  note: said.exactOptional(),
  cited: z.boolean(),
});

const exclusion = z.strictObject({
  text: said.exactOptional(),
  phrase: said.exactOptional(),
  host: said.exactOptional(),
  why: said,
});

const supplier = z.strictObject({
  kind: z.literal("supplier"),
  id: slug,
  name: said,
  country: said,
  categories: z.array(slug),
  names: z.array(name).min(1),
  models: z.array(modelLine),
  identifiers: z.array(
    z.strictObject({
      scheme: identifierScheme,
      value: said,
      entity: said.exactOptional(),
      prefixes: z.array(z.string().regex(/^(?:[0-9A-F]{6,7}|[0-9A-F]{9})$/)).exactOptional(),
      uncited: z.literal(true).exactOptional(),
    }),
  ),
  listings: z.array(listing),
  relations: z.array(relation),
  exclusions: z.array(exclusion),
});

const release = z.strictObject({
  kind: z.literal("release"),
  version: z.string().regex(/^\d{4}\.\d{2}\.\d{2}-[0-9a-f]{8}$/),
  lists: z
    .array(
      z.strictObject({
        id: slug,
        publisher: wording,
        title: wording,
        retrieved: day,
        listings: z.int().nonnegative(),
      }),
    )
    .min(1),
});

/** One line of `list.jsonl`. */
export const listRecord = z.discriminatedUnion("kind", [
  release,
  program,
  productClass,
  categoryRule,
  nouns,
  supplier,
]);

/** A parsed line of `list.jsonl`. */
export type ListRecord = z.infer<typeof listRecord>;
