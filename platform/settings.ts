import { browser } from "wxt/browser";
import { SETTING } from "../rules/schema/messages.ts";
import type { Settings } from "../rules/views.ts";
import type { Refusal } from "./messages.ts";

const KEY = "settings";

/** The settings in force. A key that is missing or spoilt falls back alone; an unreadable store throws. */
export async function readSettings(): Promise<Settings> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY];
  return settingsFrom(stored, browser.i18n.getUILanguage());
}

/** Reads stored settings key by key, so that one bad key never voids the others. */
export function settingsFrom(stored: unknown, browserLanguage: string): Settings {
  const held: Readonly<Record<string, unknown>> =
    typeof stored === "object" && stored !== null ? { ...stored } : {};
  const profile = SETTING.profile.safeParse(held["profile"]);
  const language = SETTING.language.safeParse(held["language"]);
  const contact = SETTING.contact.safeParse(held["contact"]);
  return {
    profile: profile.success ? profile.data : null,
    language: language.success ? language.data : browserLanguage.startsWith("ja") ? "ja" : "en",
    contact: contact.success ? contact.data : "",
  };
}

/** Changes some settings, reads them back, and says so when the disk did not take them: then the old ones stand. */
export async function changeSettings(change: {
  readonly [K in keyof Settings]?: Settings[K] | undefined;
}): Promise<Settings | Refusal> {
  const before = await readSettings();
  const wanted: Settings = {
    profile: change.profile === undefined ? before.profile : change.profile,
    language: change.language ?? before.language,
    contact: change.contact ?? before.contact,
  };
  try {
    await browser.storage.local.set({ [KEY]: wanted });
  } catch {
    return { error: "storage-failed" };
  }
  const after = await readSettings();
  const kept =
    after.profile === wanted.profile &&
    after.language === wanted.language &&
    after.contact === wanted.contact;
  return kept ? after : { error: "storage-failed" };
}
