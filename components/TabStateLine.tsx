import type { ComponentChildren } from "preact";
import type { TabReport, TabState } from "../rules/views.ts";
import { aboutLists, asOf, isConfirmed, isUsable, ListTrouble } from "./ListStatusLine.tsx";
import { count, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The state of the page's screening in words; a failed answer is a state of its own, never an empty result. */
export function TabStateLine({
  report,
  failure,
  speech,
}: {
  readonly report: TabReport | null;
  readonly failure: string | null;
  readonly speech: Speech;
}) {
  if (failure !== null) {
    return (
      <StateBox state="failed" title={tell(speech, "tab.failed")}>
        <p>{tell(speech, "tab.failed.says")}</p>
        <p>{tell(speech, "error.answer", { code: failure })}</p>
      </StateBox>
    );
  }
  if (report === null) return <p class="sk-muted">{tell(speech, "list.reading")}</p>;
  if (!isUsable(report.list)) return <ListTrouble list={report.list} speech={speech} />;
  const { state, problem } = report;
  return (
    <StateBox state={state} title={titleOf(report, speech)}>
      {[...says(report, speech), ...saysOfPolicy(report, speech)].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {problem !== null && <p>{tell(speech, `problem.${problem}`)}</p>}
    </StateBox>
  );
}

/** Nothing to check, yet a name on the lists is on the page: "nothing found" would not be true. */
function isMentionOnly({ state, mentions }: TabReport): boolean {
  return state === "clear" && mentions.length > 0;
}

function titleOf(report: TabReport, speech: Speech): string {
  const { state, hits, categories } = report;
  if (isMentionOnly(report)) return tell(speech, "tab.mentions");
  const found = [
    ...(hits.length > 0 ? [count(speech, "tab.found", hits.length)] : []),
    ...(categories.length > 0 ? [count(speech, "tab.category", categories.length)] : []),
  ];
  if (state === "found") return found.join(" · ");
  if (state === "partial") return [tell(speech, "tab.partial"), ...found].join(" · ");
  return tell(speech, `tab.${state}`);
}

function says(report: TabReport, speech: Speech): readonly string[] {
  const { state, list, mentions } = report;
  const date = asOf(list, speech);
  if (isMentionOnly(report)) {
    if (!isConfirmed(list)) return [tell(speech, "tab.mentions.unchecked", { date })];
    const merely = mentions.filter(({ marks }) => marks === undefined).length;
    return merely === 0 ? [] : [count(speech, "tab.mentions.says", merely, { date })];
  }
  if (state === "found") return [aboutLists(list, speech, "tab.found.says")];
  if (state === "clear") return [aboutLists(list, speech, "tab.clear.says")];
  return [tell(speech, `tab.${state}.says`)];
}

/** A listed supplier that a policy hides is never passed over. */
function saysOfPolicy({ mentions }: TabReport, speech: Speech): readonly string[] {
  const hidden = mentions.filter(({ marks }) => marks !== undefined).length;
  return hidden === 0 ? [] : [count(speech, "policy.mark.page", hidden)];
}

function StateBox({
  state,
  title,
  children,
}: {
  readonly state: TabState;
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={`sk-state sk-state-${state}`} role="status">
      <StateIcon state={state} />
      <div>
        <p class="sk-state-title">{title}</p>
        {children}
      </div>
    </div>
  );
}

/** Drawn on a 20 x 20 grid; shape tells the states apart, as colour may not. */
const STATE_SHAPES: Readonly<Record<TabState, string>> = {
  "not-screened": "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM6.5 10h7",
  running: "M10 2a8 8 0 1 1-8 8M10 6v4l3 2",
  clear: "M3 2h14v16H3zM6.5 10.2l2.5 2.5 4.5-5",
  found: "M3 2h14v16H3zM10 5.5v6M10 14v.6",
  partial: "M10 2a8 8 0 0 1 0 16zM10 2a8 8 0 0 0 0 16",
  "list-problem": "M3 5h14M3 10h8M3 15h5M13 12l4.5 4.5M17.5 12 13 16.5",
  failed: "M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM7 7l6 6M13 7l-6 6",
};

function StateIcon({ state }: { readonly state: TabState }) {
  return (
    <svg class="sk-state-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={STATE_SHAPES[state]} />
    </svg>
  );
}
