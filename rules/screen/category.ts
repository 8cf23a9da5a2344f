import type { CategoryVerdict } from "../category-words.ts";
import { decideCategory, isRuleInForce, marksPages, speaksTo } from "../decide/decide-category.ts";
import { KATAKANA } from "../fold/classes.ts";
import { foldText } from "../fold/fold.ts";
import { CLASS, CLASS_NOT } from "../index/layout.ts";
import type { ListView } from "../index/open.ts";
import { legalFormAhead } from "../names/legal-forms.ts";
import type { Block, CategoryRule, Circumstances, Program, Verdict } from "../vocabulary.ts";
import { goesWithClass } from "./class-goods.ts";
import { statedOrigins } from "./origin.ts";
import type { OriginStatement } from "./origin.ts";
import { statesOffer } from "./role-phrases.ts";
import { roleOf } from "./role.ts";
import { scan } from "./scan.ts";
import type { Occurrence } from "./scan.ts";

/** A rule that may mark pages of this buyer on this date, with its program and the position of its class. */
interface Speaking {
  readonly rule: CategoryRule;
  readonly program: Program;
  readonly owner: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What category rules say of blocks: at most one hit per block and rule, on the first term that offers goods of the class.
 * `verdicts` are what the same blocks say of suppliers; a span is never both. Costs nothing for a buyer whom no rule binds.
 */
export function screenCategories(
  view: ListView,
  blocks: readonly Block[],
  c: Circumstances,
  verdicts: readonly Verdict[],
): CategoryVerdict[] {
  const speaking = rulesFor(view, c);
  if (speaking.length === 0) return [];
  const byBlock = new Map<number, Verdict[]>();
  for (const verdict of verdicts)
    byBlock.set(verdict.block, [...(byBlock.get(verdict.block) ?? []), verdict]);
  return blocks.flatMap((block, position) =>
    screenBlock(view, block, position, speaking, byBlock.get(position) ?? [], c),
  );
}

function rulesFor(view: ListView, c: Circumstances): readonly Speaking[] {
  return view.data.categoryRules.flatMap((rule): Speaking[] => {
    const program = view.programs.get(rule.program);
    if (program === undefined || !marksPages(program) || !speaksTo(rule, c.profile)) return [];
    if (!isRuleInForce(rule, program, c.date)) return [];
    const owner = view.data.classes.findIndex(({ id }) => id === rule.productClass);
    return owner < 0 ? [] : [{ rule, program, owner }];
  });
}

function screenBlock(
  view: ListView,
  block: Block,
  position: number,
  speaking: readonly Speaking[],
  verdicts: readonly Verdict[],
  c: Circumstances,
): CategoryVerdict[] {
  const folded = foldText(block.text, view.table);
  const found = scan(view, folded);
  if (
    !found.some(
      ({ kind, owner }) => kind === CLASS && speaking.some((each) => each.owner === owner),
    )
  )
    return [];
  // An article speaks of goods without offering them.
  if (c.article === true && !statesOffer(block.text)) return [];
  const begins = ({ from }: Occurrence) =>
    folded.classes[from] !== KATAKANA || from === 0 || folded.classes[from - 1] !== KATAKANA;
  const spanOf = ({ from, to }: Occurrence): Span => ({
    start: folded.starts[from] ?? 0,
    end: folded.ends[to - 1] ?? 0,
  });
  let origins: Origins | null = null;
  return speaking.flatMap(({ rule, program, owner }): CategoryVerdict[] => {
    for (const span of termsOf(found, owner).filter(begins).map(spanOf)) {
      const { start, end } = span;
      if (verdicts.some((each) => each.start < end && each.end > start)) continue;
      if (!isOffered(block, span)) continue;
      origins ??= originsOf(view, block);
      const countries = countriesOf(span, origins, block.text);
      // A page's menu names classes without offering any.
      if (countries.length === 0 && c.host !== undefined && standsBare(block, span)) continue;
      const outcome = decideCategory(rule, program, { countries }, c);
      if (outcome === null) continue;
      const matched = block.text.slice(start, end);
      return [{ kind: "category", block: position, ...span, rule: rule.id, matched, ...outcome }];
    }
    return [];
  });
}

/** True for a term with nothing else in its block or, but for a price or quantity, around it. */
function standsBare({ text, around }: Block, { start, end }: Span): boolean {
  const rest = text.slice(0, start) + text.slice(end);
  return !/[\p{L}\p{N}]{2}|\p{N}/u.test(rest) && (around === undefined || !statesOffer(around));
}

/**
 * The terms of a class that stand for it: not inside a phrase that only contains one, not part of a longer term of another
 * class (a drone battery is no drone), and none at all beside a phrase of other goods that holds no term (woodworking).
 */
function termsOf(found: readonly Occurrence[], owner: number): readonly Occurrence[] {
  const terms = found.filter((each) => each.kind === CLASS);
  const own = terms.filter((each) => each.owner === owner);
  const not = found.filter((each) => each.kind === CLASS_NOT && each.owner === owner);
  if (not.some((phrase) => !own.some((term) => holds(phrase, term)))) return [];
  return own.filter(
    (term) =>
      !not.some((phrase) => holds(phrase, term)) &&
      !terms.some((longer) => longer.owner !== owner && isWithin(term, longer)),
  );
}

function holds(outer: Occurrence, inner: Occurrence): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}

function isWithin(inner: Occurrence, outer: Occurrence): boolean {
  return holds(outer, inner) && outer.to - outer.from > inner.to - inner.from;
}

/** True when goods of the class are on offer: not what they go with, what is left out, or a firm of that name. */
function isOffered(block: Block, span: Span): boolean {
  const before = block.text.slice(0, span.start);
  const after = block.text.slice(span.end);
  if (goesWithClass(before, after) || legalFormAhead(after.slice(0, 40)) > 0) return false;
  const { role } = roleOf(block, span.start, span.end, span, true);
  return role !== "compatible" && role !== "excluded" && role !== "seller";
}

/** Where goods are stated to come from: in the block itself, and where it says nothing, in the offer around it. */
interface Origins {
  readonly own: readonly OriginStatement[];
  readonly around: readonly OriginStatement[];
}

function originsOf(view: ListView, { text, labels, around }: Block): Origins {
  const own = statedOrigins(text, labels, view.table);
  if (own.length > 0 || around === undefined) return { own, around: [] };
  return { own, around: statedOrigins(around, undefined, view.table) };
}

/**
 * The countries that are said of a term: by the statement on its own line if there is one, after it rather than before. What
 * stands around the block cannot be told apart, so all of it counts.
 */
function countriesOf({ start, end }: Span, { own, around }: Origins, text: string): string[] {
  if (own.length === 0) return around.flatMap((each) => each.countries);
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const lineEnd = text.indexOf("\n", end);
  const onLine = own.filter(
    (each) => each.start >= lineStart && (lineEnd < 0 || each.start < lineEnd),
  );
  const among = onLine.length > 0 ? onLine : own;
  const nearest = among.find((each) => each.start >= end) ?? among.at(-1);
  return [...(nearest?.countries ?? [])];
}
