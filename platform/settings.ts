import { browser } from "wxt/browser";
import type { EffectivePolicy } from "../rules/policy/policy-words.ts";
import type { SettingKey, Settings, SettingsChange } from "../rules/views.ts";
import type { Refusal } from "./messages.ts";
import { changeOwnSettings } from "./own-settings.ts";
import { policyInForce } from "./policy/in-force.ts";

const KEYS: readonly SettingKey[] = ["profile", "language", "contact"];

/** The settings in force, and who set them. An unreadable store throws. */
export async function readSettings(): Promise<Settings> {
  const { effective, defaults } = await policyInForce();
  return settingsFrom(effective, defaults, browser.i18n.getUILanguage());
}

/**
 * The settings that a policy, the person's own choices in it, comes to; the browser's language where nobody chose one. `defaults`: the
 * same without these choices.
 */
export function settingsFrom(
  { one, locked, featuresOff }: EffectivePolicy,
  defaults: EffectivePolicy,
  browserLanguage: string,
): Settings {
  return {
    profile: one.profile?.value ?? null,
    language: one.language?.value ?? (browserLanguage.startsWith("ja") ? "ja" : "en"),
    contact: one.contact?.value ?? "",
    locked: KEYS.filter((key) => locked.includes(key)),
    setBy: {
      profile: one.profile?.source ?? "built-in",
      language: one.language?.source ?? "built-in",
      contact: one.contact?.source ?? "built-in",
    },
    withDefault: KEYS.filter((key) => defaults.one[key] !== undefined),
    ...(featuresOff.some(({ value }) => value === "criteria") ? { criteriaOff: true } : {}),
  };
}

/** Changes some of the person's choices, and gives the settings in force then; an error means that nothing changed. */
export async function changeSettings(change: SettingsChange): Promise<Settings | Refusal> {
  const { locked } = await readSettings();
  if (locked.some((key) => change[key] !== undefined)) return { error: "locked" };
  return (await changeOwnSettings(change)) ? readSettings() : { error: "storage-failed" };
}
