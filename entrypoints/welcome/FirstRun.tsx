import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import type { SaveState } from "../../components/OptionsForm.tsx";
import { tell } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { Welcome } from "../../components/Welcome.tsx";
import { speechFor } from "../../components/wording.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import type { SettingsChange } from "../../rules/views.ts";
import type { Language, Profile } from "../../rules/vocabulary.ts";

/**
 * The first run: language as the browser has it, one question, saved in one step. What the organisation has answered is said and not
 * asked; in the first seconds after the installation the browser may not know it yet, so it is asked for again.
 */
export function FirstRun() {
  const settings = useAnswer(() => ask("settings-get", {}));
  const [language, setLanguage] = useState<Language | null>(null);
  const [profile, setProfile] = useState<Profile | null>(null);
  const [saved, setSaved] = useState<SaveState>({ kind: "unchanged" });
  useEffect(() => {
    const closing = new AbortController();
    onChanged(settings.reload, closing.signal);
    return () => closing.abort();
  }, [settings.reload]);
  const inForce = settings.answer.kind === "answered" ? settings.answer.value : null;
  const locked = inForce?.locked ?? [];
  const own = browser.i18n.getUILanguage().startsWith("ja") ? "ja" : "en";
  const isLanguageLocked = locked.includes("language");
  const spoken = (isLanguageLocked ? inForce?.language : language) ?? inForce?.language ?? own;
  const isProfileLocked = locked.includes("profile");
  const chosen = isProfileLocked
    ? (inForce?.profile ?? null)
    : (profile ?? inForce?.profile ?? null);
  const speech = speechFor(spoken);
  useEffect(() => {
    document.documentElement.lang = spoken;
    document.title = tell(speech, "welcome.title");
  }, [spoken, speech]);
  const start = async () => {
    if (chosen === null) return;
    // Only what the person chose is theirs: the rest follows the policy, now and later.
    const change: SettingsChange = {
      ...(isProfileLocked ? {} : { profile: chosen }),
      ...(isLanguageLocked || language === null ? {} : { language }),
    };
    const settled = await settle(ask("settings-set", change));
    setSaved(settled.kind === "answered" ? { kind: "saved" } : settled);
  };
  return (
    <main class="sk-sheet">
      <Welcome
        chosen={chosen}
        locked={locked}
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
