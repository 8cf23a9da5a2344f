import vendors from "oui-data" with { type: "json" };
import { SCHEMES } from "../../rules/identifiers/registry.ts";
import type { SupplierSource } from "../../rules/schema/supplier-source.ts";
import type { Identifier } from "../../rules/vocabulary.ts";
import { byCodePoint } from "./canonical.ts";
import type { Problems } from "./problems.ts";
import type { Sourced } from "./read-sources.ts";

/** Prefixes by the registrant's name, which is the first line of an entry of the IEEE registries. */
const PREFIXES = prefixesByVendor(vendors);

function prefixesByVendor(
  registry: Readonly<Record<string, string>>,
): ReadonlyMap<string, readonly string[]> {
  const byVendor = new Map<string, string[]>();
  for (const [prefix, entry] of Object.entries(registry)) {
    const [vendor = ""] = entry.split("\n");
    const held = byVendor.get(vendor);
    if (held === undefined) byVendor.set(vendor, [prefix]);
    else held.push(prefix);
  }
  return byVendor;
}

/**
 * Makes the records of a supplier's identifiers. A code that no source ties to this company could accuse another one: it
 * is kept as a lead. A ticker is no code of goods, and ships only when it is cited. A registrant of MAC addresses gets its prefixes from the pinned registry data. Notes what is not a valid code as a problem.
 */
export function compileIdentifiers(
  { file, data }: Sourced<SupplierSource>,
  problems: Problems,
): readonly Identifier[] {
  return data.identifiers.flatMap((source, index): Identifier[] => {
    const { scheme, value, entity, confidence, prefixes: count } = source;
    const field = `identifiers.${String(index)}`;
    if (!isValidCode(scheme, value))
      problems.add({ file, field, value, message: `is not a valid ${scheme}` });
    const isCited = confidence === "cited";
    if (!isCited && (scheme === "ticker" || scheme === "ieee_oui_vendor")) return [];
    const named = entity === undefined ? {} : { entity };
    if (scheme !== "ieee_oui_vendor")
      return [{ scheme, value, ...named, ...(isCited ? {} : { uncited: true }) }];
    const prefixes = [...(PREFIXES.get(value) ?? [])].sort(byCodePoint);
    if (count !== undefined && prefixes.length !== count) {
      const message = `has ${String(prefixes.length)} prefixes in the registry, not ${String(count)}`;
      problems.add({ file, field, value, message });
    }
    return [{ scheme, value, ...named, prefixes }];
  });
}

/** True for a code in its canonical spelling whose check digit is right; what has no rules to check is taken as it is. */
export function isValidCode(scheme: Identifier["scheme"], value: string): boolean {
  switch (scheme) {
    case "ieee_oui_vendor":
    case "ticker":
      return true;
    case "fcc_grantee":
      return /^(?:[0-9A-Z]{3}|[2-9][0-9A-Z]{4})$/.test(value);
    case "gtin":
      return /^[0-9]{6,11}$/.test(value);
    case "uscc":
    case "lei":
    case "jp_corporate_number":
    case "uei":
    case "cage":
      return SCHEMES.some((each) => each.id === scheme && each.read(value.toLowerCase()) === value);
  }
}
