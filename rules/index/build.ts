import { marksPages } from "../decide/decide-category.ts";
import { buildGate } from "../gate/build.ts";
import { modelGateKeys, nameKeys } from "../gate/keys.ts";
import type { GateKeys } from "../gate/keys.ts";
import { identifierGateKeys } from "../identifiers/gate-keys.ts";
import { isTooShort, stemOf, tokenise, unitsOf } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import type { ListData, Name, Supplier } from "../vocabulary.ts";
import {
  CLASS,
  CLASS_NOT,
  EXCLUDE,
  HEADER_WORDS,
  LAYOUT,
  MAGIC,
  MODEL_LINE,
  NAME,
  NEEDS,
  NOUN,
  STRIDE,
} from "./layout.ts";
import { modelBeginnings } from "../models/beginnings.ts";
import { modelKeys, startKeys } from "./start-keys.ts";

interface Draft {
  readonly units: Uint16Array;
  readonly owner: number;
  readonly item: number;
  readonly kind: number;
  readonly need: number;
  readonly keys: readonly number[];
  readonly gate: GateKeys;
}

/** The derived artefacts of a release: the full index for the background and the filters for the page. */
export interface BuiltIndex {
  readonly index: ArrayBuffer;
  readonly gate: ArrayBuffer;
  /** For pages of buyers whom a category rule binds: it lets the terms of those rules' classes through too. */
  readonly categoryGate: ArrayBuffer;
}

/** Derives index and gate from a release; the same release and table always give the same bytes. */
export function buildIndex(list: ListData, table: Uint32Array): BuiltIndex {
  const drafts: Draft[] = [];
  const weakStems = weakNames(list, table);
  list.suppliers.forEach((supplier, owner) => {
    drafts.push(...supplierDrafts(supplier, owner, table, weakStems));
  });
  list.classes.forEach((productClass, owner) => {
    const terms = Object.values(productClass.terms).flat();
    for (const term of withPlurals(new Set(terms)))
      drafts.push(draft(term, owner, 0, CLASS, 0, table));
    for (const phrase of withPlurals(new Set(productClass.exclusions)))
      drafts.push(draft(phrase, owner, 0, CLASS_NOT, 0, table));
  });
  list.nouns.forEach((family, owner) => {
    for (const term of withPlurals(new Set(family.terms)))
      drafts.push(draft(term, owner, 0, NOUN, 0, table));
  });
  const marked = markedClasses(list);
  const isNamed = ({ kind }: Draft) => kind === NAME || kind === MODEL_LINE;
  const isMarked = ({ kind, owner }: Draft) => kind === CLASS && marked.has(owner);
  const codes = identifierGateKeys(list, table);
  const gateOf = (isGated: (entry: Draft) => boolean) =>
    buildGate([...drafts.filter(isGated).map((entry) => entry.gate), ...codes]);
  return {
    index: pack(drafts),
    gate: gateOf(isNamed),
    categoryGate: gateOf((entry) => isNamed(entry) || isMarked(entry)),
  };
}

/** Positions of the classes that a category rule may mark on a page, whenever it is in force. */
function markedClasses({ categoryRules, programs, classes }: ListData): ReadonlySet<number> {
  const marking = categoryRules.filter((rule) =>
    programs.some((program) => program.id === rule.program && marksPages(program)),
  );
  return new Set(marking.map((rule) => classes.findIndex((each) => each.id === rule.productClass)));
}

/** Folded strings that are weak somewhere in the list: a stem that equals one of them is as weak. */
function weakNames(list: ListData, table: Uint32Array): ReadonlyMap<string, number> {
  const weak = new Map<string, number>();
  for (const supplier of list.suppliers) {
    for (const name of supplier.names) {
      if (name.weak === undefined || name.weak === "complete") continue;
      const text = tokenise(name.text, table).join("");
      weak.set(text, Math.max(weak.get(text) ?? 0, NEEDS.indexOf(name.weak)));
    }
  }
  return weak;
}

function supplierDrafts(
  supplier: Supplier,
  owner: number,
  table: Uint32Array,
  weakStems: ReadonlyMap<string, number>,
): Draft[] {
  const drafts: Draft[] = [];
  const whole = new Set(supplier.names.map((name) => tokenise(name.text, table).join("")));
  const stems = new Set<string>();
  supplier.names.forEach((name, item) => {
    const tokens = tokenise(name.text, table);
    drafts.push(fromTokens(tokens, owner, item, NAME, needOf(name), table));
    const stem = name.weak === "complete" ? null : stemOf(tokens);
    const text = stem?.join("") ?? "";
    if (stem === null || whole.has(text) || stems.has(text)) return;
    stems.add(text);
    const need = Math.max(needOf(name), weakStems.get(text) ?? 0, isTooShort(stem, table) ? 1 : 0);
    drafts.push(fromTokens(stem, owner, item, NAME, need, table));
  });
  for (const exclusion of supplier.exclusions) {
    const text = exclusion.text ?? exclusion.phrase ?? exclusion.host;
    if (text !== undefined) drafts.push(draft(text, owner, 0, EXCLUDE, 0, table));
  }
  supplier.models.forEach((line, item) => {
    line.patterns.forEach((pattern, number) => {
      const units = Uint16Array.of(number);
      const beginnings = modelBeginnings(pattern);
      drafts.push({
        units,
        owner,
        item,
        kind: MODEL_LINE,
        need: line.weak ? 1 : 0,
        keys: modelKeys(beginnings),
        gate: modelGateKeys(beginnings, table),
      });
    });
  });
  return drafts;
}

function needOf(name: Name): number {
  return name.weak === undefined || name.weak === "complete" ? 0 : NEEDS.indexOf(name.weak);
}

/** English nouns also stand in their plural; other scripts are taken as written. */
function withPlurals(terms: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(terms);
  for (const term of terms) if (/^[A-Za-z][A-Za-z -]*[A-Za-rt-z]$/.test(term)) all.add(`${term}s`);
  return all;
}

function draft(
  text: string,
  owner: number,
  item: number,
  kind: number,
  need: number,
  table: Uint32Array,
): Draft {
  return fromTokens(tokenise(text, table), owner, item, kind, need, table);
}

function fromTokens(
  tokens: Tokens,
  owner: number,
  item: number,
  kind: number,
  need: number,
  table: Uint32Array,
): Draft {
  if (tokens.join("").length === 0)
    throw new RangeError(
      `a name without letters or digits (owner ${String(owner)}, item ${String(item)})`,
    );
  return {
    units: unitsOf(tokens),
    owner,
    item,
    kind,
    need,
    keys: startKeys(tokens, table),
    gate: nameKeys(tokens, table),
  };
}

function pack(drafts: readonly Draft[]): ArrayBuffer {
  const byKey = new Map<number, number[]>();
  const order = drafts
    .map((_, id) => id)
    .sort((a, b) => length(drafts[b]) - length(drafts[a]) || a - b);
  for (const id of order) {
    for (const key of drafts[id]?.keys ?? []) {
      const held = byKey.get(key);
      if (held === undefined) byKey.set(key, [id]);
      else held.push(id);
    }
  }
  const keys = [...byKey.keys()].sort((a, b) => a - b);
  let slotCount = 16;
  while (slotCount < keys.length * 2) slotCount *= 2;
  const postingCount = keys.reduce((sum, key) => sum + (byKey.get(key)?.length ?? 0), 0);
  const unitCount = drafts.reduce((sum, entry) => sum + entry.units.length, 0);
  const words = HEADER_WORDS + slotCount * 3 + postingCount + drafts.length * STRIDE;
  const buffer = new ArrayBuffer(words * 4 + unitCount * 2 + (unitCount % 2) * 2);
  const all = new Uint32Array(buffer, 0, words);
  const owners = drafts.reduce((most, entry) => Math.max(most, entry.owner + 1), 0);
  all.set([MAGIC, LAYOUT, slotCount, postingCount, drafts.length, unitCount, owners]);
  const postingsAt = HEADER_WORDS + slotCount * 3;
  let posting = 0;
  for (const key of keys) {
    const ids = byKey.get(key) ?? [];
    const stored = key === 0 ? 1 : key;
    let slot = stored & (slotCount - 1);
    while (all[HEADER_WORDS + slot * 3] !== 0) slot = (slot + 1) & (slotCount - 1);
    all.set([stored, posting, ids.length], HEADER_WORDS + slot * 3);
    all.set(ids, postingsAt + posting);
    posting += ids.length;
  }
  const units = new Uint16Array(buffer, words * 4, unitCount);
  let unitAt = 0;
  drafts.forEach((entry, id) => {
    units.set(entry.units, unitAt);
    const at = postingsAt + postingCount + id * STRIDE;
    all.set([unitAt, entry.units.length, entry.owner, entry.item, entry.kind, entry.need], at);
    unitAt += entry.units.length;
  });
  return buffer;
}

function length(entry: Draft | undefined): number {
  return entry?.units.length ?? 0;
}
