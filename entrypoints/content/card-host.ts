import { ask } from "../../platform/messages.ts";
import { cardDrawer } from "../../platform/page-world.ts";
import type { Box } from "./hit-test.ts";
import type { Mark } from "./paint.ts";

/**
 * The one element that is ever added to a page, and only while a card is open: a closed shadow root in the top layer.
 * The page can neither style nor read it; what it says comes from the background.
 */
export class CardHost {
  readonly #run: string;
  #host: HTMLElement | null = null;
  /** Hosts that were taken away: observers hear of that later. A page may call an element of its own like ours. */
  readonly #gone = new WeakSet<Node>();
  #undraw: (() => void) | null = null;
  #turn = 0;

  constructor(run: string, signal: AbortSignal) {
    this.#run = run;
    signal.addEventListener("abort", () => this.close(), { once: true });
    const onPointerDown = (event: PointerEvent) => {
      if (this.#host !== null && !event.composedPath().includes(this.#host)) this.close();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.isComposing && event.target !== this.#host) this.close();
    };
    document.addEventListener("pointerdown", onPointerDown, { capture: true, signal });
    document.addEventListener("keydown", onKeyDown, { capture: true, signal });
  }

  /** True for the element that is ours, so that observers pass it over. */
  isHost(node: Node): boolean {
    return node === this.#host || this.#gone.has(node);
  }

  /** Opens the card of a mark beside it; what goes wrong is said in its place. */
  async open({ id, start, end }: Mark, at: Box): Promise<void> {
    const mine = ++this.#turn;
    const answer = await ask("page-card", {
      run: this.#run,
      id,
      start,
      end,
      draws: cardDrawer() !== null,
    });
    if (mine !== this.#turn) return;
    const { host, root } = this.#make();
    if ("error" in answer) return this.#excuse(host, root, at, answer.error);
    try {
      const draw = cardDrawer();
      if (draw === null) throw new Error("the card's script is missing");
      this.#undraw = draw(answer, root, at, {
        onClose: () => this.close(),
        onOpen: (subject) => void ask("criteria-open", { run: this.#run, ...subject }),
      });
    } catch (error) {
      console.error(error);
      this.#excuse(host, root, at, "failed");
    }
  }

  /** Takes the card, and with it our only element, out of the page. */
  close(): void {
    this.#turn++;
    this.#undraw?.();
    this.#undraw = null;
    if (this.#host !== null) this.#gone.add(this.#host);
    this.#host?.remove();
    this.#host = null;
  }

  #excuse(host: HTMLElement, root: ShadowRoot, at: Box, code: string): void {
    root.textContent = `Sekisho: カードを表示できません / The card cannot be shown (${code}).`;
    host.style.cssText += `;inset:min(${String(at.bottom + 8)}px,80vh) auto auto min(${String(at.left)}px,40vw);padding:8px;background:#fff;border:1px solid;font:14px sans-serif`;
  }

  #make(): { readonly host: HTMLElement; readonly root: ShadowRoot } {
    const turn = this.#turn;
    this.close();
    this.#turn = turn;
    const host = document.createElement("sekisho-card");
    host.popover = "manual";
    // The page's own style for unknown elements must not reach it.
    host.style.cssText = "all:initial;position:fixed;inset:0 auto auto 0";
    const root = host.attachShadow({ mode: "closed" });
    // Keys typed into the card are not the page's shortcuts.
    for (const type of ["keydown", "keyup", "keypress"]) {
      host.addEventListener(type, (event) => event.stopPropagation());
    }
    this.#host = host;
    topDialog().append(host);
    host.showPopover();
    return { host, root };
  }
}

/** Where a popover is not inert: the top-most modal dialog, or the root element. */
function topDialog(): Element {
  const modals = document.querySelectorAll("dialog:modal");
  return modals[modals.length - 1] ?? document.documentElement;
}
