import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { ListTable } from "../../components/ListTable.tsx";
import { OptionsForm } from "../../components/OptionsForm.tsx";
import type { SaveState } from "../../components/OptionsForm.tsx";
import { tell } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { speechFor } from "../../components/wording.ts";
import { today } from "../../platform/clock.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import type { SettingsChange } from "../../rules/views.ts";
import { Policy } from "./Policy.tsx";
import { Sites } from "./Sites.tsx";
import { Trouble } from "./Trouble.tsx";
import { Updates } from "./Updates.tsx";

/** The settings page: buyer, language, contact, sites, and the list in full. */
export function Options() {
  const settings = useAnswer(() => ask("settings-get", {}));
  const list = useAnswer(() => ask("list-status", {}));
  const [saved, setSaved] = useState<SaveState>({ kind: "unchanged" });
  const chosen = settings.answer.kind === "answered" ? settings.answer.value.language : null;
  const speech = speechFor(chosen ?? (browser.i18n.getUILanguage().startsWith("ja") ? "ja" : "en"));

  useEffect(() => {
    document.documentElement.lang = speech.lang;
    document.title = tell(speech, "options.title");
  }, [speech]);
  useEffect(() => {
    const closing = new AbortController();
    onChanged(() => {
      settings.reload();
      list.reload();
    }, closing.signal);
    return () => closing.abort();
  }, [settings.reload, list.reload]);

  const change = async (part: SettingsChange) => {
    const settled = await settle(ask("settings-set", part));
    setSaved(settled.kind === "answered" ? { kind: "saved" } : settled);
    settings.reload();
  };
  return (
    <main class="sk-sheet">
      <h1>{tell(speech, "options.title")}</h1>
      {settings.answer.kind === "failed" && (
        <Trouble
          title={tell(speech, "options.load.failed")}
          code={settings.answer.code}
          speech={speech}
        />
      )}
      {settings.answer.kind === "answered" && (
        <OptionsForm
          settings={settings.answer.value}
          saved={saved}
          speech={speech}
          onChange={(part) => void change(part)}
        />
      )}
      <Policy speech={speech} />
      <Sites speech={speech} />
      {list.answer.kind === "failed" ? (
        <Trouble
          title={tell(speech, "list.problem.title")}
          code={list.answer.code}
          speech={speech}
        />
      ) : (
        <ListTable
          list={list.answer.kind === "answered" ? list.answer.value : null}
          today={today()}
          speech={speech}
        />
      )}
      <Updates speech={speech} />
    </main>
  );
}
