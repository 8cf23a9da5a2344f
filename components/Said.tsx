import type { Wording } from "../rules/vocabulary.ts";
import { say } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** A reviewed text, marked with its own language where that is not the language of the interface. */
export function Said({ wording, speech }: { readonly wording: Wording; readonly speech: Speech }) {
  const said = say(wording, speech.lang);
  return said.lang === speech.lang ? <>{said.text}</> : <span lang={said.lang}>{said.text}</span>;
}
