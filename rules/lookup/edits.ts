/** Edits between the pattern and a text: against the whole text, and against the nearest of its beginnings. */
export interface Edits {
  readonly whole: number;
  readonly start: number;
  /** How many units of the text were compared. */
  readonly size: number;
}

const BITS = 32;
const MOST_WORDS = 8;
/** Row of each UTF-16 unit in the masks of the pattern that was used last; 0 = a unit that it does not have. */
const rowOf = new Uint16Array(65536);
let unitsInRows: Uint16Array = new Uint16Array(0);

/** Makes the rows those of a pattern: many texts are compared with one pattern, one after the other. */
function takeRows(units: Uint16Array): void {
  if (unitsInRows === units) return;
  for (const unit of unitsInRows) rowOf[unit] = 0;
  for (let row = 0; row < units.length; row++) rowOf[units[row] ?? 0] = row + 1;
  unitsInRows = units;
}

/**
 * A text prepared for counting edits against many others: optimal string alignment (insert, delete, replace, swap of
 * neighbours cost one) by bit-parallel columns (Hyyrö 2003, in 32-bit words after Myers 1999). Texts beyond 256 UTF-16
 * units are compared by their first 256.
 */
export class EditPattern {
  readonly length: number;
  readonly #units: Uint16Array;
  readonly #masks: Int32Array;
  readonly #words: number;
  readonly #plus: Int32Array;
  readonly #minus: Int32Array;
  readonly #diagonal: Int32Array;
  readonly #before: Int32Array;

  constructor(text: string) {
    this.length = Math.min(text.length, BITS * MOST_WORDS);
    this.#words = Math.max(1, Math.ceil(this.length / BITS));
    const units: number[] = [];
    const rows: number[] = [];
    for (let at = 0; at < this.length; at++) {
      const unit = text.charCodeAt(at);
      let row = units.indexOf(unit);
      if (row < 0) row = units.push(unit) - 1;
      rows.push(row + 1);
    }
    this.#units = Uint16Array.from(units);
    this.#masks = new Int32Array((units.length + 1) * this.#words);
    rows.forEach((row, at) => {
      const slot = row * this.#words + (at >>> 5);
      this.#masks[slot] = (this.#masks[slot] ?? 0) | (1 << (at & 31));
    });
    this.#plus = new Int32Array(this.#words);
    this.#minus = new Int32Array(this.#words);
    this.#diagonal = new Int32Array(this.#words);
    this.#before = new Int32Array(this.#words);
  }

  /** Counts the edits to the units `from` to `to` of a text; units equal to `skip` are passed over. */
  edits(text: Uint16Array | Uint8Array, from: number, to: number, skip = -1): Edits {
    takeRows(this.#units);
    return this.#words === 1 ? this.#short(text, from, to, skip) : this.#long(text, from, to, skip);
  }

  #short(text: Uint16Array | Uint8Array, from: number, to: number, skip: number): Edits {
    const masks = this.#masks;
    const last = 1 << (this.length - 1);
    let plus = -1;
    let minus = 0;
    let diagonal = 0;
    let before = 0;
    let whole = this.length;
    let start = whole;
    let size = 0;
    for (let at = from; at < to; at++) {
      const unit = text[at] ?? 0;
      if (unit === skip) continue;
      size++;
      const mask = masks[rowOf[unit] ?? 0] ?? 0;
      const swap = ((~diagonal & mask) << 1) & before;
      diagonal = (((mask & plus) + plus) ^ plus) | mask | minus | swap;
      before = mask;
      let up = minus | ~(diagonal | plus);
      const down = diagonal & plus;
      if ((up & last) !== 0) whole++;
      else if ((down & last) !== 0) whole--;
      up = (up << 1) | 1;
      plus = (down << 1) | ~(diagonal | up);
      minus = up & diagonal;
      if (whole < start) start = whole;
    }
    return this.length === 0 ? { whole: size, start: 0, size } : { whole, start, size };
  }

  #long(text: Uint16Array | Uint8Array, from: number, to: number, skip: number): Edits {
    const words = this.#words;
    const [plus, minus, diagonals, before] = [
      this.#plus,
      this.#minus,
      this.#diagonal,
      this.#before,
    ];
    plus.fill(-1);
    minus.fill(0);
    diagonals.fill(0);
    before.fill(0);
    const last = 1 << ((this.length - 1) & 31);
    let whole = this.length;
    let start = whole;
    let size = 0;
    for (let at = from; at < to; at++) {
      const unit = text[at] ?? 0;
      if (unit === skip) continue;
      size++;
      const base = (rowOf[unit] ?? 0) * words;
      let upCarry = 1;
      let downCarry = 0;
      let swapCarry = 0;
      for (let word = 0; word < words; word++) {
        const mask = this.#masks[base + word] ?? 0;
        const vp = plus[word] ?? 0;
        const vn = minus[word] ?? 0;
        const old = diagonals[word] ?? 0;
        const swap = (((~old & mask) << 1) | swapCarry) & (before[word] ?? 0);
        swapCarry = (~old & mask) >>> 31;
        const entered = mask | downCarry;
        const diagonal = (((entered & vp) + vp) ^ vp) | entered | vn | swap;
        let up = vn | ~(diagonal | vp);
        let down = diagonal & vp;
        if (word === words - 1) {
          if ((up & last) !== 0) whole++;
          else if ((down & last) !== 0) whole--;
        }
        const upOut = up >>> 31;
        const downOut = down >>> 31;
        up = (up << 1) | upCarry;
        down = (down << 1) | downCarry;
        upCarry = upOut;
        downCarry = downOut;
        plus[word] = down | ~(diagonal | up);
        minus[word] = up & diagonal;
        diagonals[word] = diagonal;
        before[word] = mask;
      }
      if (whole < start) start = whole;
    }
    return { whole, start, size };
  }
}

/** The units of a text, for `EditPattern.edits`. */
export function unitsOfText(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}
