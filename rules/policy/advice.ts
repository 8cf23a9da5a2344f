import type { Language, Severity } from "../vocabulary.ts";
import type { Advice, EffectivePolicy } from "./policy-words.ts";

/** What the policy asks for at a severity, in a language; that of the other one where it was not worded. Null when it says nothing. */
export function adviceFor(
  { one }: Pick<EffectivePolicy, "one">,
  severity: Severity | null,
  language: Language,
): Advice | null {
  if (severity === null) return null;
  const said = one[`advice.${severity}`]?.value;
  return said?.[language] ?? said?.[language === "ja" ? "en" : "ja"] ?? null;
}
