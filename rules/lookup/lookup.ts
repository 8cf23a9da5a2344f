import { stronger } from "../decide/decide.ts";
import { CLASS, EXCLUDE, MODEL_LINE, NAME, STRIDE } from "../index/layout.ts";
import { foldText } from "../fold/fold.ts";
import { namedByIdentifier } from "../identifiers/lookup.ts";
import type { ListView } from "../index/open.ts";
import { isTooShort } from "../names/compile-name.ts";
import { scan } from "../screen/scan.ts";
import { bearings } from "../screen/screen.ts";
import type {
  Answer,
  AnswerListing,
  Circumstances,
  LookupReason,
  LookupResult,
  Supplier,
} from "../vocabulary.ts";
import { compareNames, keyFor } from "./compare.ts";
import type { Key } from "./compare.ts";
import { toKatakana } from "./romaji.ts";

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

/** A name of the list, ready for comparison. */
interface NameKey {
  readonly owner: number;
  readonly text: string;
  readonly isLead: boolean;
  readonly key: Key;
}

const KEYS = new WeakMap<ListView, readonly NameKey[]>();

function nameKeys(view: ListView): readonly NameKey[] {
  let keys = KEYS.get(view);
  if (keys === undefined) {
    keys = view.data.suppliers.flatMap((supplier, owner) => {
      const keyOf = (text: string, isLead: boolean): NameKey => ({
        owner,
        text,
        isLead,
        key: keyFor(text, view.table),
      });
      const names = supplier.names.map((name) => keyOf(name.text, name.relation !== undefined));
      return [keyOf(supplier.name, false), ...names];
    });
    KEYS.set(view, keys);
  }
  return keys;
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
  view: ListView,
  query: string,
  c: Pick<Circumstances, "profile" | "date">,
  top: number,
): LookupResult {
  const text = toKatakana(query.trim().slice(0, LONGEST));
  const key = keyFor(text, view.table);
  const best = new Map<number, Scored>();
  const offer = (scored: Scored): void => {
    const held = best.get(scored.owner);
    if (held === undefined || scored.score > held.score) best.set(scored.owner, scored);
  };
  if (key.whole.length > 0) {
    const excluded = excludedOwners(view, text);
    const isClass = classNamed(view, text) !== null;
    for (const name of nameKeys(view)) {
      const { score, why } = compareNames(key, name.key);
      if (score < FLOOR || (!EXACT.has(why) && (excluded.has(name.owner) || isClass))) continue;
      // What only resembles a lead (Intel and Intelbras) says nothing of the supplier it leads to.
      if (name.isLead && !EXACT.has(why)) continue;
      offer({ owner: name.owner, matchedName: name.text, score, why });
    }
    for (const scored of byCode(view, text, query)) offer(scored);
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
    weak: key.whole.length === 0 || isTooShort(key.stemWords, view.table),
    listVersion: view.data.version,
    answers,
    productClass: classNamed(view, text),
  };
}

/** Answers for a model number, a strong name inside a longer query, or an identifier. */
function byCode(view: ListView, text: string, query: string): readonly Scored[] {
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
  const coded = namedByIdentifier(view.data, query).map(({ owner, holder }): Scored => ({
    owner,
    matchedName: holder,
    score: 0.99,
    why: "identifier",
  }));
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
