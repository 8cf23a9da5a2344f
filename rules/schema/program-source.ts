import { z } from "./zod.ts";
import {
  address,
  confidence,
  day,
  effect,
  originCondition,
  period,
  phase,
  said,
  slug,
  vagueDay,
  wording,
} from "./scalars.ts";

const scope = { en: said, ja: said.exactOptional() };

/** Where a part of a program was read. */
const evidence = z.strictObject({
  url: address,
  kind: z.enum(["primary", "mirror", "transcription", "secondary"]),
  what: said,
  seen: vagueDay,
});

/**
 * A part of a program that nobody has verified. `says` must stand in no shown text; each entry of `withhold` is a value
 * that stays in the source and is left out of the compiled record.
 */
const unverified = z.strictObject({
  part: said,
  says: said,
  withhold: z.array(
    z.strictObject({
      from: z.enum(["productScope.classes", "purposeScope.purposes", "phases"]),
      value: said,
    }),
  ),
});

/** `assets/list/programs/<id>.json`. */
export const programSource = z.strictObject({
  id: slug,
  jurisdiction: z.string().regex(/^[A-Z]{2}$/),
  title: wording,
  authority: wording,
  citation: said,
  url: address.nullable(),
  effect,
  effectNote: wording.exactOptional(),
  bindingOn: wording,
  buyerScope: z.strictObject({ profiles: z.array(slug), ...scope }),
  productScope: z.strictObject({ classes: z.array(slug), ...scope }),
  purposeScope: z.strictObject({ any: z.boolean(), purposes: z.array(slug), ...scope }),
  reach: z.strictObject({ affiliates: z.boolean(), ...scope }),
  period,
  phases: z.array(phase).exactOptional(),
  namesCompanies: z.boolean(),
  listingDateMeaning: said.nullable(),
  whatItAsks: wording,
  nextStep: wording,
  confidence,
  evidence: z.array(evidence),
  notes: z.array(said),
  unverified: z.array(unverified).exactOptional(),
});

/** A program as its source file has it. */
export type ProgramSource = z.infer<typeof programSource>;

/** `assets/list/classes/<id>.json`. */
export const classSource = z.strictObject({
  id: slug,
  title: wording,
  within: slug.exactOptional(),
  terms: z.record(z.string().regex(/^[a-z]{2}(?:-[A-Z][a-z]{3})?$/), z.array(said).min(1)),
  exclusions: z.array(said),
  procedures: z.partialRecord(
    z.enum(["jp-government", "us-federal", "us-defense", "general"]),
    z.strictObject({ program: slug, says: wording }),
  ),
  examples: z.array(said).min(5),
  counterExamples: z.array(said).min(5),
});

/** A product class as its source file has it. */
export type ClassSource = z.infer<typeof classSource>;

/**
 * `assets/list/category-rules/<id>.json`. Only what is cited ships. `examples` are texts that the rule speaks of for a buyer
 * it binds on the day it begins; a procedure speaks of them because a supplier with a listing stands in them.
 */
export const categoryRuleSource = z.strictObject({
  id: slug,
  program: slug,
  productClass: slug,
  origin: originCondition,
  unknownCounts: z.boolean(),
  appliesWhen: z.strictObject({ buyers: z.array(slug).min(1), purposes: z.array(slug), ...scope }),
  exceptions: wording,
  period,
  updates: z.array(day),
  citation: said.exactOptional(),
  whatItAsks: wording,
  nextStep: wording,
  confidence: z.literal("cited", "only what is cited may ship"),
  evidence: z.array(evidence).min(1),
  notes: z.array(said),
  examples: z.array(said).min(5),
  counterExamples: z.array(said).min(5),
});

/** A category rule as its source file has it. */
export type CategoryRuleSource = z.infer<typeof categoryRuleSource>;

/**
 * `assets/list/nouns.json`: product nouns by what they mean. `words` are those that contexts of weak names use,
 * `categories` those of suppliers that make or sell such goods.
 */
export const nounSource = z.array(
  z.strictObject({
    id: slug,
    words: z.array(said).min(1),
    categories: z.array(slug),
    classes: z.array(slug),
    terms: z.record(z.string().regex(/^[a-z]{2}(?:-[A-Z][a-z]{3})?$/), z.array(said).min(1)),
  }),
);

/** The noun families as their source file has them. */
export type NounSource = z.infer<typeof nounSource>;

/** `assets/list/serial.json`: the serial of the release; it only grows. */
export const serialFile = z.strictObject({ v: z.int().positive() });

/** `assets/list/sources.json`: where the data was seen, by id. */
export const seenSources = z.record(
  slug.or(z.string().regex(/^[a-z0-9.-]+$/)),
  z.strictObject({
    title: said,
    url: said.exactOptional(),
    repo: said.exactOptional(),
    path: said.exactOptional(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{40}$/)
      .exactOptional(),
    npm: said.exactOptional(),
    date: vagueDay.exactOptional(),
    licence: said.exactOptional(),
  }),
);

/** `assets/list/shared-names.json`: names that two parties could claim, and the one owner of each. */
export const sharedNames = z.array(
  z.strictObject({
    /** Null: the name belongs to nobody in this list, and no supplier may carry it. */
    owner: slug.nullable(),
    names: z.array(said).min(1),
    why: said,
  }),
);

/** The declared shared names. */
export type SharedNames = z.infer<typeof sharedNames>;

/** `assets/list/listings/<family>/source.json`. */
export const listSource = z.strictObject({
  id: slug,
  publisher: wording,
  title: wording,
  authority: said,
  licence: said,
  url: address.nullable(),
  retrieved: day,
  bounds: z.strictObject({ min: z.int().positive(), max: z.int().positive() }),
  programs: z.array(slug).min(1),
});

/** A list source as its file has it. */
export type ListSource = z.infer<typeof listSource>;
