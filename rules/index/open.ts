import { compileModel } from "../models/program.ts";
import type { ModelProgram } from "../models/program.ts";
import { tokenise } from "../names/compile-name.ts";
import { cutLegalForms } from "../names/legal-forms.ts";
import type { Listing, ListData, ProductClass, Program, Supplier } from "../vocabulary.ts";
import { STRIDE, viewIndex } from "./layout.ts";
import type { IndexSections } from "./layout.ts";

/** A release ready to screen with: the full records and the index over them. */
export interface ListView {
  readonly data: ListData;
  readonly index: IndexSections;
  readonly table: Uint32Array;
  readonly suppliers: ReadonlyMap<string, Supplier>;
  readonly programs: ReadonlyMap<string, Program>;
  readonly classes: ReadonlyMap<string, ProductClass>;
  /** Per supplier position, the noun families that make its weak names real. */
  readonly families: readonly ReadonlySet<number>[];
  /** Compiled model patterns by supplier position and line; filled on first use. */
  readonly modelPrograms: Map<string, ModelProgram>;
  /** Folded listed names and aliases without legal form, by listing; filled on first use. */
  readonly listedNames: Map<Listing, ReadonlySet<string>>;
}

/**
 * Joins records and index. Throws a RangeError when they do not belong together, so that a half-replaced file is
 * noticed and not screened with.
 */
export function openList(data: ListData, index: ArrayBuffer, table: Uint32Array): ListView {
  const sections = viewIndex(index);
  let owners = 0;
  for (let at = 2; at < sections.entries.length; at += STRIDE)
    owners = Math.max(owners, sections.entries[at] ?? 0);
  if (data.suppliers.length === 0) throw new RangeError("an empty list");
  if (owners >= Math.max(data.suppliers.length, data.classes.length, data.nouns.length))
    throw new RangeError("index of another list");
  return {
    data,
    index: sections,
    table,
    suppliers: new Map(data.suppliers.map((supplier) => [supplier.id, supplier])),
    programs: new Map(data.programs.map((program) => [program.id, program])),
    classes: new Map(data.classes.map((productClass) => [productClass.id, productClass])),
    families: familiesOf(data),
    modelPrograms: new Map(),
    listedNames: new Map(),
  };
}

function familiesOf(data: ListData): readonly ReadonlySet<number>[] {
  const byWord = new Map<string, number[]>();
  data.nouns.forEach((family, position) => {
    for (const word of family.words) byWord.set(word, [...(byWord.get(word) ?? []), position]);
  });
  return data.suppliers.map(
    (supplier) =>
      new Set(
        supplier.names.flatMap((name) =>
          (name.nouns ?? []).flatMap((word) => byWord.get(word) ?? []),
        ),
      ),
  );
}

/** The compiled pattern of a supplier's model line. */
export function modelProgram(
  view: ListView,
  supplier: number,
  line: number,
  pattern: number,
): ModelProgram | null {
  const key = `${String(supplier)}/${String(line)}/${String(pattern)}`;
  const held = view.modelPrograms.get(key);
  if (held !== undefined) return held;
  const source = view.data.suppliers[supplier]?.models[line]?.patterns[pattern];
  if (source === undefined) return null;
  const program = compileModel(source);
  view.modelPrograms.set(key, program);
  return program;
}

/** A name as one folded string without separators and legal form: equal strings are one name. */
export function plainName(text: string, table: Uint32Array): string {
  return cutLegalForms(tokenise(text, table)).join("");
}

/** True when a plain name is that of a listing or of one of its aliases, whatever their case, spacing or legal form. */
export function isListedName(view: ListView, listing: Listing, plain: string): boolean {
  let names = view.listedNames.get(listing);
  if (names === undefined) {
    names = new Set(
      [listing.listedName, ...listing.listedAliases].map((name) => plainName(name, view.table)),
    );
    view.listedNames.set(listing, names);
  }
  return names.has(plain);
}
