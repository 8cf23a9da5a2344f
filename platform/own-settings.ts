import { browser } from "wxt/browser";
import { SETTING } from "../rules/schema/messages.ts";
import type { SettingKey, Settings, SettingsChange } from "../rules/views.ts";

/** The person's own choices; null where none was made. A policy never changes them. */
export type OwnSettings = { readonly [K in SettingKey]: Settings[K] | null };

/** Where they are kept in storage.local. */
export const OWN_SETTINGS = "settings";

/** The person's own choices. A key that is missing or spoilt counts as no choice; an unreadable store throws. */
export async function readOwnSettings(): Promise<OwnSettings> {
  const stored: unknown = (await browser.storage.local.get(OWN_SETTINGS))[OWN_SETTINGS];
  return ownSettingsFrom(stored);
}

/** Reads stored choices key by key, so that one bad key never voids the others. */
export function ownSettingsFrom(stored: unknown): OwnSettings {
  const held: Readonly<Record<string, unknown>> =
    typeof stored === "object" && stored !== null ? { ...stored } : {};
  const profile = SETTING.profile.safeParse(held["profile"]);
  const language = SETTING.language.safeParse(held["language"]);
  const contact = SETTING.contact.safeParse(held["contact"]);
  return {
    profile: profile.success ? profile.data : null,
    language: language.success ? language.data : null,
    // An empty text says nothing: it is how a person takes their own away.
    contact: contact.success && contact.data !== "" ? contact.data : null,
  };
}

/** Changes some of the person's choices and reads them back; false when the disk did not take them: then the old ones stand. */
export async function changeOwnSettings(change: SettingsChange): Promise<boolean> {
  const before = await readOwnSettings();
  const wanted = ownSettingsFrom({ ...before, ...change });
  try {
    await browser.storage.local.set({ [OWN_SETTINGS]: wanted });
  } catch {
    return false;
  }
  const after = await readOwnSettings();
  return (
    after.profile === wanted.profile &&
    after.language === wanted.language &&
    after.contact === wanted.contact
  );
}
