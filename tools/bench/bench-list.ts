import type { ListData } from "../../rules/vocabulary.ts";
import type { GeneratedName } from "./generate-names.ts";

const LANGUAGES = {
  latin: "en",
  japanese: "ja",
  chinese: "zh",
  korean: "ko",
  cyrillic: "ru",
} as const;

/** A list of so many suppliers with one name each and no listings, in the order of the names. */
export function benchList(names: readonly GeneratedName[]): ListData {
  return {
    version: "bench",
    lists: [],
    programs: [],
    classes: [],
    nouns: [],
    categoryRules: [],
    suppliers: names.map(({ id, text, script }) => ({
      id,
      name: text,
      country: "ZZ",
      categories: [],
      names: [{ text, lang: LANGUAGES[script], kind: "legal" }],
      models: [],
      identifiers: [],
      listings: [],
      relations: [],
      exclusions: [],
    })),
  };
}
