import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { LookupBox } from "../../components/LookupBox.tsx";
import { ListStatusLine } from "../../components/ListStatusLine.tsx";
import { LockIcon } from "../../components/SettingNote.tsx";
import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { useAnswer } from "../../components/use-answer.ts";
import type { Answered } from "../../components/use-answer.ts";
import { speechFor } from "../../components/wording.ts";
import { today } from "../../platform/clock.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import type { Settings } from "../../rules/views.ts";
import { openCriteria } from "./open-criteria.ts";
import { OpenedCard } from "./OpenedCard.tsx";
import type { Opened } from "./OpenedCard.tsx";
import { ThisPage } from "./ThisPage.tsx";
import { useLookup } from "./use-lookup.ts";

/** The popup: look a name up, see this page, know how old the list is. */
export function Popup() {
  const settings = useAnswer(() => ask("settings-get", {}));
  const list = useAnswer(() => ask("list-status", {}));
  const { state, onQuery } = useLookup();
  const [opened, setOpened] = useState<Opened | null>(null);
  const opener = useRef<Element | null>(null);
  const [version, setVersion] = useState(0);
  const speech = useMemo(() => speechOf(settings.answer), [settings.answer]);
  const day = today();

  const criteria =
    settings.answer.kind === "answered" && settings.answer.value.criteriaOff === undefined;

  // What the card covers loses the focus before the card is there, so the way back is kept here.
  const open = (next: Opened) => {
    opener.current = document.activeElement;
    setOpened(next);
  };
  useEffect(() => {
    if (opened === null && opener.current instanceof HTMLElement) opener.current.focus();
  }, [opened]);
  useEffect(() => {
    document.documentElement.lang = speech.lang;
  }, [speech]);
  useEffect(() => {
    const closing = new AbortController();
    onChanged(() => {
      settings.reload();
      list.reload();
      setVersion((before) => before + 1);
    }, closing.signal);
    return () => closing.abort();
  }, [settings.reload, list.reload]);

  return (
    <>
      <div class="sk-popup-view" hidden={opened !== null}>
        <header class="sk-top">
          <img src="/icon/32.png" alt="" />
          <h1>Sekisho</h1>
          <button
            type="button"
            class="sk-button sk-button-quiet"
            onClick={() => void browser.runtime.openOptionsPage()}
          >
            {tell(speech, "options.open")}
          </button>
          <button
            type="button"
            class="sk-button sk-button-quiet"
            onClick={() =>
              void browser.tabs.create({ url: browser.runtime.getURL("/status.html") })
            }
          >
            {tell(speech, "status.open")}
          </button>
          <ProfileLine settings={settings.answer} speech={speech} />
        </header>
        <main class="sk-popup-main">
          <LookupBox
            state={state}
            speech={speech}
            onQuery={onQuery}
            onOpen={(supplier, matchedName) => open({ supplier, matchedName })}
            {...(criteria && {
              onCriteria: (productClass: string) => openCriteria({ productClass }),
            })}
          />
          {state.kind === "idle" && <ThisPage version={version} speech={speech} onOpen={open} />}
        </main>
        <footer class="sk-popup-foot">
          {list.answer.kind === "failed" ? (
            <p class="sk-list-stale" role="alert">
              {tell(speech, "error.answer", { code: list.answer.code })}
            </p>
          ) : (
            <ListStatusLine
              list={list.answer.kind === "answered" ? list.answer.value : null}
              today={day}
              speech={speech}
            />
          )}
        </footer>
      </div>
      {opened !== null && (
        <OpenedCard
          opened={opened}
          speech={speech}
          today={day}
          contact={settings.answer.kind === "answered" ? settings.answer.value.contact : ""}
          criteria={criteria}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

function ProfileLine({
  settings,
  speech,
}: {
  readonly settings: Answered<Settings>;
  readonly speech: Speech;
}) {
  if (settings.kind === "waiting") return null;
  if (settings.kind === "failed")
    return <p class="sk-list-stale">{tell(speech, "options.load.failed")}</p>;
  const { profile, setBy } = settings.value;
  const isSet = setBy.profile === "managed" || setBy.profile === "organisation";
  if (profile !== null) {
    return (
      <p class="sk-muted">
        {isSet && <LockIcon />}{" "}
        {tell(speech, isSet ? "tab.profile.locked" : "tab.profile", {
          profile: tell(speech, `profile.${profile}`),
        })}
      </p>
    );
  }
  return (
    <p class="sk-muted">
      {tell(speech, "tab.profile.unset")}{" "}
      <button
        type="button"
        class="sk-link"
        onClick={() => void browser.tabs.create({ url: browser.runtime.getURL("/welcome.html") })}
      >
        {tell(speech, "tab.profile.choose")}
      </button>
    </p>
  );
}

function speechOf(settings: Answered<Settings>): Speech {
  if (settings.kind === "answered") return speechFor(settings.value.language);
  return speechFor(browser.i18n.getUILanguage().startsWith("ja") ? "ja" : "en");
}
