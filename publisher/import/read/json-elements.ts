import type { Reading, SourceFile } from "../importer.ts";
import { messageOf, textOf } from "./text-of.ts";

/** Longest element that is read, in characters. */
export const LONGEST_ELEMENT = 1_000_000;

/** One element of an array, counted from 1. */
export interface Element {
  readonly row: number;
  readonly value: unknown;
}

/**
 * Gives the elements of an array one by one, without holding the file: of the array that the file is, or of the array
 * under `key` of the object that it is. Notes what is not JSON, and a file without that array, as problems.
 */
export async function* jsonElements(
  file: SourceFile,
  key: string,
  reading: Reading,
): AsyncGenerator<Element> {
  const text = await textOf(file, reading);
  if (text === null) return;
  const splitter = new ElementSplitter(key);
  let row = 0;
  const refuse = (message: string): void => {
    reading.problems.add({ file: file.name, row: row + 1, message });
  };
  try {
    for await (const piece of text) {
      for (const element of splitter.push(piece)) {
        row++;
        yield { row, value: JSON.parse(element) };
      }
    }
  } catch (error) {
    if (
      !(error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError)
    )
      throw error;
    refuse(`is not JSON: ${messageOf(error)}`);
    return;
  }
  if (!splitter.found) refuse(`has no array "${key}"`);
  else if (!splitter.closed) refuse("is cut short: the array does not end");
}

/** Cuts the wanted array out of a stream of text: strings and depth are all that it follows. */
class ElementSplitter {
  found = false;
  closed = false;
  readonly #key: string;
  #depth = 0;
  #base = 0;
  #inString = false;
  #escaped = false;
  #word = "";
  #lastWord = "";
  #element = "";

  constructor(key: string) {
    this.#key = key;
  }

  *push(piece: string): Generator<string> {
    let from = 0;
    for (let at = 0; at < piece.length; at++) {
      const unit = piece[at] ?? "";
      if (this.#inString) {
        this.#followString(unit);
        continue;
      }
      if (unit === '"') {
        this.#inString = true;
        this.#word = "";
      } else if (unit === "[" || unit === "{") {
        this.#depth++;
        if (!this.found && unit === "[" && this.#isWanted()) {
          this.found = true;
          this.#base = this.#depth;
          from = at + 1;
        }
      } else if (unit === "]" || unit === "}") {
        if (this.#isOpen() && this.#depth === this.#base) {
          yield* this.#cut(piece.slice(from, at));
          this.closed = true;
        }
        this.#depth--;
      } else if (unit === "," && this.#isOpen() && this.#depth === this.#base) {
        yield* this.#cut(piece.slice(from, at));
        from = at + 1;
      }
    }
    if (this.#isOpen()) {
      this.#element = bounded(this.#element + piece.slice(from));
    }
  }

  #isOpen(): boolean {
    return this.found && !this.closed;
  }

  #isWanted(): boolean {
    return this.#depth === 1 || (this.#depth === 2 && this.#lastWord === this.#key);
  }

  #followString(unit: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (unit === "\\") this.#escaped = true;
    else if (unit === '"') {
      this.#inString = false;
      if (!this.found) this.#lastWord = this.#word;
      return;
    }
    if (!this.found && this.#word.length < 200) this.#word += unit;
  }

  *#cut(rest: string): Generator<string> {
    const element = bounded(this.#element + rest);
    this.#element = "";
    if (element.trim() !== "") yield element;
  }
}

function bounded(element: string): string {
  if (element.length <= LONGEST_ELEMENT) return element;
  throw new RangeError(`an element of more than ${String(LONGEST_ELEMENT)} characters`);
}
