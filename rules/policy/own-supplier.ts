import { canonicalCode } from "../identifiers/canonical-code.ts";
import { isTooShort, tokenise } from "../names/compile-name.ts";
import { languageOf } from "../names/name-language.ts";
import type { Identifier, Listing, ModelLine, Name, Supplier } from "../vocabulary.ts";
import { openRoom, ownModels } from "./own-models.ts";
import type { OpenRoom } from "./own-models.ts";
import { OWN_CATEGORY, ownProgramId } from "./own-programs.ts";
import type { OwnSupplier } from "./policy-words.ts";

/** Notes what of an own supplier cannot be taken: its place in the supplier, and why. */
export type Refuse = (place: string, message: string) => void;

/** Product words of every kind: what makes a weak name of an own supplier real, of whose goods little is known. */
const GOODS = [
  "camera",
  "smartphone",
  "server",
  "router",
  "drone",
  "PC",
  "software",
  "cloud service",
  "antivirus",
  "display",
  "memory",
  "robot",
  "battery",
  "electronics",
  "system integration",
];

/**
 * The record of an own supplier, by the rules for names, models and codes of published lists; null when it has no name that
 * could be found. What is refused is left out, and the rest stays.
 */
export function ownSupplier(
  own: OwnSupplier,
  table: Uint32Array,
  refuse: Refuse,
  room: OpenRoom = openRoom(),
): Supplier | null {
  const names = namesOf(own, table, refuse);
  if (names.length === 0) return null;
  return {
    id: own.id,
    name: own.name,
    country: own.country ?? "ZZ",
    categories: [OWN_CATEGORY],
    names,
    models: modelsOf(own, table, refuse, room),
    identifiers: identifiersOf(own, refuse),
    listings: [listingOf(own, names)],
    relations: [],
    exclusions: [],
  };
}

function namesOf(own: OwnSupplier, table: Uint32Array, refuse: Refuse): readonly Name[] {
  const first = { text: own.name, lang: undefined, weak: undefined };
  const held = new Map<string, Name>();
  [first, ...(own.names ?? [])].forEach(({ text, lang, weak }, at) => {
    const tokens = tokenise(text, table);
    const place = at === 0 ? "name" : `names[${String(at - 1)}].text`;
    if (tokens.length === 0) {
      refuse(place, "has no letter or digit that can be read");
      return;
    }
    const folded = tokens.join("");
    // Another spelling of a name that is there already adds nothing, and makes no weak name strong.
    if (held.has(folded)) return;
    const isWeak = weak === true || isTooShort(tokens, table);
    held.set(folded, {
      text,
      lang: lang ?? languageOf(text, false),
      kind: at === 0 ? "legal" : "alias",
      ...(isWeak ? { weak: "product", nouns: GOODS } : {}),
    });
  });
  return [...held.values()];
}

function modelsOf(
  own: OwnSupplier,
  table: Uint32Array,
  refuse: Refuse,
  room: OpenRoom,
): readonly ModelLine[] {
  return (own.products ?? []).flatMap(({ line, models }, at) => {
    const { lines, refused } = ownModels(line, models, table, room);
    for (const each of refused) {
      const place = `products[${String(at)}].models[${String(each)}]`;
      refuse(
        place,
        "is no model number that could be told from other text, or one bare word with * too many",
      );
    }
    return lines;
  });
}

function identifiersOf(own: OwnSupplier, refuse: Refuse): readonly Identifier[] {
  const held = new Map<string, Identifier>();
  const prefixes = new Set<string>();
  (own.identifiers ?? []).forEach(({ scheme, value }, at) => {
    const code = canonicalCode(scheme, value);
    if (code === null) refuse(`identifiers[${String(at)}].value`, `is not a valid ${scheme}`);
    else if (scheme === "ieee_oui_vendor") prefixes.add(code);
    else held.set(`${scheme} ${code}`, { scheme, value: code });
  });
  if (prefixes.size === 0) return [...held.values()];
  // Lists hold a registrant of MAC addresses by its name, with all of its prefixes.
  const registrant = { scheme: "ieee_oui_vendor", value: own.name } as const;
  return [...held.values(), { ...registrant, prefixes: [...prefixes].sort() }];
}

function listingOf(own: OwnSupplier, names: readonly Name[]): Listing {
  return {
    program: ownProgramId(own),
    asserts: true,
    listedName: own.name,
    listedAliases: names.map(({ text }) => text).filter((text) => text !== own.name),
    listedEntity: "supplier",
    listedOn: own.listedOn,
    ...(own.delistedOn === undefined ? {} : { delistedOn: own.delistedOn }),
    status: "listed",
    citation: own.citation,
    link: own.url ?? null,
  };
}
