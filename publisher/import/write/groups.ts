/** Ids that are one supplier: a union-find over the few ids that are joined at all. */
export class Groups {
  readonly #parent = new Map<string, string>();
  readonly #size = new Map<string, number>();

  /** Makes the groups of all these ids one; the first id stays its name. */
  join(ids: readonly string[]): void {
    const [first, ...others] = ids;
    if (first === undefined) return;
    this.#parent.set(first, this.#parent.get(first) ?? first);
    for (const other of others) {
      const [root, old] = [this.rootOf(first), this.rootOf(other)];
      this.#parent.set(other, this.#parent.get(other) ?? other);
      if (root === old) continue;
      this.#size.set(root, this.#sizeOf(root) + this.#sizeOf(old));
      this.#parent.set(old, root);
    }
  }

  /** The id under which a group goes; an id that was never joined is its own. */
  rootOf(id: string): string {
    let root = id;
    for (
      let next = this.#parent.get(root);
      next !== undefined && next !== root;
      next = this.#parent.get(root)
    )
      root = next;
    return root;
  }

  /** True when the id is of a group. */
  has(id: string): boolean {
    return this.#parent.has(id);
  }

  /** Groups with more than one id, by name, with their size. */
  sizes(): ReadonlyMap<string, number> {
    return new Map([...this.#size].filter(([id, size]) => size > 1 && this.rootOf(id) === id));
  }

  #sizeOf(root: string): number {
    return this.#size.get(root) ?? 1;
  }
}
