import { z } from "./zod.ts";
import {
  address,
  confidence,
  day,
  identifierScheme,
  listedEntity,
  said,
  slug,
  vagueDay,
} from "./scalars.ts";

/** A weak name says in `context` which second signal makes it real. */
const weakness = { ambiguous: z.literal(true).exactOptional(), context: said.exactOptional() };
const origin = { confidence, source: said.exactOptional() };

const nameSource = z.strictObject({
  text: said,
  lang: z.enum(["en", "ja", "zh-Hans", "zh-Hant", "ko", "ru", "ar", "th", "he"]),
  type: z.enum(["legal", "alias", "former", "listed", "listed-alias"]),
  ...weakness,
  caution: said.exactOptional(),
  ...origin,
  /** The Simplified Chinese name of which this is the Traditional form. */
  derivedFrom: said.exactOptional(),
});

/** A name as its source has it. */
export type NameSource = z.infer<typeof nameSource>;

const brandSource = z.strictObject({
  text: said,
  kind: z.enum([
    "product-line",
    "software",
    "technology-mark",
    "sub-brand",
    "former-brand",
    "subsidiary-brand",
    "former-subsidiary",
    "oem-relabel",
    "reported-relabel",
    "licensed-design",
    "joint-brand",
    "affiliate",
    "site",
  ]),
  ...weakness,
  note: said.exactOptional(),
  ...origin,
});

/** A brand as its source has it. */
export type BrandSource = z.infer<typeof brandSource>;

const productSource = z.strictObject({
  line: said,
  patterns: z.array(said).min(1),
  specificity: z.enum(["high", "medium", "low"]),
  note: said.exactOptional(),
  examples: z.array(said).min(1),
  counterExamples: z.array(said).min(2),
  /** Matches against the device names of other vendors in usb.ids and pci.ids. */
  overmatches: z.int().nonnegative(),
  ...origin,
});

/** A product line as its source has it. */
export type ProductSource = z.infer<typeof productSource>;

const exclusion = z
  .strictObject({
    text: said.exactOptional(),
    phrase: said.exactOptional(),
    host: said.exactOptional(),
    why: said,
  })
  .refine(
    (each) => [each.text, each.phrase, each.host].filter((part) => part !== undefined).length === 1,
    {
      error: "needs exactly one of text, phrase, host",
    },
  );

/** `assets/list/suppliers/<id>.json`. */
export const supplierSource = z.strictObject({
  id: slug,
  name: said,
  country: z.string().regex(/^[A-Z]{2}(?:\/[A-Z]{2})*$/),
  categories: z.array(slug).min(1),
  tier: z.int().positive(),
  names: z.array(nameSource).min(1),
  brands: z.array(brandSource),
  products: z.array(productSource),
  identifiers: z.array(
    z.strictObject({
      scheme: identifierScheme,
      value: said,
      entity: said.exactOptional(),
      checksumOk: z.boolean().exactOptional(),
      prefixes: z.int().positive().exactOptional(),
      example: said.exactOptional(),
      note: said.exactOptional(),
      ...origin,
    }),
  ),
  relations: z.array(
    z.strictObject({
      type: slug,
      target: said,
      from: vagueDay.exactOptional(),
      to: vagueDay.exactOptional(),
      note: said.exactOptional(),
      ...origin,
    }),
  ),
  exclusions: z.array(exclusion),
  notes: z.array(said),
});

/** A supplier as its source file has it. */
export type SupplierSource = z.infer<typeof supplierSource>;

const event = z.strictObject({
  date: day,
  event: slug,
  confidence: confidence.exactOptional(),
  citation: said.exactOptional(),
  sourceUrl: address.exactOptional(),
  note: said.exactOptional(),
});

/** One line of `assets/list/listings/<family>/rows.jsonl`. */
export const listingRow = z.strictObject({
  supplier: slug,
  program: slug,
  /** Null only for a note: the official text was not seen. */
  listedName: said.nullable(),
  listedAliases: z.array(said),
  listedUnder: said.exactOptional(),
  listedEntity,
  asserts: z.boolean(),
  status: slug,
  listedOn: day,
  effective: said.exactOptional(),
  period: z.strictObject({
    from: day,
    to: vagueDay.exactOptional(),
    fromIs: z.enum(["first-known-edition", "current-edition"]).exactOptional(),
    fromConfidence: confidence.exactOptional(),
    toConfidence: confidence.exactOptional(),
    fromUrl: address.exactOptional(),
    note: said.exactOptional(),
  }),
  purposeLimited: z.boolean().exactOptional(),
  scope: said.exactOptional(),
  citation: said,
  sourceUrl: address.exactOptional(),
  source: said.exactOptional(),
  asOf: vagueDay.exactOptional(),
  confidence,
  authority: said,
  history: z.array(event).exactOptional(),
  disputedGap: z.strictObject({ from: day, to: day, note: said }).exactOptional(),
  note: said.exactOptional(),
  /** Where an imported listing stands in the file it was imported from; stays in the source. */
  origin: z
    .strictObject({ file: said, row: z.int().positive(), id: said.exactOptional() })
    .exactOptional(),
});

/** A listing as its source row has it. */
export type ListingRow = z.infer<typeof listingRow>;
