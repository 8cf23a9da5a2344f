import { HEADING } from "../vocabulary.ts";
import type { Block, ReasonCode, Role } from "../vocabulary.ts";
import { namesOtherGoods } from "./other-goods.ts";
import { roleOfInlineLabel, roleOfLabel, roleOfPhrase } from "./role-phrases.ts";

/**
 * The role of a span by the table header or field label that speaks about it, or null. Where a label, or the heading of the
 * table, says that the goods are others (対応機種), it decides; a heading says nothing else.
 */
export function roleFromLabels(block: Block, start: number, end: number): Role | null {
  const all = (block.labels ?? [])
    .filter((span) => span.start <= start && span.end >= end)
    .map((span) => span.label);
  const labels = all.filter((label) => !label.startsWith(HEADING));
  const others = all
    .map((label) => (label.startsWith(HEADING) ? label.slice(HEADING.length) : label))
    .filter(namesOtherGoods);
  for (const label of [...others, ...labels]) {
    const role = roleOfLabel(label);
    if (role !== null) return role;
  }
  return null;
}

/**
 * What the page says the party of a span does, and which signal says so. Phrases are looked for around `whole`, the
 * designation or enumeration that the span is part of; `isOffer` is the weakest signal.
 */
export function roleOf(
  block: Block,
  start: number,
  end: number,
  whole: { readonly start: number; readonly end: number },
  isOffer: boolean,
): { role: Role; why: readonly ReasonCode[] } {
  const cell = block.labels?.find(
    (each) => each.start <= start && each.end >= end && !each.label.startsWith(HEADING),
  );
  const from = Math.max(cell?.start ?? 0, whole.start - 240);
  const to = Math.min(cell?.end ?? block.text.length, whole.end + 240);
  const before = block.text.slice(Math.min(from, whole.start), whole.start);
  const after = block.text.slice(whole.end, Math.max(to, whole.end));
  const phrase = roleOfPhrase(before, after);
  if (phrase !== null) return { role: phrase, why: ["role-phrase"] };
  if (block.role !== undefined) return { role: block.role, why: ["role-structured"] };
  const labelled = roleFromLabels(block, start, end) ?? roleOfInlineLabel(before);
  if (labelled !== null) return { role: labelled, why: ["role-label"] };
  if (isOffer) return { role: "maker", why: ["role-product-noun"] };
  return { role: "unknown", why: [] };
}
