import { describe, expect, test } from "vitest";
import * as compatible from "../../rules/screen/phrases-compatible.ts";
import * as excluded from "../../rules/screen/phrases-excluded.ts";

const PHRASES = [
  ...compatible.COMPATIBLE_AHEAD,
  ...compatible.COMPATIBLE_BEHIND,
  ...excluded.EXCLUDED_AHEAD,
  ...excluded.EXCLUDED_BEHIND,
];
const FRAMES = [...compatible.COMPATIBLE_FRAMES, ...excluded.EXCLUDED_FRAMES];

describe("no phrase is said by a text without words, which is therefore not asked", () => {
  test.each(["", " ", "\n\t ", "\u3000", "\u00a0"])("%j", (blank) => {
    const said = PHRASES.filter(({ says }) => says.test(blank)).map(({ says }) => says.source);
    expect(said).toEqual([]);
    const framed = FRAMES.filter(({ before, after }) => before.test(blank) || after.test(blank));
    expect(framed).toEqual([]);
  });
});
