import type {
  CategoryRule,
  ListData,
  ListHead,
  ListInfo,
  NounFamily,
  ProductClass,
  Program,
  Supplier,
} from "../vocabulary.ts";
import { ListError } from "./list-error.ts";
import type { ListRecord } from "./record.ts";

/** A release in the making: takes its records in the order of their lines, and refuses what contradicts the others. */
export class ReleaseDraft {
  #version: string | null = null;
  #lists: readonly ListInfo[] = [];
  readonly #programs = new Map<string, Program>();
  readonly #classes = new Map<string, ProductClass>();
  readonly #categoryRules = new Map<string, CategoryRule>();
  readonly #nouns = new Map<string, NounFamily>();
  readonly #suppliers = new Map<string, Supplier>();

  /** Takes the record of a line, counted from 1. Throws a ListError when it stands in the wrong place, or twice. */
  add(record: ListRecord, line: number): void {
    if ((record.kind === "release") !== (line === 1)) {
      throw new ListError(line, "kind", "the release line stands first, and once");
    }
    switch (record.kind) {
      case "release":
        this.#version = record.version;
        this.#lists = record.lists;
        return;
      case "program": {
        const { kind: _kind, ...program } = record;
        return addOnce(this.#programs, program, line);
      }
      case "class": {
        const { kind: _kind, ...productClass } = record;
        return addOnce(this.#classes, productClass, line);
      }
      case "category-rule": {
        const { kind: _kind, ...rule } = record;
        return addOnce(this.#categoryRules, rule, line);
      }
      case "nouns": {
        const { kind: _kind, ...family } = record;
        return addOnce(this.#nouns, family, line);
      }
      case "supplier": {
        const { kind: _kind, ...supplier } = record;
        return addOnce(this.#suppliers, supplier, line);
      }
    }
  }

  /** All that was taken but suppliers. Throws a ListError when the release line or every program is missing. */
  head(): ListHead {
    if (this.#version === null) throw new ListError(1, "", "the release line is missing");
    if (this.#programs.size === 0) throw new ListError(0, "", "a list without programs");
    return {
      version: this.#version,
      lists: this.#lists,
      programs: [...this.#programs.values()],
      classes: [...this.#classes.values()],
      categoryRules: [...this.#categoryRules.values()],
      nouns: [...this.#nouns.values()],
    };
  }

  /** The whole release. Throws a ListError when it speaks of nobody and nothing, or a record speaks of one that is not there. */
  data(): ListData {
    const head = this.head();
    // An organisation's own list may hold rules about classes of product alone.
    if (this.#suppliers.size === 0 && this.#categoryRules.size === 0)
      throw new ListError(0, "", "a list without suppliers");
    this.#checkReferences();
    return { ...head, suppliers: [...this.#suppliers.values()] };
  }

  #checkReferences(): void {
    for (const supplier of this.#suppliers.values()) {
      const unknown = supplier.listings.find((listing) => !this.#programs.has(listing.program));
      if (unknown !== undefined)
        throw new ListError(0, supplier.id, `listing under unknown program ${unknown.program}`);
    }
    for (const { id, program, productClass } of this.#categoryRules.values()) {
      if (!this.#programs.has(program))
        throw new ListError(0, id, `rule of unknown program ${program}`);
      if (!this.#classes.has(productClass))
        throw new ListError(0, id, `rule about unknown class ${productClass}`);
    }
    for (const productClass of this.#classes.values()) this.#checkClass(productClass);
  }

  #checkClass({ id, within, procedures }: ProductClass): void {
    if (within !== undefined && !this.#classes.has(within))
      throw new ListError(0, id, `within unknown class ${within}`);
    // What is asked of a class is asked of the wider ones too: that has to end.
    let wider = within;
    for (let left = this.#classes.size; left > 0 && wider !== undefined; left--) {
      if (wider === id) throw new ListError(0, id, "within itself");
      wider = this.#classes.get(wider)?.within;
    }
    for (const { program } of Object.values(procedures)) {
      if (!this.#programs.has(program))
        throw new ListError(0, id, `procedure of unknown program ${program}`);
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
