/** A stretch of a text node, UTF-16 offsets into its data. */
export interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly to: number;
}

/** A point in the page. */
export interface Point {
  readonly node: Text;
  readonly offset: number;
}

/** A stretch of block text that stands one to one for a stretch of a node. */
interface Stretch extends Point {
  readonly at: number;
  readonly length: number;
}

const BLANKS = /[\t\n\f\r ]+/g;

/**
 * The text of a block and where each of its units stands in the page. Runs of blanks are one blank in the text, as they
 * are on the screen; line breaks between pieces stand in no node. Both directions are total: an offset that stands in
 * no node gives the nearest point inside, a point outside the block gives null.
 */
export class OffsetMap {
  readonly text: string;
  readonly #stretches: readonly Stretch[];

  /** `null` between pieces is a line break. */
  constructor(pieces: readonly (Piece | null)[]) {
    const stretches: Stretch[] = [];
    let text = "";
    for (const piece of pieces) {
      if (piece === null) {
        if (text !== "" && !text.endsWith("\n"))
          text = text.endsWith(" ") ? `${text.slice(0, -1)}\n` : `${text}\n`;
        continue;
      }
      text = add(piece, text, stretches);
    }
    this.text = text;
    this.#stretches = stretches.filter((each) => each.at < text.length);
  }

  /** Where a stretch of the text stands: its first unit's point, and the point after its last one. */
  locate(start: number, end: number): { readonly start: Point; readonly end: Point } | null {
    if (end <= start || start < 0 || end > this.text.length) return null;
    const first = this.#stretches[this.#following(start)];
    const last = this.#stretches[this.#preceding(end - 1)];
    if (first === undefined || last === undefined) return null;
    const from = Math.max(start, first.at);
    const to = Math.min(end, last.at + last.length);
    if (to <= from) return null;
    return {
      start: { node: first.node, offset: first.offset + from - first.at },
      end: { node: last.node, offset: last.offset + to - last.at },
    };
  }

  /** The offset in the text of a point in a node; null when the block does not hold the node. */
  offsetOf(node: Text, offset: number): number | null {
    let nearest: number | null = null;
    for (const each of this.#stretches) {
      if (each.node !== node) continue;
      if (offset < each.offset) return nearest ?? each.at;
      nearest = each.at + Math.min(offset - each.offset, each.length);
      if (offset <= each.offset + each.length) return nearest;
    }
    return nearest;
  }

  /** True while the page still says what the text says between two offsets. */
  holds(start: number, end: number): boolean {
    for (let at = this.#following(start); at < this.#stretches.length; at++) {
      const each = this.#stretches[at];
      if (each === undefined || each.at >= end) break;
      const said = each.node.data.slice(each.offset, each.offset + each.length);
      if (!each.node.isConnected || !isSame(said, this.text.slice(each.at, each.at + each.length)))
        return false;
    }
    return true;
  }

  /** The nodes of the block in order, each once for every stretch. */
  *nodes(): Generator<{ readonly node: Text; readonly start: number; readonly end: number }> {
    for (const { node, at, length } of this.#stretches) yield { node, start: at, end: at + length };
  }

  /** Position of the stretch that holds an offset, or of the first one after it. */
  #following(offset: number): number {
    const at = this.#preceding(offset);
    const held = this.#stretches[at];
    return held !== undefined && offset < held.at + held.length ? at : at + 1;
  }

  /** Position of the last stretch that begins at or before an offset; -1 when there is none. */
  #preceding(offset: number): number {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#stretches[middle]?.at ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** A blank of the text may be any blank of the page: the last one before a line break has become that break. */
function isSame(said: string, text: string): boolean {
  return plain(said) === plain(text);
}

function plain(text: string): string {
  return text.replace(/[\t\n\f\r]/g, " ");
}

function add({ node, from, to }: Piece, before: string, stretches: Stretch[]): string {
  const data = node.data.slice(from, to);
  let text = before;
  let read = 0;
  const copy = (until: number) => {
    if (until > read) {
      stretches.push({ at: text.length, length: until - read, node, offset: from + read });
      text += data.slice(read, until);
    }
  };
  for (const blank of data.matchAll(BLANKS)) {
    const begins = text === "" && blank.index === 0;
    const repeats = blank.index === 0 && /[ \n]$/.test(text);
    if (!begins && !repeats && blank[0] === " ") continue;
    copy(blank.index);
    if (!begins && !repeats) {
      stretches.push({ at: text.length, length: 1, node, offset: from + blank.index });
      text += " ";
    }
    read = blank.index + blank[0].length;
  }
  copy(data.length);
  return text;
}
