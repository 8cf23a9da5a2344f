import { NAME, NEEDS } from "../index/layout.ts";
import { HAN } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";
import { isCommonWord } from "../names/han-words.ts";
import type { Candidate } from "./candidates.ts";
import type { Occurrence } from "./scan.ts";

/** What may stand between two names of one enumeration. */
const ENUMERATES =
  /^(?:社製?|製品?|사|제)?\s*(?:[、,，;；/／・·＆&+＋|،]|及び|および|または|又は|もしくは|ならびに|並びに|や|と|와|과|및|和|或|与|與|及|(?:,\s*)?(?:and|or|nor|as well as|y|e|o|u|ni|nem|et|ou|und|oder|noch|sowie|и|или|ни)|و|أو|และ|หรือ)\s*$/iu;

/** So many suppliers named one after another are suppliers, though each name by itself is too little. */
const MANY = 3;
/** So much space alone joins two Han names. */
const SPACES = /^[ \t\u3000]{0,3}$/;

/**
 * Weak names that stand in one enumeration with a name that counts, or with two more suppliers: `HUAWEI、ZTE 等`. Of two, each is
 * enough for the other where one is a Han name that is no word of the language: 华为中兴, but not 荣耀浪潮. Names that need more
 * than a product word stay out. One walk over the names in order.
 */
export function enumerated(
  text: string,
  folded: Folded,
  admitted: readonly Candidate[],
  waiting: readonly Candidate[],
): readonly Candidate[] {
  const isName = ({ found }: Candidate) => found.kind === NAME;
  const weak = waiting.filter((each) => isName(each) && NEEDS[each.found.need] === "product");
  if (weak.length === 0) return [];
  const known = new Set(admitted.filter(isName));
  const inOrder = [...known, ...weak].sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Candidate[] = [];
  let run: Candidate[] = [];
  const close = (): void => {
    if (run.some((each) => known.has(each)) || areSuppliers(folded, run))
      for (const each of run)
        if (!known.has(each)) joined.push({ ...each, why: ["weak-name-in-enumeration"] });
    run = [];
  };
  for (const each of inOrder) {
    const last = run.at(-1);
    // Of two names that overlap the longer comes first and carries the enumeration on.
    if (last !== undefined && each.start < last.end) continue;
    if (last !== undefined && !stands(text, folded, last, each)) close();
    run.push(each);
  }
  close();
  return joined;
}

/** True for weak names one after another that make each other real. */
function areSuppliers(folded: Folded, run: readonly Candidate[]): boolean {
  const owners = new Set(run.map((each) => each.found.owner));
  const telling = run.filter(({ found }) => !isCommonWord(folded, found.from, found.to));
  if (telling.length === 0) return false;
  return (
    owners.size >= MANY || (owners.size > 1 && telling.some(({ found }) => isTwoHan(folded, found)))
  );
}

function isTwoHan({ classes }: Folded, { from, to }: Occurrence): boolean {
  return to - from === 2 && classes[from] === HAN && classes[to - 1] === HAN;
}

function stands(text: string, { classes }: Folded, left: Candidate, right: Candidate): boolean {
  if (left.end > right.start) return false;
  const between = text.slice(left.end, right.start);
  if (enumerates(between)) return true;
  const areHan = classes[left.found.to - 1] === HAN && classes[right.found.from] === HAN;
  return areHan && SPACES.test(between);
}

/** True for what may stand between two names of one enumeration: a comma, a slash, an "and", or nothing (华为中兴, 华为ZTE). */
export function enumerates(between: string): boolean {
  return between === "" || (between.length <= 12 && ENUMERATES.test(between));
}
