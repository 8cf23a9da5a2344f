import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildList } from "./build-list.ts";
import { SourceRefusal } from "./problems.ts";

const USAGE = "usage: npm run list:build -- [--sources DIR] [--out DIR]";

function options(): { sources: string; out: string } | null {
  try {
    const { values } = parseArgs({
      options: { sources: { type: "string" }, out: { type: "string" } },
    });
    const root = resolve(import.meta.dirname, "../..");
    const from = process.env["INIT_CWD"] ?? process.cwd();
    return {
      sources:
        values.sources === undefined ? resolve(root, "assets/list") : resolve(from, values.sources),
      out:
        values.out === undefined ? resolve(root, "assets/public/list") : resolve(from, values.out),
    };
  } catch {
    return null;
  }
}

/** Runs the command; 0 = built, 1 = refused, 2 = usage. */
function main(): number {
  const chosen = options();
  if (chosen === null) {
    console.error(USAGE);
    return 2;
  }
  try {
    const made = buildList(chosen.sources, chosen.out);
    const counts = `${String(made.suppliers)} suppliers, ${String(made.programs)} programs, ${String(made.classes)} classes, ${String(made.categoryRules)} category rules`;
    const listings = `${String(made.listings)} listings in ${String(made.lists)} lists (${String(made.assertedListings)} may set a severity)`;
    console.error(`list ${made.version}: ${counts}, ${listings}`);
    console.error(
      `official text: link not on file for ${String(made.listingsWithoutLink)} of ${String(made.listings)} listings`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof SourceRefusal)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = main();
