import { compileOwnList, ownListLines } from "../../rules/policy/own-list.ts";
import type { OwnEntries } from "../../rules/policy/own-list.ts";
import type { PolicyLayerView, PolicyView } from "../../rules/policy/policy-views.ts";
import { few } from "../../rules/schema/policy/read-policy.ts";
import { parseListData } from "../../rules/schema/list.ts";
import { today } from "../clock.ts";
import type { ReadFile } from "../list-files.ts";
import type { PolicyList } from "../lists/list-source.ts";
import { effectivePolicy, policyView } from "./in-force.ts";
import { hashOfText } from "./policy-store.ts";

let held: { readonly key: string; readonly made: Promise<PolicyList | null> } | null = null;

/**
 * The suppliers and category rules of the policy in force as a list, made once for each policy; null when there are none, or no list
 * can be made of them: then the lists of the repositories stay as they are. `read` gives a file of the package.
 */
export async function policyList(read: ReadFile): Promise<PolicyList | null> {
  const { suppliers, categoryRules } = await effectivePolicy();
  if (suppliers.length === 0 && categoryRules.length === 0) return null;
  const key = JSON.stringify(
    [suppliers, categoryRules].map((all) => all.map(({ value }) => value)),
  );
  if (held?.key !== key) {
    const made = make({ suppliers, categoryRules }, key, read);
    held = { key, made };
    made.catch(() => {
      if (held?.made === made) held = null;
    });
  }
  return held.made;
}

async function make(own: OwnEntries, key: string, read: ReadFile): Promise<PolicyList | null> {
  const table = new Uint32Array(await read("fold.bin"));
  try {
    const lines = ownListLines(own, today(), table);
    if (lines === null) return null;
    // Proved here, alone: one that is no list must not keep the others from being made ready.
    parseListData(lines);
    return { sha256: await hashOfText(key), raw: new TextEncoder().encode(lines) };
  } catch (error) {
    console.error(error);
    return null;
  }
}

/**
 * Everything received, and what came of it: what of the suppliers and category rules could not be listed, although each is rightly
 * written, stands with the source that set it. `read` gives a file of the package.
 */
export async function fullPolicyView(read: ReadFile): Promise<PolicyView> {
  const view = await policyView();
  const { suppliers, categoryRules } = await effectivePolicy();
  if (suppliers.length === 0 && categoryRules.length === 0) return view;
  const table = new Uint32Array(await read("fold.bin"));
  const layers = view.layers.map((layer): PolicyLayerView => {
    const isOf = (each: { readonly source: string; readonly origin: string }) =>
      each.source === layer.source && each.origin === layer.origin;
    const own = { suppliers: suppliers.filter(isOf), categoryRules: categoryRules.filter(isOf) };
    const { rejected } = compileOwnList(own, today(), table);
    return { ...layer, rejected: few([...layer.rejected, ...rejected]) };
  });
  return { ...view, layers };
}
