import type { Block, Circumstances, ReasonCode, Role } from "../vocabulary.ts";
import { isSameSpan } from "./candidates.ts";
import type { Candidate } from "./candidates.ts";
import { enumerates } from "./enumeration.ts";
import { roleOf } from "./role.ts";
import type { Signals } from "./signals.ts";

/** The role of a name, and what says so. */
export interface RoleFound {
  readonly role: Role;
  readonly why: readonly ReasonCode[];
}

/** Nothing says what part a name plays. */
export const UNKNOWN: RoleFound = { role: "unknown", why: [] };

/** The roles of the names of a block, each by what is said of it, of the names it stands with, and of its row. */
export function rolesOf(
  block: Block,
  candidates: readonly Candidate[],
  signals: Signals,
  c: Circumstances,
): readonly RoleFound[] {
  const wholes = wholeNames(block.text, candidates);
  // An article speaks of products without offering them: only a price or quantity there says that one is on offer.
  const isOffer = c.article === true ? signals.isPriced : signals.isOffer;
  const roles: RoleFound[] = [];
  candidates.forEach((each, at) => {
    const last = candidates[at - 1];
    const same = last !== undefined && isSameSpan(last, each) ? roles.at(-1) : undefined;
    if (same !== undefined) {
      roles.push(same);
      return;
    }
    const isAlsoExcluded = roles.at(-1)?.role === "excluded" && goesOn(block.text, last, each);
    roles.push(
      isAlsoExcluded
        ? { role: "excluded", why: ["role-phrase"] }
        : roleOf(block, each.start, each.end, wholes[at] ?? each, isOffer),
    );
  });
  if ((block.labels ?? []).length === 0) return roles;
  // A row that offers what goes with a maker's models names that maker in a column of its own.
  const goesWith = new Set(
    candidates.filter((_, at) => isByPhrase(roles[at], "compatible")).map((each) => each.supplier),
  );
  return roles.map((found, at) => {
    const supplier = candidates[at]?.supplier;
    const isColumn = found.role === "maker" && found.why.includes("role-label");
    return isColumn && supplier !== undefined && goesWith.has(supplier)
      ? { role: "compatible", why: ["role-phrase"] }
      : found;
  });
}

function isByPhrase(found: RoleFound | undefined, role: Role): boolean {
  return found?.role === role && found.why.includes("role-phrase");
}

/** What may join a name to the clause before it, so that it is left out as well: `nem outros aplicativos da`, `or any`. */
const GOES_ON =
  /^\s*,?\s*(?:and|or|nor|as well as|y|e|o|ni|nem|así como|bem como|et|ou|ainsi que|und|oder|noch|sowie|и|или|ни)\s+(?:[\p{Ll}][\p{L}’'-]*\s+){0,5}$/u;

function goesOn(text: string, last: Candidate | undefined, next: Candidate): boolean {
  return (
    last !== undefined &&
    last.end <= next.start &&
    next.start - last.end <= 60 &&
    GOES_ON.test(text.slice(last.end, next.start))
  );
}

/** What may stand between a maker and its model in one designation: ハイテラ製 PD785G. */
const ONE_DESIGNATION = /^(?:社製?の?|製の?|사|제|牌|品牌)?[^\S\n]{0,2}$/u;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Maker and model side by side, and the names of one enumeration, belong together: what is said before or after them is
 * said of all.
 */
function wholeNames(text: string, candidates: readonly Candidate[]): readonly Span[] {
  const wholes: Span[] = [];
  for (let first = 0, at = 0; at < candidates.length; at++) {
    const here = candidates[at];
    const next = candidates[at + 1];
    if (here === undefined) break;
    const between = next === undefined ? "\n" : text.slice(here.end, next.start);
    const isSame = next?.supplier === here.supplier && ONE_DESIGNATION.test(between);
    const isOneSpan = next !== undefined && isSameSpan(here, next);
    if (isSame || isOneSpan || enumerates(between)) continue;
    const start = candidates[first]?.start ?? here.start;
    while (wholes.length <= at) wholes.push({ start, end: here.end });
    first = at + 1;
  }
  return wholes;
}
