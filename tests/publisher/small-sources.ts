import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const BUNDLED = resolve(import.meta.dirname, "../../assets/list");
const PROGRAM = "us-ofac-nscmic";

/** A supplier of a small list: what a test says about it, the rest is filled in. */
export interface SmallSupplier {
  readonly id: string;
  readonly name: string;
  readonly lei?: string;
  readonly listedOn?: string;
  readonly citation?: string;
  readonly delistedOn?: string;
  /** False for a supplier without a listing. */
  readonly isListed?: boolean;
}

/** So many suppliers with names of their own. */
export function smallSuppliers(count: number): readonly SmallSupplier[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `firm-${String(index + 1)}`,
    name: `Quelvantine Works ${String(index + 1)}`,
  }));
}

/** Writes a folder of list sources with these suppliers, each with one listing, in one source named `own`. */
export function writeSmallSources(folder: string, suppliers: readonly SmallSupplier[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const kind of ["programs", "suppliers", "classes", "category-rules", "listings/own"])
    mkdirSync(join(folder, kind), { recursive: true });
  const program = `programs/${PROGRAM}.json`;
  cpSync(join(BUNDLED, program), join(folder, program));
  const write = (file: string, value: unknown): void => {
    writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
  };
  write("nouns.json", []);
  write("shared-names.json", []);
  write("sources.json", {});
  write("listings/own/source.json", {
    id: "own",
    publisher: { en: "Example Agency" },
    title: { en: "Example list" },
    authority: "Example Agency",
    licence: "own data",
    url: "https://agency.example/list",
    retrieved: "2026-11-01",
    bounds: { min: 1, max: 1000 },
    programs: [PROGRAM],
  });
  for (const { id, name, lei } of suppliers) {
    write(`suppliers/${id}.json`, {
      id,
      name,
      country: "CN",
      categories: ["network"],
      tier: 3,
      names: [{ text: name, lang: "en", type: "legal", confidence: "cited" }],
      brands: [],
      products: [],
      identifiers: lei === undefined ? [] : [{ scheme: "lei", value: lei, confidence: "cited" }],
      relations: [],
      exclusions: [],
      notes: [],
    });
  }
  const rows = suppliers.filter(({ isListed }) => isListed !== false).map(rowOf);
  writeFileSync(
    join(folder, "listings/own/rows.jsonl"),
    rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
  );
}

function rowOf({ id, name, listedOn = "2026-01-15", citation, delistedOn }: SmallSupplier): object {
  return {
    supplier: id,
    program: PROGRAM,
    listedName: name,
    listedAliases: [],
    listedEntity: "supplier",
    asserts: delistedOn === undefined,
    status: "listed",
    listedOn,
    period: { from: listedOn, ...(delistedOn === undefined ? {} : { to: delistedOn }) },
    citation: citation ?? `Notice about ${id}`,
    confidence: "cited",
    authority: "Example Agency",
  };
}
