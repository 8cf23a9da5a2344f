import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { changeSettings, readSettings, settingsFrom } from "../../platform/settings.ts";

const DEFAULTS = { profile: null, language: "en", contact: "" };

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => "en-GB";
});

describe("settings are read key by key", () => {
  test.each([
    ["nothing", undefined, {}],
    ["text", "x", {}],
    ["a list", [1], {}],
    [
      "a bad profile beside good keys",
      { profile: "martian", language: "ja", contact: "IT" },
      { language: "ja", contact: "IT" },
    ],
    ["a bad language", { profile: "general", language: "fr" }, { profile: "general" }],
    ["an endless contact", { contact: "x".repeat(2001), language: "ja" }, { language: "ja" }],
    ["unknown keys", { colour: "red", profile: "us-defense" }, { profile: "us-defense" }],
  ])("from %s", (_what, stored, expected) => {
    expect(settingsFrom(stored, "en")).toEqual({ ...DEFAULTS, ...expected });
  });

  test("and speak the browser's language until one is chosen", () => {
    expect(settingsFrom(undefined, "ja-JP").language).toBe("ja");
  });
});

describe("a change", () => {
  test("keeps what it does not speak of", async () => {
    await changeSettings({ profile: "jp-government", contact: "IT" });
    expect(await changeSettings({ language: "ja" })).toEqual({
      profile: "jp-government",
      language: "ja",
      contact: "IT",
    });
    expect(await readSettings()).toMatchObject({ profile: "jp-government", contact: "IT" });
  });

  test("can take an answer back", async () => {
    await changeSettings({ profile: "general" });
    expect(await changeSettings({ profile: null })).toMatchObject({ profile: null });
  });

  test("that the disk does not take is an error, and the old one stands", async () => {
    await changeSettings({ profile: "general" });
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    expect(await changeSettings({ profile: "us-defense" })).toEqual({ error: "storage-failed" });
    expect(await readSettings()).toMatchObject({ profile: "general" });
  });

  test("that was swallowed is an error too", async () => {
    vi.spyOn(fakeBrowser.storage.local, "set").mockResolvedValue(undefined);
    expect(await changeSettings({ profile: "us-defense" })).toEqual({ error: "storage-failed" });
  });
});
