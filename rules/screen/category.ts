import type { CategoryVerdict } from "../category-words.ts";
import { decideCategory, isRuleInForce, marksPages, speaksTo } from "../decide/decide-category.ts";
import { foldText } from "../fold/fold.ts";
import { CLASS } from "../index/layout.ts";
import type { ListView } from "../index/open.ts";
import { legalFormAhead } from "../names/legal-form-in-text.ts";
import type { Block, CategoryRule, Circumstances, Program, Verdict } from "../vocabulary.ts";
import { termsOf } from "./category-terms.ts";
import { goesWithClass } from "./class-goods.ts";
import { nearestOrigin, statedOrigins } from "./origin.ts";
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
    if (program === undefined || !marksPages(rule, program) || !speaksTo(rule, c.profile))
      return [];
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
  const found = scan(view, folded, block.text);
  const isNamed = ({ kind, owner }: Occurrence) =>
    kind === CLASS && speaking.some((each) => each.owner === owner);
  if (!found.some(isNamed)) return [];
  // An article speaks of goods without offering them.
  if (c.article === true && !statesOffer(block.text)) return [];
  let origins: Origins | null = null;
  return speaking.flatMap(({ rule, program, owner }): CategoryVerdict[] => {
    let verdict = 0;
    for (const { from, to } of termsOf(found, owner, folded)) {
      const start = folded.starts[from] ?? 0;
      const end = folded.ends[to - 1] ?? start;
      // Verdicts come in order, as terms do: what ends before this term ends before the next.
      while ((verdicts[verdict]?.end ?? Infinity) <= start) verdict++;
      if ((verdicts[verdict]?.start ?? Infinity) < end) continue;
      if (!isOffered(view, block, { start, end })) continue;
      origins ??= originsOf(view, block);
      const countries = countriesOf({ start, end }, origins, block.text);
      const isOnPage = c.host !== undefined;
      if (isOnPage && countries.length === 0 && isMenu(block, { start, end }, found, owner))
        continue;
      const outcome = decideCategory(rule, program, { countries }, c);
      if (outcome === null) continue;
      const matched = block.text.slice(start, end);
      return [
        { kind: "category", block: position, start, end, rule: rule.id, matched, ...outcome },
      ];
    }
    return [];
  });
}

/** A text that names so many other classes, and no price or quantity, lists departments and not goods. */
const CLASSES_OF_MENU = 2;

/** True for a page's menu, which names classes without offering any: a term with nothing else, or departments in a row. */
function isMenu(
  { text, around }: Block,
  { start, end }: Span,
  found: readonly Occurrence[],
  owner: number,
): boolean {
  if (statesOffer(text)) return false;
  const rest = text.slice(0, start) + text.slice(end);
  const isBare = !/[\p{L}\p{N}]{2}|\p{N}/u.test(rest);
  if (isBare) return around === undefined || !statesOffer(around);
  // One term may be of two classes (a router is network equipment): that counts as one.
  const own = new Set(
    found
      .filter((each) => each.kind === CLASS && each.owner === owner)
      .map((each) => `${String(each.from)} ${String(each.to)}`),
  );
  const others = found.filter(
    (each) => each.kind === CLASS && !own.has(`${String(each.from)} ${String(each.to)}`),
  );
  return new Set(others.map((each) => each.owner)).size >= CLASSES_OF_MENU;
}

/** True when goods of the class are on offer: not what they go with, what is left out, or a firm of that name. */
function isOffered(view: ListView, block: Block, span: Span): boolean {
  const before = block.text.slice(0, span.start);
  const after = block.text.slice(span.end);
  const beside = after.slice(0, 40);
  const isFirm = legalFormAhead(beside, foldText(beside, view.table), 0, 0) > 0;
  if (isFirm || goesWithClass(before, after)) return false;
  // A part of a code: MM-UAV-0030.
  if (/[\p{L}\p{N}][-_]$/u.test(before.slice(-3)) && /^[-_][\p{L}\p{N}]/u.test(after)) return false;
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

/** The countries that are said of a term. What stands around the block cannot be told apart, so all of it counts. */
function countriesOf(span: Span, { own, around }: Origins, text: string): readonly string[] {
  if (own.length === 0) return around.flatMap((each) => each.countries);
  return nearestOrigin(own, span.start, span.end, text)?.countries ?? [];
}
