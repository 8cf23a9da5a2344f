import { addUnit, shortKey } from "../gate/layout.ts";
import { nameKeys } from "../gate/keys.ts";
import type { GateKeys } from "../gate/keys.ts";
import { tokenise } from "../names/compile-name.ts";
import type { ListData } from "../vocabulary.ts";
import { filedIdentifiers } from "./filed.ts";

/**
 * The gate keys of a list's identifiers: what needs no label is known by its own first units, as a model is; the rest by its
 * label, as a name is.
 */
export function identifierGateKeys(list: ListData, table: Uint32Array): readonly GateKeys[] {
  const small = new Set<number>();
  const labels = new Set<string>();
  for (const [scheme, filed] of filedIdentifiers(list)) {
    for (const label of scheme.labels) labels.add(label);
    for (const value of filed.keys())
      for (const beginning of scheme.beginnings(value)) small.add(beginningKey(beginning));
  }
  return [
    { main: [], small: [...small] },
    ...[...labels].map((label) => nameKeys(tokenise(label, table), table)),
  ];
}

/** The key that the gate computes where a text begins so; see `lookUp` in `gate/sweep.ts`. */
function beginningKey(beginning: string): number {
  const size = /^[0-9]{3}/.test(beginning) ? 5 : /^..([:-])..\1/.test(beginning) ? 6 : 3;
  return shortKey(
    Array.from({ length: size }, (_, at) => beginning.charCodeAt(at)).reduce(addUnit, 0),
  );
}
