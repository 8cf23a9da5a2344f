/**
 * Letters of the scripts that the phrases are written in. `\p{L}` with `iu` costs the engine a millisecond and more to
 * compile, each time it stands in a pattern; some two hundred of them would take a woken worker longer than its whole budget.
 */
const CLASSES: readonly (readonly [string, string])[] = [
  ["\\p{Lu}", "A-ZÀ-ÞА-ЯЁ"],
  ["\\p{Ll}", "a-zß-ɏа-яё"],
  ["\\p{L}", "A-Za-zÀ-ɏА-яЁёІіЇїЄє\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"],
  ["\\p{N}", "0-9"],
  ["\\p{Script=Han}", "\u3400-\u9fff"],
];

/** A pattern of a phrase, as `String.raw` has it, with the letter classes taken for those of our scripts. */
export function pattern(parts: TemplateStringsArray, ...values: readonly string[]): RegExp {
  return withLetters(String.raw(parts, ...values), "u");
}

/** The same, for any case. */
export function anyCase(parts: TemplateStringsArray, ...values: readonly string[]): RegExp {
  return withLetters(String.raw(parts, ...values), "iu");
}

/**
 * A pattern from its source, which is written in this folder and never comes from data. A letter class stands as a class of
 * its own outside brackets, as a range within them.
 */
export function withLetters(source: string, flags: string): RegExp {
  let text = source;
  for (const [name, range] of CLASSES) text = text.replaceAll(name, `\0${range}\0`);
  // Within brackets the ranges join the others there; alone they need brackets.
  let within = false;
  let out = "";
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "\\") out += unit + text.charAt(++at);
    else if (unit === "\0") {
      const end = text.indexOf("\0", at + 1);
      const range = text.slice(at + 1, end);
      out += within ? range : `[${range}]`;
      at = end;
    } else {
      if (unit === "[") within = true;
      if (unit === "]") within = false;
      out += unit;
    }
  }
  return new RegExp(`${out}`, flags);
}
