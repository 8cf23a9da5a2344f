import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { Criteria } from "../../components/Criteria.tsx";
import { CriteriaClasses } from "../../components/CriteriaClasses.tsx";
import { isUsable, ListTrouble } from "../../components/ListStatusLine.tsx";
import type { LookupState } from "../../components/LookupBox.tsx";
import { say, tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { speechFor } from "../../components/wording.ts";
import { today } from "../../platform/clock.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import { criteriaSearch } from "../../rules/criteria/criteria-search.ts";
import type { CriteriaSubject } from "../../rules/criteria/criteria-search.ts";
import type { CriteriaView } from "../../rules/criteria/criteria-words.ts";

/** What the page is about: the address, and the name that was matched here. */
interface Subject extends CriteriaSubject {
  readonly matchedName?: string | undefined;
}

/** So many answers to a typed name are shown. */
const TOP = 5;

/** The questions before a purchase. Nothing that is answered here is kept or sent anywhere. */
export function CriteriaPage() {
  const settings = useAnswer(() => ask("settings-get", {}));
  const [subject, setSubject] = useState<Subject>(subjectOf(location.search));
  const { answer, reload } = useAnswer(() => ask("criteria-get", present(subject)));
  const { lookup, onQuery } = useNameLookup();
  const chosen = settings.answer.kind === "answered" ? settings.answer.value.language : null;
  const speech = speechFor(chosen ?? (browser.i18n.getUILanguage().startsWith("ja") ? "ja" : "en"));
  const view = answer.kind === "answered" ? answer.value : null;

  const turnTo = (next: Subject) => {
    history.replaceState(null, "", location.pathname + criteriaSearch(next));
    setSubject(next);
  };
  useEffect(reload, [subject, reload]);
  useEffect(() => {
    const closing = new AbortController();
    onChanged(() => {
      settings.reload();
      reload();
    }, closing.signal);
    return () => closing.abort();
  }, [settings.reload, reload]);
  const title = titleOf(view, speech);
  useEffect(() => {
    document.documentElement.lang = speech.lang;
    document.title = title;
  }, [speech, title]);

  if (settings.answer.kind === "waiting" || answer.kind === "waiting")
    return <main class="sk-sheet">{tell(speech, "list.reading")}</main>;
  return (
    <main class="sk-sheet">
      {answer.kind === "failed" && <Failure code={answer.code} speech={speech} />}
      {view !== null && (
        <Sheet
          view={view}
          subject={subject}
          lookup={lookup}
          speech={speech}
          onQuery={onQuery}
          onTurn={turnTo}
        />
      )}
    </main>
  );
}

function Sheet({
  view,
  subject,
  lookup,
  speech,
  onQuery,
  onTurn,
}: {
  readonly view: CriteriaView;
  readonly subject: Subject;
  readonly lookup: LookupState;
  readonly speech: Speech;
  readonly onQuery: (query: string) => void;
  readonly onTurn: (subject: Subject) => void;
}) {
  const { productClass, supplier } = subject;
  if (!isUsable(view.list)) return <ListTrouble list={view.list} speech={speech} />;
  if (view.off !== null)
    return (
      <>
        <h1>{tell(speech, "criteria.choose.title")}</h1>
        <p class="sk-notice">{tell(speech, "criteria.off")}</p>
      </>
    );
  if (view.sheet === null)
    return (
      <CriteriaClasses
        classes={view.classes}
        unknown={productClass !== undefined}
        speech={speech}
        onChoose={(id) => onTurn({ ...subject, productClass: id })}
      />
    );
  return (
    <Criteria
      // Another class, other questions: what was answered for the one before does not count.
      key={view.sheet.productClass}
      view={view}
      sheet={view.sheet}
      gone={supplier !== undefined && view.supplier === null}
      lookup={lookup}
      today={today()}
      speech={speech}
      onClass={() => onTurn({ ...subject, productClass: undefined })}
      onQuery={onQuery}
      onSupplier={(id, matchedName) => onTurn({ ...subject, supplier: id, matchedName })}
      onAnother={() => {
        onQuery("");
        onTurn({ productClass });
      }}
      onCopy={copy}
      onPrint={() => print()}
    />
  );
}

function Failure({ code, speech }: { readonly code: string; readonly speech: Speech }) {
  return (
    <div class="sk-notice sk-notice-trouble" role="alert">
      <p>
        <strong>{tell(speech, "criteria.failed")}</strong>
      </p>
      <p>{tell(speech, "error.answer", { code })}</p>
    </div>
  );
}

/** Looks a typed name up; late answers are dropped. */
function useNameLookup(): {
  readonly lookup: LookupState;
  readonly onQuery: (query: string) => void;
} {
  const [lookup, setLookup] = useState<LookupState>({ kind: "idle" });
  const turn = useRef(0);
  const onQuery = useCallback((query: string) => {
    const mine = ++turn.current;
    if (query === "") return setLookup({ kind: "idle" });
    void settle(ask("lookup", { query, top: TOP })).then((settled) => {
      if (mine !== turn.current) return;
      setLookup(settled.kind === "answered" ? { kind: "answered", view: settled.value } : settled);
    });
  }, []);
  return { lookup, onQuery };
}

function titleOf(view: CriteriaView | null, speech: Speech): string {
  const sheet = view?.sheet ?? null;
  if (sheet === null) return tell(speech, "criteria.choose.title");
  return tell(speech, "criteria.title", { name: say(sheet.title, speech.lang).text });
}

/** What an address asks for; a value longer than any id is no id. */
function subjectOf(search: string): Subject {
  const query = new URLSearchParams(search);
  const of = (key: string) => {
    const value = query.get(key) ?? "";
    return value === "" || value.length > 200 ? undefined : value;
  };
  return { productClass: of("class"), supplier: of("supplier") };
}

/** The same without what is absent: a message has no empty members. */
function present({ productClass, supplier, matchedName }: Subject) {
  return {
    ...(productClass === undefined ? {} : { productClass }),
    ...(supplier === undefined ? {} : { supplier }),
    ...(matchedName === undefined ? {} : { matchedName }),
  };
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
