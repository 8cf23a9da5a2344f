/** Kinds of goods: product classes, the rules that speak of them, and product nouns. */
import type { Period, Profile, Wording } from "./programs.ts";

/** A product class (PC, server, camera ...): its terms, and per profile the program whose procedure speaks of it. */
export interface ProductClass {
  readonly id: string;
  readonly title: Wording;
  /** The wider class that this one is a part of: its procedures speak of this one too. */
  readonly within?: string;
  /** Terms by language tag (`ja`, `en`, `zh-Hans`, `zh-Hant`, `ko`). */
  readonly terms: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a term and are not this class. */
  readonly exclusions: readonly string[];
  /** Per profile: the procedure program and what to do, in plain words. Absent = no procedure on file for that buyer. */
  readonly procedures: Readonly<
    Partial<Record<Profile, { readonly program: string; readonly says: Wording }>>
  >;
}

/** A program that speaks of a product class and origin, not of a name. A `procedure` speaks only beside a hit or when asked. */
export interface CategoryRule {
  readonly id: string;
  readonly program: string;
  readonly productClass: string;
  /** Which origins it speaks of: all, or all but these countries (ISO 3166-1 alpha-2). */
  readonly origin: { readonly any: true } | { readonly anyExcept: readonly string[] };
  /** Goods of unstated origin count too. */
  readonly unknownCounts: boolean;
  readonly appliesWhen: Wording & {
    readonly buyers: readonly string[];
    readonly purposes: readonly string[];
  };
  readonly exceptions: Wording;
  readonly period: Period;
  readonly updates: readonly string[];
  /** Where it differs from the program's. */
  readonly citation?: string;
  readonly whatItAsks: Wording;
  readonly nextStep: Wording;
}

/**
 * Product nouns that mean one kind of thing, in all languages. A weak name whose context asks for one of `words` is made
 * real by any of `terms`, or by a product class among `classes`.
 */
export interface NounFamily {
  readonly id: string;
  readonly words: readonly string[];
  readonly classes: readonly string[];
  readonly terms: readonly string[];
}
