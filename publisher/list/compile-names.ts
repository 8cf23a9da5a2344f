import { tokenise } from "../../rules/names/compile-name.ts";
import { languageOf } from "../../rules/names/name-language.ts";
import type { SharedNames } from "../../rules/schema/program-source.ts";
import type {
  BrandSource,
  NameSource,
  SupplierSource,
} from "../../rules/schema/supplier-source.ts";
import type { Name, NameKind } from "../../rules/vocabulary.ts";
import type { Problems } from "./problems.ts";
import type { Sourced, SourcedRow } from "./read-sources.ts";
import { parseContext } from "./weakness.ts";

const NAME_KINDS: Readonly<Record<NameSource["type"], NameKind>> = {
  legal: "legal",
  alias: "alias",
  former: "former",
  listed: "listed",
  "listed-alias": "listed",
};

const LINES: readonly BrandSource["kind"][] = ["product-line", "software", "technology-mark"];

/**
 * Brands that are, or may be, another company's: a lead, never the supplier itself. A subsidiary's brand is the
 * supplier's own only where a source says so; a former brand of the same maker still names that maker.
 */
const LEADS: readonly BrandSource["kind"][] = [
  "former-subsidiary",
  "oem-relabel",
  "reported-relabel",
  "licensed-design",
  "joint-brand",
  "affiliate",
  "site",
];

/** The declared shared names, folded: made once, for thousands of suppliers ask for them. */
export function foldShared(shared: SharedNames, table: Uint32Array): ReadonlySet<string> {
  return new Set(
    shared.flatMap((each) => each.names.map((text) => tokenise(text, table).join(""))),
  );
}

/**
 * Gathers all ways to write a supplier: its names, its brands, and what its listings print. A listed text that is only
 * another spelling of a name already there adds nothing, so that a weak name never becomes strong by being listed. One
 * that is an exclusion of the supplier is no name of it, unless it is `declared` shared (folded): then its owner hears of it.
 */
export function compileNames(
  { file, data }: Sourced<SupplierSource>,
  rows: readonly SourcedRow[],
  declared: ReadonlySet<string>,
  table: Uint32Array,
  problems: Problems,
): readonly Name[] {
  const names = new Map<string, Name>();
  const seen = new Set<string>();
  const fold = (text: string): string => tokenise(text, table).join("");
  const add = (name: Name, lang: string, field: string): void => {
    if (fold(name.text) === "")
      problems.add({ file, field, value: name.text, message: "has no letter or digit" });
    if (seen.has(`${lang} ${name.text}`))
      problems.add({ file, field, value: name.text, message: "stands twice" });
    seen.add(`${lang} ${name.text}`);
    const held = names.get(name.text);
    if (held !== undefined && held.weak !== name.weak) {
      problems.add({
        file,
        field,
        value: name.text,
        message: "is weak in one language and not so in another",
      });
    }
    if (held === undefined) names.set(name.text, name);
  };
  const checked = (
    source: NameSource | BrandSource,
    field: string,
  ): Pick<Name, "weak" | "nouns" | "note"> =>
    readWeakness(source, (message) => {
      problems.add({ file, field, value: source.context ?? source.text, message });
    });

  data.names.forEach((source, index) => {
    const field = `names.${String(index)}`;
    const { text, lang, type } = source;
    add({ text, lang, kind: NAME_KINDS[type], ...checked(source, field) }, lang, field);
  });
  data.brands.forEach((source, index) => {
    const field = `brands.${String(index)}`;
    const { text, kind, confidence } = source;
    const isLead = LEADS.includes(kind) || (kind === "subsidiary-brand" && confidence !== "cited");
    const lang = languageOf(text, false);
    add(
      {
        text,
        lang,
        kind: LINES.includes(kind) ? "line" : "brand",
        ...checked(source, field),
        ...(isLead ? { relation: kind } : {}),
      },
      "brand",
      field,
    );
  });

  const excluded = new Set(
    data.exclusions.flatMap((each) => (each.text === undefined ? [] : [fold(each.text)])),
  );
  for (const name of names.values()) {
    if (excluded.has(fold(name.text))) {
      problems.add({
        file,
        field: "exclusions",
        value: name.text,
        message: "is a name and an exclusion at once",
      });
    }
  }
  const known = new Set([...names.keys()].map(fold));
  for (const { data: listing } of rows) {
    // "HUAWEI TECHNOLOGIES COMPANY (subsidiary or affiliate)" names the parent, not this supplier.
    if (listing.listedEntity === "parent-or-affiliate") continue;
    for (const text of [listing.listedName, ...listing.listedAliases]) {
      if (
        text === null ||
        known.has(fold(text)) ||
        (excluded.has(fold(text)) && !declared.has(fold(text)))
      )
        continue;
      known.add(fold(text));
      names.set(text, {
        text,
        lang: languageOf(text, listing.program.startsWith("tw-")),
        kind: "listed",
      });
    }
  }
  return [...names.values()];
}

function readWeakness(
  source: NameSource | BrandSource,
  refuse: (message: string) => void,
): Pick<Name, "weak" | "nouns" | "note"> {
  const remarks = [
    "note" in source ? source.note : undefined,
    "caution" in source ? source.caution : undefined,
  ].filter((remark) => remark !== undefined);
  if ((source.ambiguous === true) !== (source.context !== undefined)) {
    refuse("ambiguous and context go together");
  }
  const weakness = source.context === undefined ? null : parseContext(source.context);
  if (source.context !== undefined && weakness === null)
    refuse("a context in none of the agreed forms");
  if (weakness !== null && weakness.not !== null) remarks.push(weakness.not);
  return {
    ...(weakness === null ? {} : { weak: weakness.weak }),
    ...(weakness === null || weakness.nouns.length === 0 ? {} : { nouns: weakness.nouns }),
    ...(remarks.length === 0 ? {} : { note: remarks.join("; ") }),
  };
}
