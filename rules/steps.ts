/** Drives work that can be cut into steps to its end, without a pause. */
export function toTheEnd<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
