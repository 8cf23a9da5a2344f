import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { SaveState } from "../../components/OptionsForm.tsx";
import { tell } from "../../components/speech.ts";
import { settle } from "../../components/use-answer.ts";
import { Welcome } from "../../components/Welcome.tsx";
import { speechFor } from "../../components/wording.ts";
import { ask } from "../../platform/messages.ts";
import type { Language, Profile } from "../../rules/vocabulary.ts";

/** The first run: language as the browser has it, one question, saved in one step. */
export function FirstRun() {
  const [language, setLanguage] = useState<Language>(
    browser.i18n.getUILanguage().startsWith("ja") ? "ja" : "en",
  );
  const [profile, setProfile] = useState<Profile | null>(null);
  const [saved, setSaved] = useState<SaveState>({ kind: "unchanged" });
  const speech = speechFor(language);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = tell(speech, "welcome.title");
  }, [language, speech]);
  const start = async () => {
    if (profile === null) return;
    const settled = await settle(ask("settings-set", { profile, language }));
    setSaved(settled.kind === "answered" ? { kind: "saved" } : settled);
  };
  return (
    <main class="sk-sheet">
      <Welcome
        chosen={profile}
        saved={saved}
        speech={speech}
        onLanguage={setLanguage}
        onChoose={setProfile}
        onStart={() => void start()}
        onSettings={() => void browser.runtime.openOptionsPage()}
      />
    </main>
  );
}
