import { createHash } from "node:crypto";
import type {
  ListingRow,
  NameSource,
  SupplierSource,
} from "../../../rules/schema/supplier-source.ts";
import { tokenise } from "../../../rules/names/compile-name.ts";
import { isValidCode } from "../../list/compile-identifiers.ts";
import { languageOf } from "../../../rules/names/name-language.ts";
import { isTooShort } from "../../list/weakness.ts";
import type { ListDescription } from "../describe/list-description.ts";
import { programId } from "../describe/make-sources.ts";
import type { Importer, Party, PartyListing, PartyName } from "../importer.ts";
import type { ProblemLog } from "../problem-log.ts";

/** Longest name that is taken; official layouts end at 350. */
export const LONGEST_NAME = 500;

/** What a weak name needs before it counts; nothing is known of an imported party's goods. */
const WEAK = "needs a strong name or a model of this supplier nearby; a product word is not enough";

const NO_DATE =
  "The imported file gives no date of listing: the date is that of the edition that was read. / 取り込んだファイルに掲載日がないため、読み込んだ版の日付を示しています。";

/** A party as it goes into the sources folder: the supplier, and its listings. */
export interface PartyRecord {
  readonly supplier: SupplierSource;
  readonly rows: readonly ListingRow[];
}

/** What a record is made with. */
export interface RecordContext {
  readonly list: string;
  readonly description: ListDescription;
  readonly table: Uint32Array;
  readonly problems: ProblemLog;
  readonly dateFields: Importer["dateFields"];
  /** Take aliases of one word as weak, because the person said so. */
  readonly weakSingleWords: boolean;
  /** Counts something that is left out of the party or worth knowing of it. */
  readonly count: (what: string) => void;
}

/**
 * Makes the record of a party. Names are weak by the list's own length rule or where the source says so; the rest are
 * strong. Notes what no list may hold, and gives null.
 */
export function partyRecord(party: Party, context: RecordContext): PartyRecord | null {
  const { problems, count, list, table } = context;
  const before = problems.total;
  const place = { file: party.file, row: party.row };
  const names = party.names.flatMap(({ text, weak }, index): NameSource[] => {
    // Line ends and other control characters inside a name are leftovers of layout.
    const name = { text: text.replaceAll(/[\p{Cc}\s]+/gu, " ").trim(), weak };
    const fault = faultOf(name.text, table);
    if (fault === null) {
      const isSingle = index > 0 && isSingleWord(name.text);
      const source = nameSource(
        { ...name, weak: weak || (isSingle && context.weakSingleWords) },
        table,
      );
      if (isSingle && source.ambiguous !== true)
        count("names: aliases of one word, which mark a page alone (--weak-single-words)");
      return [source];
    }
    if (index > 0) count(`names: an alias ${fault}`);
    else problems.add({ ...place, field: "name", value: name.text.slice(0, 200), message: fault });
    return [];
  });
  const [first] = names;
  const rows = party.listings.flatMap((listing) => {
    const row = listingOf(listing, party, names, context);
    return row === null ? [] : [row];
  });
  const identifiers = party.codes.flatMap(({ scheme, value }): SupplierSource["identifiers"] => {
    if (isValidCode(scheme, value)) return [{ scheme, value, confidence: "cited", source: list }];
    problems.add({ ...place, field: scheme, value, message: `is not a valid ${scheme}` });
    return [];
  });
  if (first === undefined || problems.total > before) return null;
  if (names.every((name) => name.ambiguous === true))
    count("suppliers whose every name is too short or weak to be marked alone");
  const supplier: SupplierSource = {
    id: supplierId(list, party),
    name: first.text,
    country: party.countries.length === 0 ? "ZZ" : [...party.countries].sort().join("/"),
    categories: ["listed-party"],
    tier: 9,
    names: onceFolded(names, table),
    brands: [],
    products: [],
    identifiers,
    relations: [],
    exclusions: [],
    notes: [],
  };
  return { supplier, rows };
}

function faultOf(text: string, table: Uint32Array): string | null {
  if (text.length > LONGEST_NAME) return `is longer than ${String(LONGEST_NAME)} characters`;
  return tokenise(text, table).length === 0 ? "has no letter or digit that can be read" : null;
}

function isSingleWord(text: string): boolean {
  return /^\p{Script=Latin}+$/u.test(text);
}

function nameSource({ text, weak }: PartyName, table: Uint32Array): NameSource {
  const isWeak = weak || isTooShort(tokenise(text, table).join(""));
  return {
    text,
    lang: language(text),
    type: "listed",
    ...(isWeak ? { ambiguous: true, context: WEAK } : {}),
    confidence: "cited",
  };
}

const LANGUAGES = ["en", "ja", "zh-Hans", "zh-Hant", "ko", "ru", "ar", "th", "he"] as const;

function language(text: string): NameSource["lang"] {
  const found = /\p{Script=Hebrew}/u.test(text) ? "he" : languageOf(text, false);
  return LANGUAGES.find((each) => each === found) ?? "en";
}

/** Each spelling once; of two that fold alike the first stays, and a strong one makes it strong. */
function onceFolded(names: readonly NameSource[], table: Uint32Array): NameSource[] {
  const held = new Map<string, NameSource>();
  for (const name of names) {
    const key = tokenise(name.text, table).join("");
    const before = held.get(key);
    if (before === undefined || (before.ambiguous === true && name.ambiguous !== true))
      held.set(
        key,
        before === undefined ? name : { ...name, text: before.text, lang: before.lang },
      );
  }
  return [...held.values()];
}

function listingOf(
  listing: PartyListing,
  party: Party,
  names: readonly NameSource[],
  { list, description, problems, dateFields }: RecordContext,
): ListingRow | null {
  const { listedOn, until, url, note } = listing;
  const { file, row, id } = party;
  const { retrieved, authority } = description;
  const refuse = (field: string, value: unknown, message: string): null => {
    problems.add({ file, row, field, value, message });
    return null;
  };
  if (listedOn !== null && listedOn > retrieved)
    return refuse(dateFields.listedOn, listedOn, `is after the list was read (${retrieved})`);
  if (listedOn !== null && until !== null && until < listedOn)
    return refuse(dateFields.until, until, "ends before it begins");
  const from = listedOn ?? (until !== null && until < retrieved ? until : retrieved);
  const ended = until !== null && until <= retrieved;
  const notes = [note, listedOn === null ? NO_DATE : null].filter((each) => each !== null);
  const [listedName = null, ...listedAliases] = names.map((name) => name.text);
  return {
    supplier: supplierId(list, party),
    program: programId(list, listing.program),
    listedName,
    listedAliases,
    listedEntity: "supplier",
    asserts: !ended,
    status: ended ? "ended" : "listed",
    listedOn: from,
    period: {
      from,
      ...(until === null ? {} : { to: until }),
      ...(listedOn === null ? { fromIs: "current-edition" } : {}),
    },
    citation: listing.citation,
    ...(url === null ? {} : { sourceUrl: url }),
    source: list,
    asOf: retrieved,
    confidence: "cited",
    authority,
    ...(notes.length === 0 ? {} : { note: notes.join(" ") }),
    origin: { file, row, ...(id === null ? {} : { id }) },
  };
}

/**
 * The id of a party's supplier: the source's own where it is one that ids may be, else a digest of it, or of what
 * identifies the party.
 */
function supplierId(list: string, { id, identity }: Party): string {
  if (id !== null && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) return `${list}-${id}`;
  const digest = createHash("sha256")
    .update(id ?? identity)
    .digest("hex");
  return `${list}-${digest.slice(0, 12)}`;
}
