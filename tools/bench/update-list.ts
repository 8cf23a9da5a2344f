import { canonicalJson } from "../../publisher/list/canonical.ts";
import type { Listing, Supplier } from "../../rules/vocabulary.ts";
import { benchList } from "./bench-list.ts";
import { generateNames } from "./generate-names.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";

/** What each generated supplier's record holds: its name alone, or also a listing with date and citation. */
export type RecordKind = "names" | "listings";

const COUNTRIES = ["CN", "JP", "KR", "RU", "US", "IR", "AE", "TR", "HK", "SG"];
const PROGRAMS = 12;

/** So many further suppliers in a hundred, to be added later. */
const SPARE = 1;

/** The lines of a release of so many generated suppliers, sorted by id as a release is, and further ones to add. */
export function supplierLines(
  count: number,
  kind: RecordKind,
): { readonly lines: readonly string[]; readonly spare: readonly string[] } {
  const random = randomOf(19991231);
  const all = benchList(generateNames(count + Math.ceil((count * SPARE) / 100))).suppliers;
  const written = all.map((supplier) => lineOf(supplier, kind, random));
  const lines = written.slice(0, count).sort(byId);
  return { lines, spare: written.slice(count) };
}

function lineOf(supplier: Supplier, kind: RecordKind, random: Random): string {
  const base = { kind: "supplier", ...supplier };
  if (kind === "names") return canonicalJson(base);
  const day = dayOf(random);
  const listing: Listing = {
    program: `program-${String(random.below(PROGRAMS))}`,
    asserts: true,
    listedName: supplier.name,
    listedAliases: [],
    listedEntity: "supplier",
    listedOn: day,
    status: "listed",
    citation: `${String(70 + random.below(22))} FR ${String(1000 + random.below(90_000))}, ${day}`,
    link: null,
  };
  const country = COUNTRIES[random.below(COUNTRIES.length)] ?? "";
  return canonicalJson({ ...base, country, listings: [listing] });
}

function dayOf(random: Random): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${String(2005 + random.below(21))}-${two(1 + random.below(12))}-${two(1 + random.below(28))}`;
}

/**
 * The lines after so many suppliers in a thousand have changed: of every three one is gone, one is new (from `spare`), and one has
 * another date. Always the same ones.
 */
export function churned(
  lines: readonly string[],
  perThousand: number,
  spare: readonly string[],
): readonly string[] {
  const random = randomOf(20260101);
  const wanted = Math.round((lines.length * perThousand) / 1000);
  const places = new Set<number>();
  while (places.size < wanted) places.add(random.below(lines.length));
  const next = [...lines];
  const gone = new Set<number>();
  let added = 0;
  [...places].forEach((place, index) => {
    const line = next[place] ?? "";
    if (index % 3 === 0) gone.add(place);
    else if (index % 3 === 1) next.push(spare[added++] ?? "");
    else next[place] = changed(line);
  });
  return next.filter((_, place) => !gone.has(place)).sort(byId);
}

function changed(line: string): string {
  const dated = line.replace(/"listedOn":"\d{4}-\d\d-\d\d"/, '"listedOn":"2026-07-01"');
  return dated === line ? line.replace(/"country":"[A-Z]+"/, '"country":"ZZ"') : dated;
}

function byId(left: string, right: string): number {
  return idOf(left) < idOf(right) ? -1 : 1;
}

function idOf(line: string): string {
  return /"id":"([^"]*)"/.exec(line)?.[1] ?? "";
}
