import type { PageCard } from "../rules/schema/messages.ts";

/**
 * What scripts of this extension share in one frame: the isolated world's own globals. A page cannot see or forge them,
 * which it can with events on its document.
 */
const RUN = Symbol.for("sekisho.run");
const CARD = Symbol.for("sekisho.card");

/** A rectangle of the view, CSS pixels. */
export interface Place {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What a card asks of the script that opened it. */
export interface CardActions {
  readonly onClose: () => void;
  /** Opens the questions before a purchase in a tab of their own. */
  readonly onOpen: (subject: {
    readonly productClass?: string;
    readonly supplier?: string;
  }) => void;
}

/** Draws a card beside a mark, into the root of a host that is in the page already; gives what takes it away again. */
export type DrawCard = (
  data: PageCard,
  root: ShadowRoot,
  mark: Place,
  actions: CardActions,
) => () => void;

/** Ends the content script that ran in this frame before, if any, and stands in its place until the signal aborts. */
export function takeOver(controller: AbortController): void {
  const before: unknown = Reflect.get(globalThis, RUN);
  if (before instanceof AbortController) before.abort();
  Reflect.set(globalThis, RUN, controller);
}

/** Says how cards are drawn; called by the script that the background adds when the first card is asked for. */
export function offerCard(draw: DrawCard): void {
  Reflect.set(globalThis, CARD, draw);
}

/** How cards are drawn; null until the card's script is there. */
export function cardDrawer(): DrawCard | null {
  const draw: unknown = Reflect.get(globalThis, CARD);
  // Only `offerCard` writes under this symbol.
  return typeof draw === "function" ? (draw as DrawCard) : null;
}
