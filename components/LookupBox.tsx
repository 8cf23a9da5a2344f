import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { TargetedKeyboardEvent } from "preact";
import type { LookupView } from "../rules/views.ts";
import { ClassPanel, LookupAnswers, LookupNotice } from "./LookupAnswers.tsx";
import { count, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Where a lookup stands. Only an answer to the very query in the box is ever shown. */
export type LookupState =
  | { readonly kind: "idle" }
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly code: string }
  | { readonly kind: "answered"; readonly view: LookupView };

/** What the lookup box needs. */
export interface LookupBoxProps {
  readonly state: LookupState;
  readonly speech: Speech;
  /** What the field is called and what to type; the popup's own words when absent. */
  readonly label?: string;
  readonly hint?: string;
  /** True on a page of its own purpose: the box does not take the focus, and a class of product is no answer. */
  readonly apart?: boolean;
  /** Called with the trimmed text on every change, never with text that an input method is still composing. */
  readonly onQuery: (query: string) => void;
  readonly onOpen: (supplier: string, matchedName: string) => void;
  /** Opens the questions before a purchase of the class that was answered. */
  readonly onCriteria?: (classId: string) => void;
}

/**
 * The lookup: a combobox over ranked answers. The text field belongs to the person, not to the state, so that a
 * re-render never disturbs an input method.
 */
export function LookupBox(props: LookupBoxProps) {
  const { state, speech, apart = false, onQuery, onOpen, onCriteria } = props;
  const input = useRef<HTMLInputElement>(null);
  const asked = useRef("");
  const id = useId();
  const [active, setActive] = useState(0);
  const answers = state.kind === "answered" ? state.view.result.answers : [];
  const current = Math.min(active, answers.length - 1);
  useEffect(() => {
    if (!apart) input.current?.focus();
  }, [apart]);

  const ask = (text: string) => {
    const query = text.trim();
    if (query === asked.current) return;
    asked.current = query;
    setActive(0);
    onQuery(query);
  };
  const clear = () => {
    if (input.current !== null) input.current.value = "";
    ask("");
    input.current?.focus();
  };
  const open = (position: number) => {
    const answer = answers[position];
    if (answer !== undefined) onOpen(answer.supplier, answer.matchedName);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    // 229: Safari and older Chromium report the key that ends a composition outside of it.
    if (event.isComposing || event.keyCode === 229) return;
    const move = MOVES[event.key];
    if (move !== undefined && answers.length > 0) setActive(move(current, answers.length));
    else if (event.key === "Enter" && answers.length > 0) open(current);
    else if (event.key === "Escape" && event.currentTarget.value !== "") clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <search class="sk-lookup">
      <label class="sk-label" for={`${id}-input`}>
        {props.label ?? tell(speech, "look.label")}
      </label>
      <input
        id={`${id}-input`}
        ref={input}
        class="sk-input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={answers.length > 0}
        aria-controls={`${id}-list`}
        aria-describedby={`${id}-hint`}
        {...(current >= 0 && { "aria-activedescendant": `${id}-${current}` })}
        onInput={(event) => {
          if (!event.isComposing) ask(event.currentTarget.value);
        }}
        onCompositionEnd={(event) => ask(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p class="sk-hint" id={`${id}-hint`}>
        {answers.length > 0 ? tell(speech, "look.keys") : (props.hint ?? tell(speech, "look.hint"))}
      </p>
      <p class="sk-unseen" role="status">
        {answers.length > 0 ? count(speech, "look.count", answers.length) : ""}
      </p>
      <LookupNotice state={state} speech={speech} />
      {state.kind === "answered" && !apart && (
        <ClassPanel
          answer={state.view.productClass}
          speech={speech}
          {...(onCriteria !== undefined && { onCriteria })}
        />
      )}
      <LookupAnswers
        id={id}
        view={state.kind === "answered" ? state.view : null}
        active={current}
        speech={speech}
        onPoint={setActive}
        onOpen={open}
      />
    </search>
  );
}

const MOVES: Readonly<Record<string, (at: number, length: number) => number>> = {
  ArrowDown: (at, length) => (at + 1) % length,
  ArrowUp: (at, length) => (at - 1 + length) % length,
  PageDown: (at, length) => Math.min(at + 5, length - 1),
  PageUp: (at) => Math.max(at - 5, 0),
};
