import { isDrawn } from "./blocks.ts";
import type { Container } from "./elements.ts";

/** Most elements that are waited for. */
const MOST = 2000;
/** What may bring hidden text to light without changing the tree. */
const EVENTS = ["click", "keyup", "toggle", "transitionend", "animationend", "pointerover"];

/** Waits until text that named somebody, but was not drawn, is drawn: a tab, an accordion, a menu. */
export class Unseen {
  readonly #waiting = new Map<Element, Container>();
  readonly #observer: IntersectionObserver;
  readonly #onSeen: (container: Container) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onSeen: (container: Container) => void, signal: AbortSignal) {
    this.#onSeen = onSeen;
    this.#observer = new IntersectionObserver(() => this.#check());
    const later = () => {
      if (this.#waiting.size === 0 || this.#timer !== undefined) return;
      this.#timer = setTimeout(() => this.#check(), 250);
    };
    for (const type of EVENTS)
      addEventListener(type, later, { capture: true, passive: true, signal });
    signal.addEventListener(
      "abort",
      () => {
        this.#observer.disconnect();
        clearTimeout(this.#timer);
      },
      { once: true },
    );
  }

  /** Waits for an element; false when too many are waited for already. */
  wait(element: Element, container: Container): boolean {
    if (this.#waiting.has(element)) return true;
    if (this.#waiting.size >= MOST) return false;
    this.#waiting.set(element, container);
    this.#observer.observe(element);
    return true;
  }

  #check(): void {
    this.#timer = undefined;
    for (const [element, container] of this.#waiting) {
      if (element.isConnected && !isDrawn(element)) continue;
      this.#waiting.delete(element);
      this.#observer.unobserve(element);
      if (element.isConnected) this.#onSeen(container);
    }
  }
}
