import {
  firstChildOf,
  isDataRow,
  isElement,
  isText,
  kindOf,
  localNameOf,
  nextSiblingOf,
  parentOf,
} from "./elements.ts";
import type { Container } from "./elements.ts";
import type { Piece, Point } from "./offsets.ts";

/** Text that belongs together on the screen, as pieces of nodes; `null` between pieces is a line break. */
export interface Run {
  readonly container: Container;
  readonly pieces: readonly (Piece | null)[];
  /** Set on a part of a very long run: verdicts that begin before or from here on belong to its neighbours. */
  readonly ownFrom: Point | null;
  readonly ownTo: Point | null;
}

/** What the walk hands over. `onText` gates a text: true when it may name somebody. */
export interface Sink {
  mayMatch(text: string): boolean;
  onCandidate(run: Run): void;
  /** A container was read to its end. */
  onRead(container: Container): void;
  /** Every element, once: shadow hosts are found here. */
  onElement(element: Element): void;
  /** A form field, an image or a frame. */
  onThing(element: Element, kind: "field" | "image" | "frame"): void;
  /** The page changed under the walk; the container has to be read again with all that is in it. */
  onLost(container: Container): void;
}

/** Longest run that is gated in one go, UTF-16 units. */
const RUN_UNITS = 32_768;
/** What two parts of a longer run have in common. */
const OVERLAP = 512;
/** Nodes between two looks at the clock. */
const STEP = 32;

/**
 * Walks what a container shows, block by block, in one pass without a filter callback, and gates each run. With `only`,
 * blocks inside are passed over unless they are among those (new nodes of a container that is known already).
 */
export function* walk(
  container: Container,
  only: ReadonlySet<Node> | null,
  sink: Sink,
): Generator<void, void, boolean> {
  const run = new RunBuilder(sink);
  const outer: Container[] = [];
  let current = container;
  let row = isElement(container) && container.localName === "tr" ? container : null;
  let freshRoot: Node | null = null;
  let node: Node | null = firstChildOf(container);
  let steps = 0;

  const enter = (element: Element): boolean => {
    const kind = kindOf(localNameOf(element));
    if (kind === "skip") return false;
    sink.onElement(element);
    if (kind === "break") {
      run.lineBreak();
      return false;
    }
    if (kind === "field" || kind === "image" || kind === "frame") {
      sink.onThing(element, kind);
      return false;
    }
    if (kind === "inline") return true;
    if (row !== null) {
      run.lineBreak();
      return true;
    }
    run.flush(current);
    if (only !== null && freshRoot === null && !only.has(element)) return false;
    outer.push(current);
    current = element;
    if (kind === "row" && isDataRow(element)) row = element;
    return true;
  };

  const giveUp = (): void => {
    run.drop();
    sink.onLost(container);
  };

  const leave = (left: Node): void => {
    if (left === freshRoot) freshRoot = null;
    if (!isElement(left) || kindOf(localNameOf(left)) === "inline") return;
    if (row !== null && left !== row) return run.lineBreak();
    row = null;
    run.flush(current);
    sink.onRead(current);
    current = outer.pop() ?? container;
  };

  while (node !== null) {
    let inside: Node | null = null;
    let hasPaused = false;
    if (isText(node)) {
      hasPaused = yield* run.text(node, current);
      if (hasPaused && !current.contains(node)) return giveUp();
    } else if (isElement(node)) {
      if (freshRoot === null && only?.has(node) === true) freshRoot = node;
      if (enter(node)) {
        inside = firstChildOf(node);
        if (inside === null) leave(node);
      } else if (node === freshRoot) freshRoot = null;
    }
    let next: Node | null = inside;
    while (next === null && node !== null && node !== container) {
      next = nextSiblingOf(node);
      if (next !== null) break;
      node = parentOf(node);
      if (node === null || node === container) break;
      leave(node);
    }
    node = next;
    if (++steps % STEP === 0 && (yield)) hasPaused = true;
    if (hasPaused && node !== null) {
      if (!container.isConnected || !current.contains(node) || !container.contains(current))
        return giveUp();
    }
  }
  run.flush(container);
  sink.onRead(container);
}

/** Puts the pieces of one run together and hands it over when it may name somebody. */
class RunBuilder {
  readonly #sink: Sink;
  #pieces: (Piece | null)[] = [];
  #raw = "";
  #hasInk = false;
  #isTight = false;
  #ownFrom: Point | null = null;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  /** Takes a text node in, a very long one in steps; true when the page had its turn in between. */
  *text(node: Text, container: Container): Generator<void, boolean, boolean> {
    const { data } = node;
    if (data.length <= RUN_UNITS) {
      this.#add({ node, from: 0, to: data.length }, data, container);
      return false;
    }
    let hasPaused = false;
    for (let from = 0; from < data.length; from += RUN_UNITS) {
      const to = Math.min(data.length, from + RUN_UNITS);
      this.#add({ node, from, to }, data.slice(from, to), container);
      if (yield) hasPaused = true;
    }
    return hasPaused;
  }

  lineBreak(): void {
    if (this.#pieces.length === 0) return;
    this.#pieces.push(null);
    this.#raw += "\n";
  }

  flush(container: Container, ownTo: Point | null = null): void {
    if (this.#hasInk && this.#mayMatch()) {
      this.#sink.onCandidate({ container, pieces: this.#pieces, ownFrom: this.#ownFrom, ownTo });
    }
    this.drop();
  }

  drop(): void {
    if (this.#pieces.length > 0) this.#pieces = [];
    this.#raw = "";
    this.#hasInk = false;
    this.#isTight = false;
    this.#ownFrom = null;
  }

  #add(piece: Piece, data: string, container: Container): void {
    if (data.length === 0) return;
    const hasInk = data.charCodeAt(0) > 32 || /\S/.test(data);
    if (!hasInk && !this.#hasInk) return;
    this.#hasInk = true;
    // Two inline elements may stand side by side or below each other: only their style knows, so both are gated.
    const before = this.#raw.charCodeAt(this.#raw.length - 1);
    if (before > 32 && data.charCodeAt(0) > 32 && this.#pieces.at(-1)?.node !== piece.node)
      this.#isTight = true;
    this.#pieces.push(piece);
    this.#raw += data;
    if (this.#raw.length >= RUN_UNITS) this.#cut(container);
  }

  /** Hands over a part of a very long run and begins the next with its tail, so that no name is cut in two. */
  #cut(container: Container): void {
    const tail: Piece[] = [];
    let units = 0;
    for (let at = this.#pieces.length - 1; at >= 0 && units < OVERLAP; at--) {
      const piece = this.#pieces[at];
      if (piece === undefined || piece === null) break;
      const from = Math.max(piece.from, piece.to - (OVERLAP - units));
      tail.unshift({ ...piece, from });
      units += piece.to - from;
    }
    const border = middleOf(tail, units / 2);
    this.flush(container, border);
    this.#pieces = tail;
    this.#raw = tail.map(({ node, from, to }) => node.data.slice(from, to)).join("");
    this.#hasInk = true;
    this.#ownFrom = border;
  }

  #mayMatch(): boolean {
    if (this.#sink.mayMatch(this.#raw)) return true;
    if (!this.#isTight) return false;
    const apart = this.#pieces.map((piece) =>
      piece === null ? "" : piece.node.data.slice(piece.from, piece.to),
    );
    return this.#sink.mayMatch(apart.join("\n"));
  }
}

function middleOf(pieces: readonly Piece[], units: number): Point | null {
  let left = units;
  for (const { node, from, to } of pieces) {
    if (left <= to - from) return { node, offset: from + Math.floor(left) };
    left -= to - from;
  }
  return null;
}
