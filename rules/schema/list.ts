import type {
  CategoryRule,
  ListData,
  ListInfo,
  NounFamily,
  ProductClass,
  Program,
  Supplier,
} from "../vocabulary.ts";
import { listRecord } from "./record.ts";
import type { ListRecord } from "./record.ts";

/** A release that cannot be read: which line of `list.jsonl`, which field of it, and why. */
export class ListError extends Error {
  /** Counted from 1; 0 when the fault is in no single line. */
  readonly line: number;
  /** Path of the field inside the record, `listings.3.listedOn`; empty for the whole line. */
  readonly field: string;

  constructor(line: number, field: string, message: string) {
    super(`list.jsonl line ${String(line)}${field === "" ? "" : `, ${field}`}: ${message}`);
    this.name = "ListError";
    this.line = line;
    this.field = field;
  }
}

interface Draft {
  version: string | null;
  lists: readonly ListInfo[];
  readonly programs: Map<string, Program>;
  readonly classes: Map<string, ProductClass>;
  readonly categoryRules: Map<string, CategoryRule>;
  readonly nouns: Map<string, NounFamily>;
  readonly suppliers: Map<string, Supplier>;
}

/** Reads a release from its canonical JSON lines. Throws a ListError at the first doubt; an empty list is never valid. */
export function parseListData(jsonl: string): ListData {
  const draft: Draft = {
    version: null,
    lists: [],
    programs: new Map(),
    classes: new Map(),
    categoryRules: new Map(),
    nouns: new Map(),
    suppliers: new Map(),
  };
  const lines = jsonl.split("\n");
  if (lines.pop() !== "") throw new ListError(lines.length + 1, "", "the last line is cut short");
  lines.forEach((line, index) => {
    addRecord(draft, parseLine(line, index + 1), index + 1);
  });
  const { version, lists, programs, classes, categoryRules, nouns, suppliers } = draft;
  if (version === null) throw new ListError(1, "", "the release line is missing");
  if (programs.size === 0 || suppliers.size === 0)
    throw new ListError(0, "", "a list without programs or suppliers");
  checkReferences(draft);
  return {
    version,
    lists,
    programs: [...programs.values()],
    classes: [...classes.values()],
    categoryRules: [...categoryRules.values()],
    nouns: [...nouns.values()],
    suppliers: [...suppliers.values()],
  };
}

function parseLine(line: string, number: number): ListRecord {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new ListError(number, "", "is not JSON");
  }
  const parsed = listRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ListError(
    number,
    issue?.path.map(String).join(".") ?? "",
    issue?.message ?? "is not a record of a list",
  );
}

function addRecord(draft: Draft, record: ListRecord, line: number): void {
  if ((record.kind === "release") !== (line === 1)) {
    throw new ListError(line, "kind", "the release line stands first, and once");
  }
  switch (record.kind) {
    case "release":
      draft.version = record.version;
      draft.lists = record.lists;
      return;
    case "program": {
      const { kind: _kind, ...program } = record;
      return addOnce(draft.programs, program, line);
    }
    case "class": {
      const { kind: _kind, ...productClass } = record;
      return addOnce(draft.classes, productClass, line);
    }
    case "category-rule": {
      const { kind: _kind, ...rule } = record;
      return addOnce(draft.categoryRules, rule, line);
    }
    case "nouns": {
      const { kind: _kind, ...family } = record;
      return addOnce(draft.nouns, family, line);
    }
    case "supplier": {
      const { kind: _kind, ...supplier } = record;
      return addOnce(draft.suppliers, supplier, line);
    }
  }
}

function addOnce<Item extends { readonly id: string }>(
  held: Map<string, Item>,
  item: Item,
  line: number,
): void {
  if (held.has(item.id)) throw new ListError(line, "id", `${item.id} stands twice`);
  held.set(item.id, item);
}

function checkReferences({ programs, classes, categoryRules, suppliers }: Draft): void {
  for (const supplier of suppliers.values()) {
    const unknown = supplier.listings.find((listing) => !programs.has(listing.program));
    if (unknown !== undefined)
      throw new ListError(0, supplier.id, `listing under unknown program ${unknown.program}`);
  }
  for (const { id, program, productClass } of categoryRules.values()) {
    if (!programs.has(program)) throw new ListError(0, id, `rule of unknown program ${program}`);
    if (!classes.has(productClass))
      throw new ListError(0, id, `rule about unknown class ${productClass}`);
  }
  for (const productClass of classes.values()) {
    if (productClass.within !== undefined && !classes.has(productClass.within))
      throw new ListError(0, productClass.id, `within unknown class ${productClass.within}`);
    for (const procedure of Object.values(productClass.procedures)) {
      if (!programs.has(procedure.program)) {
        throw new ListError(
          0,
          productClass.id,
          `procedure of unknown program ${procedure.program}`,
        );
      }
    }
  }
}
