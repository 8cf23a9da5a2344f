import { codeKeys, nameKeys } from "../gate/keys.ts";
import type { GateKeys } from "../gate/keys.ts";
import { tokenise } from "../names/compile-name.ts";
import type { ListData } from "../vocabulary.ts";
import { filedIdentifiers } from "./filed.ts";

/**
 * The gate keys of a list's identifiers: what needs no label is known by how it begins, as a name or a model number is; the
 * rest by its label, as a name is.
 */
export function identifierGateKeys(list: ListData, table: Uint32Array): readonly GateKeys[] {
  return [...filedIdentifiers(list)].flatMap(([scheme, filed]) => [
    ...(scheme.labelled === null ? [] : scheme.labels).map((label) =>
      nameKeys(tokenise(label, table), table),
    ),
    ...[...filed.keys()].flatMap((value) =>
      scheme.beginnings(value).map((beginning) => codeKeys(beginning)),
    ),
  ]);
}
