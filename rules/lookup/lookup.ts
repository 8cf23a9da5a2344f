import { endedOn, stronger } from "../decide/decide.ts";
import { CLASS, EXCLUDE, MODEL_LINE, NAME, STRIDE } from "../index/layout.ts";
import { FoldBuffer, foldText } from "../fold/fold.ts";
import { namedByIdentifier } from "../identifiers/lookup.ts";
import type { ListView } from "../index/open.ts";
import { isTooShort } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import { scan } from "../screen/scan.ts";
import { bearings } from "../screen/screen.ts";
import type { Answer, AnswerListing, LookupReason, LookupResult } from "../lookup-words.ts";
import type { Circumstances, Supplier } from "../vocabulary.ts";
import type { Likeness } from "./compare.ts";
import { toKatakana } from "./kana.ts";
import type { LookupView } from "./open-lookup.ts";
import { isCommon, searchNames } from "./search.ts";
import type { Alike } from "./search.ts";
import { stemOfWords, wordsOf } from "./stem.ts";
import type { Stem } from "./stem.ts";
import { tradeWords } from "./trade-words.ts";

/** Below this score an answer is not worth an officer's time. */
const FLOOR = 0.62;
/** Longest query that is compared, UTF-16 units. */
const LONGEST = 200;

/** Room to fold queries in, one after the other. */
const ROOM = new FoldBuffer();

/** What a lookup needs to know beside the name. */
export type Asked = Pick<Circumstances, "profile" | "date" | "purposes" | "policy">;

interface Scored {
  readonly owner: number;
  readonly matchedName: string;
  readonly score: number;
  readonly why: LookupReason;
}

/** Reasons that bridge no difference of letters: the only ones that count where the query is known to mean something else. */
const EXACT: ReadonlySet<LookupReason> = new Set(["exact", "spacing", "legal-form", "word-order"]);

/** Suppliers of which the whole query is a known exclusion: another firm with a name like theirs. */
function excludedOwners(scanned: Scanned): ReadonlySet<number> {
  return new Set(
    scanned.found
      .filter((found) => found.kind === EXCLUDE && isWhole(found, scanned))
      .map(({ owner }) => owner),
  );
}

/** What the index of running text finds in a query. */
interface Scanned {
  readonly found: ReturnType<typeof scan>;
  readonly length: number;
}

function isWhole(
  found: { readonly from: number; readonly to: number },
  { length }: Scanned,
): boolean {
  return found.from === 0 && found.to === length;
}

/** Looks a typed name up over the whole list: any script, typos, no legal form; best first, at most `top` answers. */
export function lookup(view: LookupView, query: string, c: Asked, top: number): LookupResult {
  const text = toKatakana(query.trim().slice(0, LONGEST));
  const { table } = view;
  const folded = foldText(text, table, ROOM);
  const scanned = { found: scan(view, folded, text), length: folded.length };
  const productClass = classNamed(view, scanned);
  const asked = wordsOf(text, table);
  const stem = stemOfWords(asked, view.names.letters);
  const best = new Map<number, Scored>();
  const offer = (scored: Scored): void => {
    const held = best.get(scored.owner);
    if (held === undefined || scored.score > held.score) best.set(scored.owner, scored);
  };
  if (asked.length > 0) {
    const excluded = excludedOwners(scanned);
    const isClass = productClass !== null;
    for (const alike of searchNames(view.names, stem)) {
      const { owner, item } = alike;
      const supplier = view.suppliers.at(owner);
      const name = supplier?.names[item - 1];
      const matchedName = item === 0 ? supplier?.name : name?.text;
      if (matchedName === undefined) continue;
      const { score, why } = likenessInFull(alike, asked, matchedName, table);
      if (score < FLOOR) continue;
      // What only resembles a lead (Intel and Intelbras) says nothing of the supplier it leads to.
      const isElse = excluded.has(owner) || isClass || name?.relation !== undefined;
      if (isElse && !EXACT.has(why)) continue;
      offer({ owner, matchedName, score, why });
    }
    for (const scored of [...inside(view, scanned), ...coded(view, query)]) offer(scored);
  }
  const answers = [...best.values()]
    .sort(
      (a, b) =>
        b.score - a.score || listingCount(view, b) - listingCount(view, a) || a.owner - b.owner,
    )
    .slice(0, top)
    .flatMap((scored) => answerFor(view, scored, c) ?? []);
  return {
    query,
    weak: isWeak(view, stem, answers),
    listVersion: view.data.version,
    answers,
    productClass,
  };
}

/**
 * A query says little when it is short, or made of words that many names share and none is named by: "technology",
 * "Shenzhen", "株式会社".
 */
function isWeak(view: LookupView, stem: Stem, answers: readonly Answer[]): boolean {
  if (stem.text === "" || isTooShort(stem.words, view.table)) return true;
  if (answers.some(({ why }) => why.every((each) => EXACT.has(each)))) return false;
  // Behind any name, nothing but a legal form is cut.
  const { letters } = view.names;
  if (stemOfWords(["name", ...stem.words], letters).words.length === 1) return true;
  const { byForm } = tradeWords(view.table);
  return stem.words.every(
    (word, at) => byForm.has(word) || isCommon(view.names.sections, stem.latinWords[at] ?? word),
  );
}

/** Two equal stems may be equal in full, or but for their spaces. */
function likenessInFull(alike: Alike, asked: Tokens, name: string, table: Uint32Array): Likeness {
  if (alike.why !== "legal-form") return alike;
  const named = wordsOf(name, table);
  if (asked.join("") !== named.join("")) return alike;
  return { score: 1, why: asked.length === named.length ? "exact" : "spacing" };
}

/** Answers for a model number, or a strong name inside a longer query. */
function inside(view: LookupView, { found, length }: Scanned): readonly Scored[] {
  return found.flatMap(({ owner, item, kind, need, entry }): Scored[] => {
    const supplier = view.suppliers.at(owner);
    if (kind === MODEL_LINE) {
      const matchedName = supplier?.models[item]?.line ?? "";
      return [{ owner, matchedName, score: need === 0 ? 0.96 : 0.7, why: "model" }];
    }
    const name = supplier?.names[item];
    if (kind !== NAME || need !== 0 || name === undefined || name.relation !== undefined) return [];
    const share = (view.index.entries[entry * STRIDE + 1] ?? 0) / Math.max(1, length);
    return [{ owner, matchedName: name.text, score: 0.72 + 0.2 * Math.min(1, share), why: "part" }];
  });
}

/** Answers for an identifier that is the whole query, spaces and hyphens aside. */
function coded(view: LookupView, query: string): readonly Scored[] {
  return namedByIdentifier(view.identifiers, view.suppliers, query).map(({ owner, holder }) => ({
    owner,
    matchedName: holder,
    score: 0.99,
    why: "identifier",
  }));
}

function listingCount(view: ListView, scored: Scored): number {
  return view.suppliers.at(scored.owner)?.listings.filter((listing) => listing.asserts).length ?? 0;
}

function answerFor(view: ListView, scored: Scored, c: Asked): Answer | null {
  const supplier = view.suppliers.at(scored.owner);
  if (supplier === undefined) return null;
  return {
    supplier: supplier.id,
    name: supplier.name,
    matchedName: scored.matchedName,
    score: Math.round(Math.max(0, Math.min(1, scored.score)) * 1000) / 1000,
    why: [scored.why],
    listings: listingsFor(view, supplier, scored.matchedName, c),
  };
}

function listingsFor(
  view: ListView,
  supplier: Supplier,
  matchedName: string,
  c: Asked,
): readonly AnswerListing[] {
  const verdicts = bearings(view, supplier, matchedName, false, c);
  return supplier.listings
    .map((listing, position) => {
      const verdict = verdicts.find((each) => each.listing === position);
      return {
        program: listing.program,
        listedName: listing.listedName,
        listedOn: listing.listedOn,
        delistedOn: endedOn(listing, c.date),
        severity: verdict?.severity ?? null,
        ...(verdict?.mark === undefined ? {} : { mark: verdict.mark }),
      };
    })
    .sort((a, b) =>
      a.severity === b.severity ? 0 : stronger(a.severity, b.severity) === a.severity ? -1 : 1,
    );
}

/** The class that the whole query names ("サーバ"), or null. */
function classNamed(view: ListView, scanned: Scanned): string | null {
  const whole = scanned.found.find((found) => found.kind === CLASS && isWhole(found, scanned));
  return whole === undefined ? null : (view.data.classes[whole.owner]?.id ?? null);
}
