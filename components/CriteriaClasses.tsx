import type { CriteriaView } from "../rules/criteria/criteria-words.ts";
import { hasWord, say, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The choice of a class: what do you want to buy? `unknown` is true when one was asked for that has no questions. */
export function CriteriaClasses({
  classes,
  unknown,
  speech,
  onChoose,
}: {
  readonly classes: CriteriaView["classes"];
  readonly unknown: boolean;
  readonly speech: Speech;
  readonly onChoose: (id: string) => void;
}) {
  return (
    <>
      <h1>{tell(speech, "criteria.choose")}</h1>
      {unknown && (
        <p class="sk-notice" role="status">
          {tell(speech, "criteria.choose.unknown")}
        </p>
      )}
      <p>{tell(speech, "criteria.choose.says")}</p>
      <ul class="sk-classes">
        {classes.map(({ id, title }) => {
          const hint = `criteria.class.${id}`;
          return (
            <li key={id}>
              <button type="button" class="sk-class-choice" onClick={() => onChoose(id)}>
                <span class="sk-choice-name">{say(title, speech.lang).text}</span>
                {hasWord(speech, hint) && <span class="sk-hint">{tell(speech, hint)}</span>}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
