import type { LookupReason } from "../vocabulary.ts";
import { compareStems, queryFor } from "./compare.ts";
import type { Letters } from "./romanise.ts";
import { soundOf } from "./sound.ts";
import { stemFor } from "./stem.ts";

/** Whether two names are one company's, how sure, and by which difference. */
export interface Sameness {
  readonly same: boolean;
  readonly score: number;
  readonly why: LookupReason;
}

/** The one threshold: from this score on two names are one company's. */
const SAME = 0.9;

/** Decides without any list whether two texts name one company; symmetric, never throws. */
export function sameName(left: string, right: string, letters: Letters): Sameness {
  const [one, other] = [stemFor(left, letters), stemFor(right, letters)];
  const there = compareStems(
    queryFor(one, letters),
    other,
    soundOf(other.words, letters),
    () => 1,
    letters,
  );
  const back = compareStems(
    queryFor(other, letters),
    one,
    soundOf(one.words, letters),
    () => 1,
    letters,
  );
  const { score, why } = there.score >= back.score ? there : back;
  return { same: score >= SAME, score, why };
}
