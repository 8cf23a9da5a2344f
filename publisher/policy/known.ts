import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The ids that a policy may name and that the bundled list has. */
export interface KnownIds {
  readonly suppliers: ReadonlySet<string>;
  readonly programs: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  /** The purposes that programs are limited to. */
  readonly purposes: ReadonlySet<string>;
}

/** The ids of the list sources in a folder, `assets/list` by default. A source file is named by the id of what it holds. */
export function knownIds(folder = resolve(import.meta.dirname, "../../assets/list")): KnownIds {
  return {
    suppliers: idsIn(join(folder, "suppliers")),
    programs: idsIn(join(folder, "programs")),
    classes: idsIn(join(folder, "classes")),
    purposes: purposesIn(join(folder, "programs")),
  };
}

function idsIn(folder: string): ReadonlySet<string> {
  return new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => name.slice(0, -".json".length)),
  );
}

/** The programs themselves were proved where the list was built; here only the words are wanted. */
function purposesIn(folder: string): ReadonlySet<string> {
  const programs = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return new Set(
    programs.flatMap((name): readonly string[] => {
      const program: { readonly purposeScope?: { readonly purposes?: readonly string[] } } =
        JSON.parse(readFileSync(join(folder, name), "utf8"));
      return program.purposeScope?.purposes ?? [];
    }),
  );
}
