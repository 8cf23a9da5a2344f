import { importer as cslCsv } from "./formats/csl-csv.ts";
import { importer as cslJson } from "./formats/csl-json.ts";
import { importer as ftmJson } from "./formats/ftm-json.ts";
import { importer as ofacCsv } from "./formats/ofac-csv.ts";
import { importer as opensanctionsCsv } from "./formats/opensanctions-csv.ts";
import { importer as opensanctionsNested } from "./formats/opensanctions-nested.ts";
import { importer as ownCsv } from "./formats/own-csv.ts";
import { importer as ownYaml } from "./formats/own-yaml.ts";
import { importer as sources } from "./formats/sources.ts";
import { importer as table } from "./formats/table.ts";
import type { AnyImporter } from "./importer.ts";

/** Every layout that can be imported; each is one file of `formats/`. */
export const IMPORTERS: readonly AnyImporter[] = [
  sources,
  ownCsv,
  ownYaml,
  table,
  cslCsv,
  cslJson,
  ofacCsv,
  ftmJson,
  opensanctionsNested,
  opensanctionsCsv,
];
