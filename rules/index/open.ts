import { compileModel } from "../models/program.ts";
import type { ModelProgram } from "../models/program.ts";
import { tokenise } from "../names/compile-name.ts";
import { cutLegalForms } from "../names/legal-forms.ts";
import { fileIdentifiers, openIdentifiers } from "../identifiers/held.ts";
import type { HeldIdentifiers } from "../identifiers/held.ts";
import { countNames } from "../lookup/names-of.ts";
import type { Listing, ListData, ListHead, ProductClass, Program } from "../vocabulary.ts";
import { viewIndex } from "./layout.ts";
import type { IndexSections } from "./layout.ts";
import { openRecords } from "./records.ts";
import type { Decode } from "./records.ts";
import { heldSuppliers } from "./suppliers.ts";
import type { Suppliers } from "./suppliers.ts";

/** A release ready to screen with: its records, read as they are needed, and the index over them. */
export interface ListView {
  /** All of the release but its suppliers. */
  readonly data: ListHead;
  readonly index: IndexSections;
  readonly table: Uint32Array;
  readonly suppliers: Suppliers;
  readonly identifiers: HeldIdentifiers;
  /** How many names the suppliers have, as `namesOf` counts. */
  readonly nameCount: number;
  readonly programs: ReadonlyMap<string, Program>;
  readonly classes: ReadonlyMap<string, ProductClass>;
  /** Noun families by word, and by supplier number those that make its weak names real; the latter filled on first use. */
  readonly familiesByWord: ReadonlyMap<string, readonly number[]>;
  readonly families: Map<number, ReadonlySet<number>>;
  /** Compiled model patterns by supplier number and line; filled on first use. */
  readonly modelPrograms: Map<string, ModelProgram>;
  /** Folded listed names and aliases without legal form, by listing; filled on first use. */
  readonly listedNames: Map<Listing, ReadonlySet<string>>;
}

/** The files of a release by which it is opened without reading it through; each is vouched for by its hash. */
export interface ListFiles {
  /** `list.jsonl`: canonical lines that were proved by `parseRelease` when the release was accepted. */
  readonly jsonl: Uint8Array;
  /** `records.bin`, of `buildRecords`. */
  readonly records: ArrayBuffer;
  /** `index.bin`, of `buildIndex`. */
  readonly index: ArrayBuffer;
  /** `fold.bin`, the table that the index was built with. */
  readonly fold: ArrayBuffer;
}

/**
 * Opens a release that was accepted before: reads its head, and each supplier when it is first asked for. Throws a RangeError
 * when the files do not belong together or are of another layout, a ListError when the head cannot be read; so does,
 * later, whatever asks for a supplier whose record cannot be read. `decode` turns UTF-8 into text, or throws.
 */
export function openListFiles(files: ListFiles, decode: Decode): ListView {
  const { head, ...rest } = openRecords(files.jsonl, files.records, decode);
  return join(head, rest, files.index, new Uint32Array(files.fold));
}

/** Opens a release that was read in full. Throws a RangeError when it and the index do not belong together. */
export function openList(data: ListData, index: ArrayBuffer, table: Uint32Array): ListView {
  const { suppliers: all, ...head } = data;
  if (all.length === 0) throw new RangeError("an empty list");
  const suppliers = heldSuppliers(all);
  const identifiers = openIdentifiers(fileIdentifiers(data), suppliers);
  return join(head, { suppliers, identifiers, nameCount: countNames(data) }, index, table);
}

function join(
  data: ListHead,
  rest: Pick<ListView, "suppliers" | "identifiers" | "nameCount">,
  index: ArrayBuffer,
  table: Uint32Array,
): ListView {
  const sections = viewIndex(index);
  if (sections.owners > Math.max(rest.suppliers.count, data.classes.length, data.nouns.length))
    throw new RangeError("index of another list");
  const familiesByWord = new Map<string, number[]>();
  data.nouns.forEach((family, position) => {
    for (const word of family.words)
      familiesByWord.set(word, [...(familiesByWord.get(word) ?? []), position]);
  });
  return {
    data,
    ...rest,
    index: sections,
    table,
    programs: new Map(data.programs.map((program) => [program.id, program])),
    classes: new Map(data.classes.map((productClass) => [productClass.id, productClass])),
    familiesByWord,
    families: new Map(),
    modelPrograms: new Map(),
    listedNames: new Map(),
  };
}

/** Positions of the noun families that make a supplier's weak names real. */
export function familiesOf(view: ListView, supplier: number): ReadonlySet<number> {
  let families = view.families.get(supplier);
  if (families === undefined) {
    const words = view.suppliers.at(supplier)?.names.flatMap((name) => name.nouns ?? []) ?? [];
    families = new Set(words.flatMap((word) => view.familiesByWord.get(word) ?? []));
    view.families.set(supplier, families);
  }
  return families;
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
  const source = view.suppliers.at(supplier)?.models[line]?.patterns[pattern];
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
