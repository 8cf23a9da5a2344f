import { factsOf, FEATURES_NOT_BUILT, POLICY_KEY_NAMES } from "../../rules/policy/key-facts.ts";
import type { PolicyLayer, PolicyMode, PolicyRejection } from "../../rules/policy/policy-words.ts";
import { nearest } from "../../rules/schema/policy/nearest.ts";
import { readPolicyText } from "../../rules/schema/policy.ts";
import type { KnownIds } from "./known.ts";
import { namedIds } from "./named-ids.ts";
import type { NamedId } from "./named-ids.ts";
import { pathInFile } from "./path-in-file.ts";
import { placeholdersIn } from "./placeholders.ts";
import { valueIn } from "./value-at.ts";

/** Something in a policy that is taken, and that somebody should look at. */
export interface PolicyWarning {
  readonly code:
    | "exception-expired"
    | "exception-expires-soon"
    | "unknown-supplier"
    | "unknown-program"
    | "unknown-class"
    | "unknown-purpose"
    | "not-used"
    | "placeholder";
  readonly path: string;
  readonly value: unknown;
  readonly message: string;
}

/** What a policy file says, as browsers will take it. */
export interface PolicyReport {
  readonly layer: PolicyLayer;
  readonly accepted: readonly {
    readonly path: string;
    readonly value: unknown;
    readonly mode: PolicyMode;
  }[];
  readonly rejected: readonly (PolicyRejection & { readonly value: unknown })[];
  readonly warnings: readonly PolicyWarning[];
}

/** An exception that ends within so many days is told of. */
const SOON_DAYS = 30;

/** Reads a policy file as the browsers do, and says all that is wrong or doubtful. `today` is YYYY-MM-DD. */
export function lintPolicy(text: string, today: string, known: KnownIds): PolicyReport {
  const { layer, rejected } = readPolicyText(text, "organisation", "");
  const file = parsed(text);
  const accepted = POLICY_KEY_NAMES.flatMap((key) => {
    const entry = layer.keys[key];
    return entry === undefined ? [] : [{ path: key, value: entry.value, mode: entry.mode }];
  });
  return {
    layer,
    accepted,
    rejected: rejected.map((each) => ({
      ...each,
      value: valueIn(file, each.path),
    })),
    warnings: [
      ...accepted
        .flatMap(({ path, value }) => placeholdersIn(value, path))
        .map(({ path, text: value }): PolicyWarning => ({
          code: "placeholder",
          path,
          value,
          message: "is a placeholder of the starter policy: write your own",
        })),
      ...expiryWarnings(layer, today),
      ...unbuiltWarnings(layer),
      ...unknownWarnings(layer, known),
      ...accepted
        .filter(({ path }) => POLICY_KEY_NAMES.some((key) => key === path && !factsOf(key).used))
        .map(({ path, value }): PolicyWarning => ({
          code: "not-used",
          path,
          value,
          message: NOT_USED,
        })),
    ].map((each) => ({ ...each, path: pathInFile(each.path, rejected) })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return undefined;
  }
}

const NOT_USED = "is kept and shown, but this version does nothing with it";

function unbuiltWarnings(layer: PolicyLayer): readonly PolicyWarning[] {
  return (["featuresOff.add", "featuresOff.replace"] as const).flatMap((key) =>
    (layer.keys[key]?.value ?? []).flatMap((value, place): PolicyWarning[] =>
      FEATURES_NOT_BUILT.includes(value)
        ? [{ code: "not-used", path: `${key}[${String(place)}]`, value, message: NOT_USED }]
        : [],
    ),
  );
}

function expiryWarnings(layer: PolicyLayer, today: string): readonly PolicyWarning[] {
  const soon = new Date(Date.parse(today) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10);
  return (["exceptions.add", "exceptions.replace"] as const).flatMap((key) =>
    (layer.keys[key]?.value ?? []).flatMap(({ expires, caseNumber }, place): PolicyWarning[] => {
      if (expires > soon) return [];
      const at = { path: `${key}[${String(place)}].expires`, value: expires };
      return expires < today
        ? [
            {
              ...at,
              code: "exception-expired",
              message: `the exception ${caseNumber} has ended; it does nothing, and browsers say so: take it out or renew it`,
            },
          ]
        : [
            {
              ...at,
              code: "exception-expires-soon",
              message: `the exception ${caseNumber} ends within ${String(SOON_DAYS)} days`,
            },
          ];
    }),
  );
}

const UNKNOWN = {
  supplier: "unknown-supplier",
  program: "unknown-program",
  class: "unknown-class",
  purpose: "unknown-purpose",
} as const;

/** What a policy names and the list does not know, with the id that was probably meant. */
function unknownWarnings(layer: PolicyLayer, known: KnownIds): readonly PolicyWarning[] {
  const lists = {
    supplier: known.suppliers,
    program: known.programs,
    class: known.classes,
    purpose: known.purposes,
  };
  return namedIds(layer)
    .filter(({ kind, id }) => !lists[kind].has(id))
    .map(({ kind, id, path }) => ({
      code: UNKNOWN[kind],
      path,
      value: id,
      message: `${whyDoubted(kind)}.${meant(id, lists[kind])}`,
    }));
}

function whyDoubted(kind: NamedId["kind"]): string {
  return kind === "purpose"
    ? "is no purpose of the list's programs: none that is limited to purposes binds because of it"
    : `is no ${kind} of the list, nor of this policy; right only if another list in force has it`;
}

function meant(id: string, known: ReadonlySet<string>): string {
  const near = nearest(id, [...known]);
  return near === null ? "" : ` Did you mean ${near}?`;
}
