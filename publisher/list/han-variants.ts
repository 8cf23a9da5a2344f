import { Converter } from "opencc-js";

const FIRST = 0x3400;
const LAST = 0x9fff;
/**
 * Maps every Traditional and Japanese form of a Han character to the one Simplified character for it, by the tables of
 * OpenCC. Only single UTF-16 units on both sides. Deterministic: it depends on the pinned dictionary version alone.
 */
export function hanVariants(): ReadonlyMap<string, string> {
  const steps = [
    Converter({ from: "t", to: "cn" }),
    Converter({ from: "tw", to: "cn" }),
    Converter({ from: "hk", to: "cn" }),
    Converter({ from: "jp", to: "cn" }),
  ];
  const step = (character: string): string => {
    for (const convert of steps) {
      const simplified = convert(character);
      if (simplified !== character && simplified.length === 1) return simplified;
    }
    return character;
  };
  const variants = new Map<string, string>();
  for (let unit = FIRST; unit <= LAST; unit++) {
    const character = String.fromCharCode(unit);
    const common = commonForm(character, step);
    if (common !== character) variants.set(character, common);
  }
  return variants;
}

/** Follows the forms to the last one; where they run in a circle (叙 and 敍), the lowest code point of the circle. */
function commonForm(character: string, step: (character: string) => string): string {
  const walked = [character];
  for (;;) {
    const next = step(walked.at(-1) ?? character);
    const before = walked.indexOf(next);
    if (before >= 0) return walked.slice(before).sort()[0] ?? next;
    walked.push(next);
  }
}
