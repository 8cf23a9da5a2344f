import { stronger } from "../decide/decide.ts";
import { CLASS, EXCLUDE, MODEL_LINE, NAME, STRIDE } from "../index/layout.ts";
import { foldText } from "../fold/fold.ts";
import type { ListView } from "../index/open.ts";
import { isTooShort, tokenise } from "../names/compile-name.ts";
import type { Tokens } from "../names/legal-forms.ts";
import { scan } from "../screen/scan.ts";
import { bearings } from "../screen/screen.ts";
import type {
  Answer,
  AnswerListing,
  Circumstances,
  ListData,
  LookupReason,
  LookupResult,
  Supplier,
} from "../vocabulary.ts";
import type { NamedText } from "./build-names.ts";
import type { Likeness } from "./compare.ts";
import { toKatakana } from "./kana.ts";
import { openReadings } from "./readings.ts";
import { openNames, searchNames } from "./search.ts";
import type { Alike, NameIndex } from "./search.ts";
import { stemOfWords } from "./stem.ts";

/** Below this score an answer is not worth an officer's time. */
const FLOOR = 0.62;
/** Longest query that is compared, UTF-16 units. */
const LONGEST = 200;

interface Scored {
  readonly owner: number;
  readonly matchedName: string;
  readonly score: number;
  readonly why: LookupReason;
}

/** Reasons that bridge no difference of letters: the only ones that count where the query is known to mean something else. */
const EXACT: ReadonlySet<LookupReason> = new Set(["exact", "spacing", "legal-form", "word-order"]);

/** A list that can be looked up in: its names are indexed too. */
export interface LookupView extends ListView {
  readonly names: NameIndex;
}

/** All names of a list, in the order that breaks ties: a supplier's own name (item 0), then its names from item 1 on. */
export function namesOf(data: ListData): readonly NamedText[] {
  return data.suppliers.flatMap((supplier, owner) => [
    { text: supplier.name, owner, item: 0 },
    ...supplier.names.map(({ text }, at) => ({ text, owner, item: at + 1 })),
  ]);
}

/** Joins a list with the index of its names. Throws a RangeError when the index is not one, or another list's. */
export function openLookup(view: ListView, names: ArrayBuffer, readings: ArrayBuffer): LookupView {
  const index = openNames(names, { table: view.table, readings: openReadings(readings) });
  const { owners } = index.sections;
  const count = view.data.suppliers.reduce((sum, supplier) => sum + supplier.names.length + 1, 0);
  if (index.sections.count !== count || (owners.at(-1) ?? 0) !== view.data.suppliers.length - 1)
    throw new RangeError("name index of another list");
  return { ...view, names: index };
}

/** Suppliers of which the whole query is a known exclusion: another firm with a name like theirs. */
function excludedOwners(view: ListView, text: string): ReadonlySet<number> {
  const folded = foldText(text, view.table);
  return new Set(
    scan(view, folded)
      .filter((found) => found.kind === EXCLUDE && found.from === 0 && found.to === folded.length)
      .map((found) => found.owner),
  );
}

/** Looks a typed name up over the whole list: any script, typos, no legal form; best first, at most `top` answers. */
export function lookup(
  view: LookupView,
  query: string,
  c: Pick<Circumstances, "profile" | "date">,
  top: number,
): LookupResult {
  const text = toKatakana(query.trim().slice(0, LONGEST));
  const { table } = view;
  const asked = tokenise(text, table);
  const stem = stemOfWords(asked, view.names.letters);
  const best = new Map<number, Scored>();
  const offer = (scored: Scored): void => {
    const held = best.get(scored.owner);
    if (held === undefined || scored.score > held.score) best.set(scored.owner, scored);
  };
  if (asked.length > 0) {
    const excluded = excludedOwners(view, text);
    const isClass = classNamed(view, text) !== null;
    for (const alike of searchNames(view.names, stem)) {
      const { owner, item } = alike;
      const supplier = view.data.suppliers[owner];
      const name = item === 0 ? supplier : supplier?.names[item - 1];
      const matchedName = item === 0 ? supplier?.name : supplier?.names[item - 1]?.text;
      if (matchedName === undefined) continue;
      const { score, why } = likenessInFull(alike, asked, matchedName, table);
      if (score < FLOOR || (!EXACT.has(why) && (excluded.has(owner) || isClass))) continue;
      // What only resembles a lead (Intel and Intelbras) says nothing of the supplier it leads to.
      if (
        name !== undefined &&
        "relation" in name &&
        name.relation !== undefined &&
        !EXACT.has(why)
      )
        continue;
      offer({ owner, matchedName, score, why });
    }
    for (const scored of byCode(view, text)) offer(scored);
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
    weak: asked.length === 0 || isTooShort(stem.words, table),
    listVersion: view.data.version,
    answers,
    productClass: classNamed(view, text),
  };
}

/** Two equal stems may be equal in full, or but for their spaces. */
function likenessInFull(alike: Alike, asked: Tokens, name: string, table: Uint32Array): Likeness {
  if (alike.why !== "legal-form") return alike;
  const named = tokenise(toKatakana(name), table);
  if (asked.join("") !== named.join("")) return alike;
  return { score: 1, why: asked.length === named.length ? "exact" : "spacing" };
}

/** Answers for a model number, a strong name inside a longer query, or an identifier. */
function byCode(view: ListView, text: string): readonly Scored[] {
  const folded = foldText(text, view.table);
  const inside = scan(view, folded).flatMap((found): Scored[] => {
    const supplier = view.data.suppliers[found.owner];
    if (found.kind === MODEL_LINE) {
      const line = supplier?.models[found.item]?.line ?? "";
      return [
        {
          owner: found.owner,
          matchedName: line,
          score: found.need === 0 ? 0.96 : 0.7,
          why: "model",
        },
      ];
    }
    if (found.kind !== NAME || found.need !== 0) return [];
    const name = supplier?.names[found.item];
    if (name?.relation !== undefined) return [];
    const share = (view.index.entries[found.entry * STRIDE + 1] ?? 0) / Math.max(1, folded.length);
    return [
      {
        owner: found.owner,
        matchedName: name?.text ?? "",
        score: 0.72 + 0.2 * Math.min(1, share),
        why: "part",
      },
    ];
  });
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  const coded = view.data.suppliers.flatMap((supplier, owner): Scored[] =>
    supplier.identifiers
      .filter(
        (each) =>
          code.length >= 3 &&
          each.scheme !== "ieee_oui_vendor" &&
          each.value.toUpperCase() === code,
      )
      .map((each) => ({ owner, matchedName: each.value, score: 0.99, why: "identifier" })),
  );
  return [...inside, ...coded];
}

function listingCount(view: ListView, scored: Scored): number {
  return (
    view.data.suppliers[scored.owner]?.listings.filter((listing) => listing.asserts).length ?? 0
  );
}

function answerFor(
  view: ListView,
  scored: Scored,
  c: Pick<Circumstances, "profile" | "date">,
): Answer | null {
  const supplier = view.data.suppliers[scored.owner];
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
  c: Pick<Circumstances, "profile" | "date">,
): readonly AnswerListing[] {
  const verdicts = bearings(view, supplier, matchedName, false, c);
  return supplier.listings
    .map((listing, position) => ({
      program: listing.program,
      listedName: listing.listedName,
      listedOn: listing.listedOn,
      delistedOn: listing.delistedOn ?? null,
      severity: verdicts.find((each) => each.listing === position)?.severity ?? null,
    }))
    .sort((a, b) =>
      a.severity === b.severity ? 0 : stronger(a.severity, b.severity) === a.severity ? -1 : 1,
    );
}

/** The class that the whole query names ("サーバ"), or null. */
function classNamed(view: ListView, text: string): string | null {
  const folded = foldText(text.trim(), view.table);
  const whole = scan(view, folded).find(
    (found) => found.kind === CLASS && found.from === 0 && found.to === folded.length,
  );
  return whole === undefined ? null : (view.data.classes[whole.owner]?.id ?? null);
}
