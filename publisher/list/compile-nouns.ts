import type { Name, NounFamily } from "../../rules/vocabulary.ts";
import { inflect } from "./inflect.ts";
import type { Problems } from "./problems.ts";
import type { Sources } from "./read-sources.ts";
import { parseContext } from "./weakness.ts";

/** Flattens the noun families; a noun that a weak name asks for and no family means anything by is a problem. */
export function compileNouns(sources: Sources, problems: Problems): NounFamily[] {
  const { file, data } = sources.nouns;
  const classes = new Set(sources.classes.map((source) => source.data.id));
  const known = new Set(data.flatMap((family) => family.words));
  const categories = new Set(sources.suppliers.flatMap((source) => source.data.categories));
  for (const family of data) {
    for (const category of family.categories.filter((each) => !categories.has(each)))
      problems.add({
        file,
        field: family.id,
        value: category,
        message: "a category of no supplier",
      });
    for (const id of family.classes) {
      if (!classes.has(id))
        problems.add({ file, field: family.id, value: id, message: "unknown class" });
    }
  }
  for (const source of sources.suppliers) {
    for (const { text, context } of [...source.data.names, ...source.data.brands]) {
      const nouns = context === undefined ? [] : (parseContext(context)?.nouns ?? []);
      for (const noun of nouns.filter((each) => !known.has(each))) {
        const message = `asks for a noun that is in no family of ${file}`;
        problems.add({ file: source.file, field: "context", value: `${text}: ${noun}`, message });
      }
    }
  }
  return data.map(({ id, words, classes: of, terms }) => ({
    id,
    words,
    classes: of,
    terms: [
      ...new Set(
        Object.entries(terms).flatMap(([language, all]) =>
          all.flatMap((term) => inflect(term, language)),
        ),
      ),
    ],
  }));
}

/**
 * Names of a supplier, the weak ones with the nouns of what it makes beside those that their context asks for: 华为 stands
 * beside a phone or a server as well as beside a router.
 */
export function withNounsOfCategories(
  names: readonly Name[],
  categories: readonly string[],
  nouns: Sources["nouns"]["data"],
): readonly Name[] {
  const words = nouns
    .filter((family) => family.categories.some((each) => categories.includes(each)))
    .flatMap((family) => family.words.slice(0, 1));
  return names.map((name) =>
    name.weak === "product"
      ? { ...name, nouns: [...new Set([...(name.nouns ?? []), ...words])] }
      : name,
  );
}
