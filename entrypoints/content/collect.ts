import {
  firstChildOf,
  firstElementOf,
  isDataRow,
  isElement,
  isText,
  kindOf,
  localNameOf,
  nextSiblingOf,
  textOf,
} from "./elements.ts";
import type { Container, Kind } from "./elements.ts";
import { RUN_UNITS, RunBuilder } from "./runs.ts";
import type { RunSink } from "./runs.ts";

/** What the walk hands over. */
export interface Sink extends RunSink {
  /** A container was read to its end. */
  onRead(container: Container): void;
  /** Every element by its local name, once: shadow hosts are found here. */
  onElement(element: Element, localName: string): void;
  /** A form field, an image or a frame. */
  onThing(element: Element, kind: "field" | "image" | "frame"): void;
  /** Nodes that the page took from their places since the walk began, even where it put them back. */
  readonly left: ReadonlySet<Node>;
  /** The page changed under the walk; the container has to be read again with all that is in it. */
  onLost(container: Container): void;
}

/** Nodes between two looks at the clock. */
const STEP = 32;

/**
 * Walks what a container shows, block by block, in one pass without a filter callback, and gates each run. Every node that
 * is touched costs an object of the browser's: of an element that holds nothing but text, only the element is. With `only`,
 * blocks inside are passed over unless they are among those (new nodes of a container that is known already).
 */
export function* walk(
  container: Container,
  only: ReadonlySet<Node> | null,
  sink: Sink,
): Generator<void, void, boolean> {
  const run = new RunBuilder(sink);
  const outer: Container[] = [];
  /** The elements that the walk is in, the container first, and their kinds. */
  const path: Node[] = [container];
  const kinds: Kind[] = ["block"];
  let current = container;
  // What a row is can change with its cells: all in it is new, and it is read as what it is now.
  let freshRoot = isElement(container) && container.localName === "tr" ? container : null;
  let row = freshRoot !== null && isDataRow(freshRoot) ? freshRoot : null;
  let steps = 0;

  /** What to go to inside of an element; null when nothing of it is left to read. */
  const enter = (element: Element): Node | null => {
    const name = localNameOf(element);
    const kind = kindOf(name);
    if (kind === "skip") return null;
    sink.onElement(element, name);
    if (kind === "break") {
      run.lineBreak();
      return null;
    }
    if (kind === "field" || kind === "image" || kind === "frame") {
      sink.onThing(element, kind);
      return null;
    }
    if (kind !== "inline") {
      if (row !== null) run.lineBreak();
      else {
        run.flush(current);
        if (only !== null && freshRoot === null && !only.has(element)) return null;
        outer.push(current);
        current = element;
        if (kind === "row" && isDataRow(element)) row = element;
      }
    }
    if (firstElementOf(element) === null) {
      const text = textOf(element) ?? "";
      if (text.length <= RUN_UNITS) {
        run.add(element, text, current);
        leave(element, kind);
        return null;
      }
    }
    path.push(element);
    kinds.push(kind);
    return firstChildOf(element);
  };

  const leave = (left: Node, kind: Kind): void => {
    if (kind === "inline") return;
    if (row !== null && left !== row) return run.lineBreak();
    row = null;
    run.flush(current);
    sink.onRead(current);
    current = outer.pop() ?? container;
  };

  // Also where it was put back, among the same nodes: what it stood before is not what it stands before.
  const isLost = (next: Node | null): boolean =>
    !container.isConnected || [...path, next ?? container].some((node) => sink.left.has(node));

  for (let node = firstChildOf(container); node !== null || path.length > 1;) {
    let hasPaused = false;
    let next: Node | null = null;
    if (node === null) {
      const left = path.pop() ?? container;
      leave(left, kinds.pop() ?? "block");
      if (left === freshRoot) freshRoot = null;
      next = nextSiblingOf(left);
    } else {
      if (isElement(node)) {
        if (freshRoot === null && only?.has(node) === true) freshRoot = node;
        next = enter(node);
        if (next === null && node === freshRoot) freshRoot = null;
        next ??= nextSiblingOf(node);
      } else {
        next = nextSiblingOf(node);
        if (isText(node)) hasPaused = yield* run.text(node, current);
      }
    }
    node = next;
    if (++steps % STEP === 0 && (yield)) hasPaused = true;
    if (hasPaused && isLost(node)) {
      run.drop();
      return sink.onLost(container);
    }
  }
  run.flush(container);
  sink.onRead(container);
}
