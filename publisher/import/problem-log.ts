import type { Problem } from "../list/problems.ts";
import { SourceRefusal } from "../list/problems.ts";

/** How many problems a refusal names; a file of another layout has one in each of its rows. */
export const SHOWN = 200;

/** Collects what is wrong with the imported rows: the first 200 in full, the rest as a number. */
export class ProblemLog {
  readonly #shown: Problem[] = [];
  #total = 0;

  /** Notes a problem and goes on. */
  add(problem: Problem): void {
    this.#total++;
    if (this.#shown.length < SHOWN) this.#shown.push(problem);
  }

  /** How many problems were noted. */
  get total(): number {
    return this.#total;
  }

  /** Throws a SourceRefusal when anything was noted; its last line says how many there are in all. */
  refuseIfAny(): void {
    if (this.#total === 0) return;
    const rest = this.#total - this.#shown.length;
    const file = this.#shown[0]?.file ?? "";
    const more = `${String(rest)} more problems are not shown, ${String(this.#total)} in all`;
    throw new SourceRefusal(rest === 0 ? this.#shown : [...this.#shown, { file, message: more }]);
  }
}
