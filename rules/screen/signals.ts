import { foldText } from "../fold/fold.ts";
import type { Folded } from "../fold/fold.ts";
import { findIdentifiers } from "../identifiers/find.ts";
import { labelledStretches } from "../identifiers/labelled-stretches.ts";
import { CLASS, CLASS_NOT, EXCLUDE, IDENTIFIER, MODEL_LINE, NAME, NOUN } from "../index/layout.ts";
import type { ListView } from "../index/open.ts";
import type { Block, LabelledSpan, Profile } from "../vocabulary.ts";
import { procedureFor } from "./procedure.ts";
import { statesOffer } from "./role-phrases.ts";
import { scan } from "./scan.ts";
import type { Occurrence } from "./scan.ts";

/** Everything found in a block and, for second signals only, in the offer around it. */
export interface Signals {
  readonly folded: Folded;
  /** What stands in the block itself, in order; names of another firm are left out. */
  readonly occurrences: readonly Occurrence[];
  /** Supplier positions with a strong name or model in the block or around it. */
  readonly strong: ReadonlySet<number>;
  /** Positions of the noun families of which a term stands in the block or around it. */
  readonly families: ReadonlySet<number>;
  /** Ids of the product classes named in the block or around it. */
  readonly classes: readonly string[];
  /** A product noun, model, class, quantity or price is stated: the block is an offer. */
  readonly isOffer: boolean;
  /** A price or quantity is stated. */
  readonly isPriced: boolean;
}

/** Reads one block; null when no supplier's name, model or identifier stands in it. */
export function readSignals(view: ListView, block: Block): Signals | null {
  const folded = foldText(block.text, view.table);
  const found = [...scan(view, folded, block.text), ...identifiersIn(view, folded, block.labels)];
  if (!found.some(({ kind }) => kind === NAME || kind === MODEL_LINE || kind === IDENTIFIER))
    return null;
  const occurrences = standing(view, found);
  const around = block.around === undefined ? [] : foundAround(view, block.around);
  const both = [occurrences, standing(view, around)];
  const all = both.flat();
  const isPriced =
    statesOffer(block.text) || (block.around !== undefined && statesOffer(block.around));
  const classIds = both.flatMap((found) => classesIn(view, found));
  return {
    folded,
    occurrences,
    strong: new Set(all.filter((found) => isStrong(view, found)).map((found) => found.owner)),
    families: familiesIn(view, all, classIds),
    classes: [...new Set(classIds)],
    isOffer:
      classIds.length > 0 ||
      all.some((found) => found.kind === NOUN || found.kind === MODEL_LINE) ||
      isPriced,
    isPriced,
  };
}

/** What stands around a block, its identifiers too: they make a weak name of their holder real. */
function foundAround(view: ListView, text: string): readonly Occurrence[] {
  const folded = foldText(text, view.table);
  return [...scan(view, folded, text), ...identifiersIn(view, folded)];
}

function identifiersIn(
  view: ListView,
  folded: Folded,
  labels: readonly LabelledSpan[] = [],
): readonly Occurrence[] {
  const stretches = labelledStretches(labels, folded, view.table);
  return findIdentifiers(view.identifiers, folded, stretches).map((found) => ({
    ...found,
    entry: -1,
    kind: IDENTIFIER,
    need: 0,
  }));
}

function familiesIn(
  view: ListView,
  found: readonly Occurrence[],
  classIds: readonly string[],
): ReadonlySet<number> {
  const families = new Set(found.filter((each) => each.kind === NOUN).map((each) => each.owner));
  view.data.nouns.forEach((family, position) => {
    if (family.classes.some((id) => classIds.includes(id))) families.add(position);
  });
  return families;
}

/** A lead (a relabelled or former brand) never makes another weak name real. */
function isStrong(view: ListView, found: Occurrence): boolean {
  if (found.need !== 0) return false;
  if (found.kind === MODEL_LINE) return true;
  const supplier = view.suppliers.at(found.owner);
  if (found.kind === IDENTIFIER) return supplier?.identifiers[found.item]?.uncited !== true;
  return found.kind === NAME && supplier?.names[found.item]?.relation === undefined;
}

/**
 * Drops names that are equal to or inside an exclusion of the same supplier, and its lines and models where only the
 * other firm of that name is named. An exclusion that ends inside a product word is none: 中兴路 is a street, 中兴|路由器 is not.
 */
function standing(view: ListView, found: readonly Occurrence[]): readonly Occurrence[] {
  const nouns = found.filter((each) => each.kind === NOUN || each.kind === CLASS);
  const exclusions = found.filter(
    (each) =>
      each.kind === EXCLUDE &&
      !nouns.some((noun) => noun.from > each.from && noun.from < each.to && noun.to > each.to),
  );
  if (exclusions.length === 0) return found;
  const named = found.filter(
    (each) =>
      each.kind === NAME &&
      !exclusions.some(
        (other) => other.owner === each.owner && other.from <= each.from && other.to >= each.to,
      ),
  );
  const stands = new Set(named);
  // Both groups that part a name sell the same product lines: a line speaks for neither of them.
  const isLine = (each: Occurrence) =>
    view.suppliers.at(each.owner)?.names[each.item]?.kind === "line";
  const owners = new Set(named.filter((each) => !isLine(each)).map((each) => each.owner));
  const others = new Set(
    found.filter((each) => each.kind === NAME && !stands.has(each)).map((each) => each.owner),
  );
  const isOfOther = (each: Occurrence) => others.has(each.owner) && !owners.has(each.owner);
  return found.filter((each) => {
    if (each.kind === NAME) return stands.has(each) && !isOfOther(each);
    return each.kind !== MODEL_LINE || !isOfOther(each);
  });
}

/** Ids of the product classes that occurrences name, those inside an exclusion left out. */
export function classesIn(view: ListView, found: readonly Occurrence[]): readonly string[] {
  const not = found.filter((each) => each.kind === CLASS_NOT);
  return found
    .filter((each) => each.kind === CLASS)
    .filter(
      (each) =>
        !not.some(
          (other) => other.owner === each.owner && other.from <= each.from && other.to >= each.to,
        ),
    )
    .flatMap((each) => view.data.classes[each.owner]?.id ?? []);
}

/** The classes, of `ids` or wider ones, of which a procedure binding this buyer speaks on the date. */
export function classesInScope(
  view: ListView,
  ids: readonly string[],
  profile: Profile,
  date: string,
): readonly string[] {
  const inScope = ids.flatMap((id) => {
    const procedure = procedureFor(view, id, profile);
    if (procedure?.program.effect !== "procedure") return [];
    const { from, to } = procedure.period;
    return from <= date && (to ?? date) >= date ? [procedure.classId] : [];
  });
  return [...new Set(inScope)];
}
