import { sha256Of } from "../sha256.ts";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { categoryProfiles } from "../../rules/decide/category-profiles.ts";
import type { ListData, Profile } from "../../rules/vocabulary.ts";
import { byCodePoint } from "./canonical.ts";

/** What stands beside the built files: their hashes, and what they hold. Compiled into the background. */
export interface Manifest {
  readonly version: string;
  /** Serial of the release: no update with a smaller one is taken in its place. */
  readonly v: number;
  readonly files: Readonly<Record<string, { readonly sha256: string; readonly bytes: number }>>;
  readonly suppliers: number;
  readonly programs: number;
  readonly classes: number;
  readonly categoryRules: number;
  /** Buyers whom a category rule that marks pages binds, in force or not: their pages get `gate-category.bin`. */
  readonly categoryProfiles: readonly Profile[];
  readonly lists: number;
  readonly listings: number;
  /** Listings that may set a severity. */
  readonly assertedListings: number;
  /** Listings of which no official address is on file. */
  readonly listingsWithoutLink: number;
  /** The oldest date on which one of the lists was read, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** Describes the built files of a release. */
export function manifestFor(
  data: ListData,
  files: Readonly<Record<string, Uint8Array>>,
  serial = 1,
): Manifest {
  const listings = data.suppliers.flatMap((supplier) => supplier.listings);
  return {
    version: data.version,
    v: serial,
    files: Object.fromEntries(
      Object.entries(files)
        .sort(([left], [right]) => byCodePoint(left, right))
        .map(([name, bytes]) => [name, { sha256: sha256Of(bytes), bytes: bytes.byteLength }]),
    ),
    suppliers: data.suppliers.length,
    programs: data.programs.length,
    classes: data.classes.length,
    categoryRules: data.categoryRules.length,
    categoryProfiles: categoryProfiles(data),
    lists: data.lists.length,
    listings: listings.length,
    assertedListings: listings.filter((listing) => listing.asserts).length,
    listingsWithoutLink: listings.filter((listing) => listing.link === null).length,
    asOf: data.lists.map((list) => list.retrieved).sort()[0] ?? "",
  };
}

/** Writes the built files and, last, the manifest that vouches for them. */
export function writeRelease(
  folder: string,
  files: Readonly<Record<string, Uint8Array>>,
  manifest: Manifest,
): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
