import { firstChildOf, isText, nextSiblingOf, textOf } from "./elements.ts";
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

/** What a run is gated by, and who has it when it may name somebody. */
export interface RunSink {
  mayMatch(text: string): boolean;
  onCandidate(run: Run): void;
}

/** Longest run that is gated in one go, UTF-16 units. */
export const RUN_UNITS = 32_768;
/** What two parts of a longer run have in common. */
const OVERLAP = 512;

/** A part of a run: a piece of a node, an element that holds nothing but text, or a line break. */
type Part = Piece | Element | null;

/** Puts the parts of one run together and hands it over when it may name somebody. */
export class RunBuilder {
  readonly #sink: RunSink;
  #parts: Part[] = [];
  #raw = "";
  #hasInk = false;
  #isTight = false;
  #ownFrom: Point | null = null;

  constructor(sink: RunSink) {
    this.#sink = sink;
  }

  /** Takes a text node in, a very long one in steps; true when the page had its turn in between. */
  *text(node: Text, container: Container): Generator<void, boolean, boolean> {
    const { data } = node;
    let hasPaused = false;
    for (let from = 0; from < data.length; from += RUN_UNITS) {
      if (from > 0 && (yield)) hasPaused = true;
      const to = Math.min(data.length, from + RUN_UNITS);
      this.add({ node, from, to }, data.slice(from, to), container);
    }
    return hasPaused;
  }

  /** Takes a part in, and its text: the nodes of an element are only asked for when the run may name somebody. */
  add(part: Piece | Element, text: string, container: Container): void {
    const first = text.charCodeAt(0);
    if (!this.#hasInk && !(first > 32) && !/\S/.test(text)) return;
    this.#hasInk = true;
    // Two inline elements may stand side by side or below each other: only their style knows, so both are gated.
    if (first > 32 && this.#raw.charCodeAt(this.#raw.length - 1) > 32 && !isLater(part))
      this.#isTight = true;
    this.#parts.push(part);
    this.#raw += text;
    if (this.#raw.length >= RUN_UNITS) this.#cut(container);
  }

  lineBreak(): void {
    if (this.#raw === "") return;
    this.#parts.push(null);
    this.#raw += "\n";
  }

  flush(container: Container, ownTo: Point | null = null): void {
    if (this.#hasInk && this.#mayMatch()) {
      const pieces = this.#parts.flatMap(piecesOf);
      this.#sink.onCandidate({ container, pieces, ownFrom: this.#ownFrom, ownTo });
    }
    this.drop();
  }

  drop(): void {
    if (this.#raw === "") return;
    this.#parts = [];
    this.#raw = "";
    this.#hasInk = false;
    this.#isTight = false;
    this.#ownFrom = null;
  }

  /** Hands over a part of a very long run and begins the next with its tail, so that no name is cut in two. */
  #cut(container: Container): void {
    const pieces = this.#parts.flatMap(piecesOf);
    const tail: (Piece | null)[] = [];
    let border: Point | null = null;
    for (let units = 0; units < OVERLAP;) {
      const piece = pieces.pop();
      if (piece === undefined) break;
      if (piece === null) {
        tail.unshift(null);
        units++;
        continue;
      }
      const { node, to } = piece;
      const from = Math.max(piece.from, to - (OVERLAP - units));
      tail.unshift({ node, from, to });
      units += to - from;
      if (units >= OVERLAP / 2) border ??= { node, offset: from + units - OVERLAP / 2 };
    }
    this.flush(container, border);
    this.#parts = tail;
    this.#raw = tail.map(textOfPart).join("");
    this.#hasInk = true;
    this.#ownFrom = border;
  }

  #mayMatch(): boolean {
    if (this.#sink.mayMatch(this.#raw)) return true;
    return this.#isTight && this.#sink.mayMatch(this.#parts.map(textOfPart).join("\n"));
  }
}

/** True for a part that goes on where the one before, of the same node, ended. */
function isLater(part: Piece | Element): boolean {
  return !(part instanceof Element) && part.from > 0;
}

function textOfPart(part: Part): string {
  if (part instanceof Element) return textOf(part) ?? "";
  return part === null ? "\n" : part.node.data.slice(part.from, part.to);
}

function piecesOf(part: Part): (Piece | null)[] {
  if (!(part instanceof Element)) return [part];
  const pieces: Piece[] = [];
  for (let node = firstChildOf(part); node !== null; node = nextSiblingOf(node))
    if (isText(node)) pieces.push({ node, from: 0, to: node.length });
  return pieces;
}
