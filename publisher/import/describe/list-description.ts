import { z } from "zod";
import { address, day, effect, said, slug, wording } from "../../../rules/schema/scalars.ts";

/** One program of an imported list, as a person describes it; what is left out is worded by its effect. */
export const programDescription = z.strictObject({
  /** What rows name it by, `EL`. */
  code: z.string().regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/, "is not a code"),
  jurisdiction: z.string().regex(/^[A-Z]{2}$/, "is not a country code such as JP"),
  title: wording,
  authority: wording,
  citation: said,
  /** The official text, on an authority's own host; null where it has no such address. */
  url: address.nullable().exactOptional(),
  effect,
  effectNote: wording.exactOptional(),
  bindingOn: wording.exactOptional(),
  /** Buyers whom it binds, of the built-in profiles; none for a list that says nothing about buying. */
  buyers: z.array(slug).exactOptional(),
  buyerScope: wording.exactOptional(),
  whatItAsks: wording.exactOptional(),
  nextStep: wording.exactOptional(),
  from: day.exactOptional(),
});

/** A described program. */
export type ProgramDescription = z.infer<typeof programDescription>;

/** `list.yaml`: what a list is, beside its rows. */
export const listDescription = z.strictObject({
  id: slug.exactOptional(),
  publisher: wording,
  title: wording,
  authority: said,
  licence: said,
  url: address.nullable(),
  retrieved: day,
  /** Bounds on the number of listings; without them they are set around what this import found. */
  bounds: z.strictObject({ min: z.int().positive(), max: z.int().positive() }).exactOptional(),
  programs: z.array(programDescription).min(1),
});

/** A described list. */
export type ListDescription = z.infer<typeof listDescription>;

/** A description as a template has it: all but the day on which the file was had. */
export type ListTemplate = Omit<ListDescription, "id" | "retrieved" | "bounds">;
