/** A row of numbers below 2^32 that grows: many millions of them cost no object each. */
export class GrowingWords {
  length = 0;
  #held = new Uint32Array(1024);

  push(value: number): void {
    if (this.length === this.#held.length) {
      const held = new Uint32Array(this.length * 2);
      held.set(this.#held);
      this.#held = held;
    }
    this.#held[this.length++] = value;
  }

  pushAll(values: ArrayLike<number>): void {
    for (let at = 0; at < values.length; at++) this.push(values[at] ?? 0);
  }

  /** What was pushed, without copying: good until the next push. */
  used(): Uint32Array {
    return this.#held.subarray(0, this.length);
  }
}

/** The same for numbers below 65536. */
export class GrowingHalfWords {
  length = 0;
  #held = new Uint16Array(1024);

  push(value: number): void {
    if (this.length === this.#held.length) {
      const held = new Uint16Array(this.length * 2);
      held.set(this.#held);
      this.#held = held;
    }
    this.#held[this.length++] = value;
  }

  pushAll(values: ArrayLike<number>): void {
    for (let at = 0; at < values.length; at++) this.push(values[at] ?? 0);
  }

  /** What was pushed, without copying: good until the next push. */
  used(): Uint16Array {
    return this.#held.subarray(0, this.length);
  }
}
