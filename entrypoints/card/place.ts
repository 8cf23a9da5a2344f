import type { Place } from "../../platform/page-world.ts";

const GAP = 8;

/** Puts a card below the mark, else above it, else beside it: it never covers what it speaks of while there is room. */
export function place(card: HTMLElement, mark: Place): void {
  const { width, height } = card.getBoundingClientRect();
  const { clientWidth } = document.documentElement;
  const fitsBelow = mark.bottom + GAP + height + GAP <= innerHeight;
  const fitsAbove = mark.top - GAP - height >= GAP;
  const inRow = Math.max(GAP, Math.min(mark.left, clientWidth - width - GAP));
  const inColumn = Math.max(GAP, Math.min(mark.top, innerHeight - height - GAP));
  const right = mark.right + GAP;
  const left = mark.left - GAP - width;
  const beside = right + width + GAP <= clientWidth ? right : left >= GAP ? left : inRow;
  const isBeside = !fitsBelow && !fitsAbove;
  card.style.left = `${String(isBeside ? beside : inRow)}px`;
  card.style.top = `${String(isBeside ? inColumn : fitsBelow ? mark.bottom + GAP : mark.top - GAP - height)}px`;
}
