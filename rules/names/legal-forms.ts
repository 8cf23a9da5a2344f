import { AFTER, BEFORE, longestForm, WORD_FORM } from "./legal-forms/tries.ts";
import type { EndForms, Tokens } from "./legal-forms/tries.ts";

/** A folded name as tokens; see `legal-forms/tries.ts`. */
export type { Tokens } from "./legal-forms/tries.ts";

/**
 * Cuts legal forms from both ends, repeatedly; never returns an empty name. The cost is a few map look-ups per end,
 * however many forms there are.
 */
export function cutLegalForms(tokens: Tokens): Tokens {
  let rest = tokens;
  for (;;) {
    const shorter = cutEnd(rest) ?? cutStart(rest);
    if (shorter === null) return rest;
    rest = shorter;
  }
}

function cutEnd(tokens: Tokens): Tokens | null {
  const { tokens: cut } = longestForm(AFTER.fromEnd, (index) =>
    // The first token is never part of a form: something has to stay.
    index < tokens.length - 1 ? tokens[tokens.length - 1 - index] : undefined,
  );
  if (cut > 0) return tokens.slice(0, -cut);
  const last = tokens.at(-1) ?? "";
  const form = attached(AFTER, last, last.slice(-1), (each) => last.endsWith(each));
  return form === undefined ? null : [...tokens.slice(0, -1), last.slice(0, -form.length)];
}

function cutStart(tokens: Tokens): Tokens | null {
  const { tokens: cut, form: kind } = longestForm(BEFORE.fromEnd, (index) =>
    index < tokens.length - 1 ? tokens[index] : undefined,
  );
  // PT Security is a name, PT Huawei Tech Investment a form and a name.
  if (cut > 0) return kind === WORD_FORM && tokens.length - cut < 2 ? null : tokens.slice(cut);
  const [first = ""] = tokens;
  const form = attached(BEFORE, first, first.charAt(0), (each) => first.startsWith(each));
  return form === undefined ? null : [first.slice(form.length), ...tokens.slice(1)];
}

/** The longest form that is written to the name in one token and leaves at least two units of it. */
function attached(
  { attachedByEnd }: EndForms,
  token: string,
  unit: string,
  fits: (form: string) => boolean,
): string | undefined {
  return attachedByEnd.get(unit)?.find((form) => token.length > form.length + 1 && fits(form));
}
