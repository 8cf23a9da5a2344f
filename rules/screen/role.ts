import type { Block, ReasonCode, Role } from "../vocabulary.ts";
import { roleOfInlineLabel, roleOfLabel, roleOfPhrase } from "./role-phrases.ts";

/** The role of a span by the table header or field label that speaks about it, or null. */
export function roleFromLabels(block: Block, start: number, end: number): Role | null {
  for (const span of block.labels ?? []) {
    if (span.start > start || span.end < end) continue;
    const role = roleOfLabel(span.label);
    if (role !== null) return role;
  }
  return null;
}

/** What the page says the party of a span does, and which signal says so; `isOffer` is the weakest of them. */
export function roleOf(
  block: Block,
  start: number,
  end: number,
  isOffer: boolean,
): { role: Role; why: readonly ReasonCode[] } {
  const cell = block.labels?.find((each) => each.start <= start && each.end >= end);
  const before = block.text.slice(cell?.start ?? Math.max(0, start - 120), start);
  const after = block.text.slice(end, Math.min(cell?.end ?? block.text.length, end + 120));
  const phrase = roleOfPhrase(before, after);
  if (phrase !== null) return { role: phrase, why: ["role-phrase"] };
  if (block.role !== undefined) return { role: block.role, why: ["role-structured"] };
  const labelled = roleFromLabels(block, start, end) ?? roleOfInlineLabel(before);
  if (labelled !== null) return { role: labelled, why: ["role-label"] };
  if (isOffer) return { role: "maker", why: ["role-product-noun"] };
  return { role: "unknown", why: [] };
}
