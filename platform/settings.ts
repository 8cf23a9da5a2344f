import { browser } from "wxt/browser";
import type { PolicySource } from "../rules/policy/policy-words.ts";
import type { Settings, SettingsChange } from "../rules/views.ts";
import type { Refusal } from "./messages.ts";
import { changeOwnSettings, readOwnSettings } from "./own-settings.ts";
import type { OwnSettings } from "./own-settings.ts";

/** The settings in force, and who set them. An unreadable store throws. */
export async function readSettings(): Promise<Settings> {
  return settingsFrom(await readOwnSettings(), browser.i18n.getUILanguage());
}

/** The settings in force by the person's own choices; the language is the browser's where none was chosen. */
export function settingsFrom(own: OwnSettings, browserLanguage: string): Settings {
  const by = (value: unknown): PolicySource => (value === null ? "built-in" : "user");
  return {
    profile: own.profile,
    language: own.language ?? (browserLanguage.startsWith("ja") ? "ja" : "en"),
    contact: own.contact ?? "",
    locked: [],
    setBy: { profile: by(own.profile), language: by(own.language), contact: by(own.contact) },
  };
}

/** Changes some of the person's choices, and gives the settings in force then; an error means that nothing changed. */
export async function changeSettings(change: SettingsChange): Promise<Settings | Refusal> {
  const { locked } = await readSettings();
  if (locked.some((key) => change[key] !== undefined)) return { error: "locked" };
  return (await changeOwnSettings(change)) ? readSettings() : { error: "storage-failed" };
}
