import { marksPages } from "../decide/decide-category.ts";
import { GateDraft } from "../gate/build.ts";
import { modelGateKeys, nameKeys } from "../gate/keys.ts";
import type { GateKeys } from "../gate/keys.ts";
import { identifierGateKeys } from "../identifiers/gate-keys.ts";
import { isTooShort, stemOf, tokenise, unitsOf } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import type { ListData, Name, Supplier } from "../vocabulary.ts";
import { toTheEnd } from "../steps.ts";
import { CLASS, CLASS_NOT, EXCLUDE, MODEL_LINE, NAME, NEEDS, NOUN } from "./layout.ts";
import { modelBeginnings } from "../models/beginnings.ts";
import { EntryDraft } from "./pack.ts";
import { modelKeys, startKeys } from "./start-keys.ts";

/** The derived artefacts of a release: the full index for the background and the filters for the page. */
export interface BuiltIndex {
  readonly index: ArrayBuffer;
  readonly gate: ArrayBuffer;
  /** For pages of buyers whom a category rule binds: it lets the terms of those rules' classes through too. */
  readonly categoryGate: ArrayBuffer;
}

/** Suppliers between two steps: a few milliseconds of work. */
const A_STEP = 256;

/** What is made of a list: the entries of its index, and the gate keys of each kind of page. */
interface Draft {
  readonly table: Uint32Array;
  readonly entries: EntryDraft;
  readonly gate: GateDraft;
}

/** Derives index and gate from a release; the same release and table always give the same bytes. */
export function buildIndex(list: ListData, table: Uint32Array): BuiltIndex {
  return toTheEnd(buildIndexSteps(list, table));
}

/** The same in steps, so that a worker can answer messages in between. */
export function* buildIndexSteps(
  list: ListData,
  table: Uint32Array,
): Generator<undefined, BuiltIndex> {
  const into: Draft = { table, entries: new EntryDraft(), gate: new GateDraft(table) };
  const weakStems = weakNames(list, table);
  let owner = 0;
  for (const supplier of list.suppliers) {
    addSupplier(into, supplier, owner++, weakStems);
    if (owner % A_STEP === 0) yield;
  }
  const marking = addClassesAndNouns(into, list);
  for (const keys of identifierGateKeys(list, table)) into.gate.add(keys);
  yield;
  const gate = into.gate.build();
  yield;
  for (const keys of marking) into.gate.add(keys);
  const categoryGate = into.gate.build();
  yield;
  return { index: yield* into.entries.pack(), gate, categoryGate };
}

/** Adds classes and nouns to the index; gives the gate keys of the classes that a rule marks on pages. */
function addClassesAndNouns(into: Draft, list: ListData): readonly GateKeys[] {
  const marked = markedClasses(list);
  const marking: GateKeys[] = [];
  const add = (texts: readonly string[], owner: number, kind: number): void => {
    for (const text of withPlurals(new Set(texts))) {
      const tokens = addText(into, text, owner, kind);
      if (kind === CLASS && marked.has(owner)) marking.push(nameKeys(tokens, into.table));
    }
  };
  list.classes.forEach((productClass, owner) => {
    add(Object.values(productClass.terms).flat(), owner, CLASS);
    add(productClass.exclusions, owner, CLASS_NOT);
  });
  list.nouns.forEach((family, owner) => {
    add(family.terms, owner, NOUN);
  });
  return marking;
}

/** Positions of the classes that a category rule may mark on a page, whenever it is in force. */
function markedClasses({ categoryRules, programs, classes }: ListData): ReadonlySet<number> {
  const marking = categoryRules.filter((rule) =>
    programs.some((program) => program.id === rule.program && marksPages(rule, program)),
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

function addSupplier(
  into: Draft,
  supplier: Supplier,
  owner: number,
  weakStems: ReadonlyMap<string, number>,
): void {
  const { table } = into;
  const named = supplier.names.map((name) => tokenise(name.text, table));
  const whole = new Set(named.map((tokens) => tokens.join("")));
  const stems = new Set<string>();
  supplier.names.forEach((name, item) => {
    const tokens = named[item] ?? [];
    addName(into, tokens, owner, item, needOf(name));
    const stem = name.weak === "complete" ? null : stemOf(tokens);
    const text = stem?.join("") ?? "";
    if (stem === null || whole.has(text) || stems.has(text)) return;
    stems.add(text);
    const need = Math.max(needOf(name), weakStems.get(text) ?? 0, isTooShort(stem, table) ? 1 : 0);
    addName(into, stem, owner, item, need);
  });
  for (const exclusion of supplier.exclusions) {
    const text = exclusion.text ?? exclusion.phrase ?? exclusion.host;
    if (text !== undefined) addText(into, text, owner, EXCLUDE);
  }
  supplier.models.forEach((line, item) => {
    line.patterns.forEach((pattern, number) => {
      const beginnings = modelBeginnings(pattern);
      const fields = [owner, item, MODEL_LINE, line.weak ? 1 : 0] as const;
      into.entries.add([number], fields, modelKeys(beginnings));
      into.gate.add(modelGateKeys(beginnings));
    });
  });
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

function addName(into: Draft, tokens: Tokens, owner: number, item: number, need: number): void {
  addTokens(into, tokens, [owner, item, NAME, need]);
  into.gate.add(nameKeys(tokens, into.table));
}

function addText(into: Draft, text: string, owner: number, kind: number): Tokens {
  const tokens = tokenise(text, into.table);
  addTokens(into, tokens, [owner, 0, kind, 0]);
  return tokens;
}

function addTokens(
  { entries, table }: Draft,
  tokens: Tokens,
  fields: readonly [owner: number, item: number, kind: number, need: number],
): void {
  const units = unitsOf(tokens);
  if (units.length === 0)
    throw new RangeError(
      `a name without letters or digits (owner ${String(fields[0])}, item ${String(fields[1])})`,
    );
  entries.add(units, fields, startKeys(tokens, table));
}
