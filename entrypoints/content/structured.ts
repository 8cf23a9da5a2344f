import type { Block, Role } from "../../rules/vocabulary.ts";

/** Longest JSON-LD script that is parsed, and how many of them. */
const SCRIPT_UNITS = 300_000;
const SCRIPTS = 30;
/** Most fields taken from one page. */
const FIELDS = 500;
const DEPTH = 12;

/** Properties of schema.org that name a party or a model. https://schema.org/Product, https://schema.org/Offer */
const ROLES: Readonly<Record<string, Role>> = {
  brand: "maker",
  manufacturer: "maker",
  model: "maker",
  mpn: "maker",
  seller: "seller",
  offeredBy: "seller",
};

/** Properties that lead to other products, or to people who speak about this one. */
const OTHERS = new Set(
  "isRelatedTo isSimilarTo review reviews itemReviewed author publisher mentions citation hasVariantSuggestion recommendation".split(
    " ",
  ),
);
/** Properties that lead to what the product goes with. */
const FOR = new Set(["isAccessoryOrSparePartFor", "isConsumableFor", "isCompatibleWith"]);

/** Open Graph product properties. https://developers.facebook.com/docs/payments/product/ */
const META: Readonly<Record<string, Role>> = {
  "product:brand": "maker",
  "og:brand": "maker",
  "product:mfr_part_no": "maker",
  "product:retailer_title": "seller",
};

/** What a page's own data says of maker, seller and model: JSON-LD, invisible microdata, Open Graph. */
export function structuredBlocks(page: Document): readonly Block[] {
  const found = new Map<string, Block>();
  const add = (text: string, role: Role) => {
    const said = text.replace(/\s+/g, " ").trim().slice(0, 400);
    if (said !== "" && found.size < FIELDS)
      found.set(`${role} ${said}`, { text: said, kind: "structured", role });
  };
  for (const data of jsonLd(page)) readNode(data, add, 0);
  for (const meta of page.querySelectorAll("meta[content]")) {
    const property = meta.getAttribute("property") ?? meta.getAttribute("name") ?? "";
    const role = META[property] ?? ROLES[meta.getAttribute("itemprop") ?? ""];
    if (role !== undefined) add(meta.getAttribute("content") ?? "", role);
  }
  return [...found.values()];
}

/** The types that a page's own data says it is about, as in `Product` or `NewsArticle`. */
export function structuredTypes(page: Document): ReadonlySet<string> {
  const types = new Set<string>();
  for (const data of jsonLd(page)) collectTypes(data, types, 0);
  for (const element of page.querySelectorAll("[itemtype]")) {
    types.add(element.getAttribute("itemtype")?.split("/").at(-1) ?? "");
    if (types.size > 100) break;
  }
  return types;
}

function* jsonLd(page: Document): Generator<unknown> {
  const scripts = [...page.querySelectorAll('script[type="application/ld+json" i]')].slice(
    0,
    SCRIPTS,
  );
  for (const script of scripts) {
    const text = script.textContent ?? "";
    if (text.length > SCRIPT_UNITS) continue;
    try {
      const data: unknown = JSON.parse(text);
      yield data;
    } catch {
      // Broken data of the page is the page's; its visible text is still read.
    }
  }
}

function readNode(node: unknown, add: (text: string, role: Role) => void, depth: number): void {
  if (depth > DEPTH || typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) readNode(each, add, depth + 1);
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (OTHERS.has(key)) continue;
    const role = ROLES[key];
    if (role !== undefined) for (const name of namesIn(value)) add(name, role);
    const isForOthers = FOR.has(key);
    readNode(value, isForOthers ? (text) => add(text, "compatible") : add, depth + 1);
    if (isForOthers) for (const name of namesIn(value)) add(name, "compatible");
  }
}

function namesIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.slice(0, 20).flatMap(namesIn);
  if (typeof value !== "object" || value === null) return [];
  return "name" in value && typeof value.name === "string" ? [value.name] : [];
}

function collectTypes(node: unknown, types: Set<string>, depth: number): void {
  if (depth > DEPTH || typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) collectTypes(each, types, depth + 1);
    return;
  }
  if ("@type" in node)
    for (const type of [node["@type"]].flat()) if (typeof type === "string") types.add(type);
  if ("@graph" in node) collectTypes(node["@graph"], types, depth + 1);
}
