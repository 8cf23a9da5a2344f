import { sha256Of } from "../sha256.ts";
import { foldCharacter } from "../../rules/fold/table.ts";
import { modelBeginnings } from "../../rules/models/beginnings.ts";
import { tokenise } from "../../rules/names/compile-name.ts";
import type { ProductSource, SupplierSource } from "../../rules/schema/supplier-source.ts";
import type {
  Listing,
  ListData,
  ListInfo,
  ModelLine,
  ModelPattern,
  Name,
  Supplier,
} from "../../rules/vocabulary.ts";
import { byCodePoint, canonicalJson } from "./canonical.ts";
import { checkRows } from "./check-rows.ts";
import { compileCategoryRules } from "./compile-category.ts";
import { compileIdentifiers } from "./compile-identifiers.ts";
import { compileListing } from "./compile-listing.ts";
import { compileNames, foldShared } from "./compile-names.ts";
import { compileNouns, withNounsOfCategories } from "./compile-nouns.ts";
import { compileClass, compileProgram } from "./compile-program.ts";
import { PatternError, translatePattern } from "./patterns.ts";
import type { Problems } from "./problems.ts";
import type { Sourced, SourcedRow, Sources } from "./read-sources.ts";
import { shareNames } from "./share-names.ts";
import { isTooShort } from "./weakness.ts";

/** How names and patterns are folded: the table of `rules/fold` and the Han variants it was made of. */
export interface Folding {
  readonly table: Uint32Array;
  readonly hanVariants: ReadonlyMap<string, string>;
}

/** A compiled release: its canonical lines, and the same as data. */
export interface Release {
  readonly jsonl: string;
  readonly data: ListData;
}

/** Compiles sources to a release. Notes every doubt as a problem; throws a SourceRefusal with all of them when there is one. */
export function compileRelease(sources: Sources, folding: Folding, problems: Problems): Release {
  checkRows(sources, problems);
  const programs = new Map(
    sources.programs.map((source) => [source.data.id, compileProgram(source, problems)]),
  );
  const classes = sources.classes.map((source) => {
    for (const [profile, procedure] of Object.entries(source.data.procedures)) {
      if (!programs.has(procedure.program)) {
        const field = `procedures.${profile}.program`;
        problems.add({
          file: source.file,
          field,
          value: procedure.program,
          message: "unknown program",
        });
      }
    }
    return compileClass(source);
  });
  const rows = Map.groupBy(
    sources.lists.flatMap((list) => list.rows),
    (row) => row.data.supplier,
  );
  const declared = foldShared(sources.shared.data, folding.table);
  const named = sources.suppliers.map((source) => ({
    id: source.data.id,
    file: source.file,
    ...(source.row === undefined ? {} : { row: source.row }),
    names: compileNames(
      source,
      rows.get(source.data.id) ?? [],
      declared,
      folding.table,
      problems.inRow(source.row),
    ),
  }));
  const names = shareNames(named, sources.shared, folding.table, problems);
  for (const { id, file, row } of named)
    checkNames(file, names.get(id) ?? [], folding.table, problems.inRow(row));
  const suppliers = sources.suppliers.map((source) => {
    const listings = (rows.get(source.data.id) ?? []).flatMap((row): Listing[] => {
      const program = programs.get(row.data.program);
      return program === undefined ? [] : [compileListing(row.data, program)];
    });
    const own = problems.inRow(source.row);
    checkSources(source, rows.get(source.data.id) ?? [], sources.seen.data, own);
    const ownNames = withNounsOfCategories(
      names.get(source.data.id) ?? [],
      source.data.categories,
      sources.nouns.data,
    );
    return compileSupplier(source, ownNames, listings, folding, own);
  });
  const nouns = compileNouns(sources, problems);
  const categoryRules = compileCategoryRules(sources, programs, folding.table, problems);
  problems.refuseIfAny();
  return release(sources.lists.map(listInfo), {
    programs: [...programs.values()],
    classes,
    categoryRules,
    nouns,
    suppliers,
  });
}

function listInfo({
  data,
  rows,
}: {
  readonly data: Omit<ListInfo, "listings">;
  readonly rows: readonly SourcedRow[];
}): ListInfo {
  const { id, publisher, title, retrieved } = data;
  return { id, publisher, title, retrieved, listings: rows.length };
}

function checkNames(
  file: string,
  names: readonly Name[],
  table: Uint32Array,
  problems: Problems,
): void {
  if (names.length === 0) problems.add({ file, field: "names", message: "no name is left to it" });
  for (const { text, weak } of names) {
    if (weak !== undefined || !isTooShort(tokenise(text, table).join(""))) continue;
    problems.add({
      file,
      field: "names",
      value: text,
      message: "is too short to stand without a context",
    });
  }
}

function checkSources(
  { file, data }: Sourced<SupplierSource>,
  rows: readonly SourcedRow[],
  seen: Readonly<Record<string, unknown>>,
  problems: Problems,
): void {
  const { names, brands, products, identifiers, relations } = data;
  for (const [kind, entries] of Object.entries({
    names,
    brands,
    products,
    identifiers,
    relations,
  })) {
    entries.forEach(({ source }, index) => {
      if (source === undefined || Object.hasOwn(seen, source)) return;
      problems.add({
        file,
        field: `${kind}.${String(index)}.source`,
        value: source,
        message: "is not in sources.json",
      });
    });
  }
  if (names.length + rows.length === 0)
    problems.add({ file, message: "a supplier that nothing is known of" });
}

function compileSupplier(
  { file, data }: Sourced<SupplierSource>,
  names: readonly Name[],
  listings: readonly Listing[],
  folding: Folding,
  problems: Problems,
): Supplier {
  return {
    id: data.id,
    name: data.name,
    country: data.country,
    categories: data.categories,
    names,
    models: data.products.map((product, index) =>
      compileLine(product, file, `products.${String(index)}`, folding, problems),
    ),
    identifiers: compileIdentifiers({ file, data }, problems),
    listings,
    relations: data.relations.map(({ confidence, source: _source, ...relation }) => ({
      ...relation,
      cited: confidence === "cited",
    })),
    exclusions: data.exclusions,
  };
}

function compileLine(
  { line, patterns, specificity, note }: ProductSource,
  file: string,
  field: string,
  { hanVariants }: Folding,
  problems: Problems,
): ModelLine {
  const translated = patterns.flatMap((pattern, index): ModelPattern[] => {
    try {
      const model = translatePattern(pattern, (character) => foldCharacter(character, hanVariants));
      // Refused here, with its place, and not later: a pattern that the index could not file.
      modelBeginnings(model);
      return [model];
    } catch (error) {
      if (!(error instanceof PatternError || error instanceof RangeError)) throw error;
      problems.add({ file, field: `${field}.patterns.${String(index)}`, message: error.message });
      return [];
    }
  });
  return {
    line,
    patterns: translated,
    weak: specificity === "low",
    ...(note === undefined ? {} : { note }),
  };
}

function release(lists: readonly ListInfo[], data: Omit<ListData, "version" | "lists">): Release {
  const sorted = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] =>
    [...items].sort((left, right) => byCodePoint(left.id, right.id));
  const parts = {
    lists: sorted(lists),
    programs: sorted(data.programs),
    classes: sorted(data.classes),
    categoryRules: sorted(data.categoryRules),
    nouns: sorted(data.nouns),
    suppliers: sorted(data.suppliers),
  };
  const body = [
    ...parts.programs.map((program) => canonicalJson({ kind: "program", ...program })),
    ...parts.classes.map((productClass) => canonicalJson({ kind: "class", ...productClass })),
    ...parts.categoryRules.map((rule) => canonicalJson({ kind: "category-rule", ...rule })),
    ...parts.nouns.map((family) => canonicalJson({ kind: "nouns", ...family })),
    ...parts.suppliers.map((supplier) => canonicalJson({ kind: "supplier", ...supplier })),
  ];
  const newest =
    parts.lists
      .map((list) => list.retrieved)
      .sort()
      .at(-1) ?? "";
  const hash = sha256Of([canonicalJson(parts.lists), ...body].join("\n"));
  const version = `${newest.replaceAll("-", ".")}-${hash.slice(0, 8)}`;
  const head = canonicalJson({ kind: "release", version, lists: parts.lists });
  return { jsonl: `${[head, ...body].join("\n")}\n`, data: { version, ...parts } };
}
