import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ownSettingsFrom, readOwnSettings } from "../../platform/own-settings.ts";
import { changeSettings, readSettings } from "../../platform/settings.ts";

const NONE = { profile: null, language: null, contact: null };

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => "en-GB";
});

describe("the person's own choices are read key by key", () => {
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
    ["an empty contact, which says nothing", { contact: "" }, {}],
    ["unknown keys", { colour: "red", profile: "us-defense" }, { profile: "us-defense" }],
  ])("from %s", (_what, stored, expected) => {
    expect(ownSettingsFrom(stored)).toEqual({ ...NONE, ...expected });
  });
});

describe("without a policy", () => {
  test.each([
    ["ja-JP", "ja"],
    ["en-GB", "en"],
    ["de", "en"],
  ])(
    "the interface speaks the browser's language %s as %s until one is chosen",
    async (own, language) => {
      fakeBrowser.i18n.getUILanguage = () => own;
      expect(await readSettings()).toEqual({
        profile: null,
        language,
        contact: "",
        locked: [],
        setBy: { profile: "built-in", language: "built-in", contact: "built-in" },
        withDefault: [],
      });
    },
  );
});

describe("a change", () => {
  test("keeps what it does not speak of", async () => {
    await changeSettings({ profile: "jp-government", contact: "IT" });
    expect(await changeSettings({ language: "ja" })).toMatchObject({
      profile: "jp-government",
      language: "ja",
      contact: "IT",
      setBy: { profile: "user", language: "user", contact: "user" },
    });
    expect(await readSettings()).toMatchObject({ profile: "jp-government", contact: "IT" });
  });

  test("stores no choice that nobody made", async () => {
    await changeSettings({ contact: "IT" });
    expect(await readOwnSettings()).toEqual({ profile: null, language: null, contact: "IT" });
  });

  test.each([
    ["profile", null],
    ["language", null],
    ["contact", null],
    ["contact", ""],
  ] as const)("can take the choice of %s back by %j", async (key, value) => {
    await changeSettings({ profile: "general", language: "ja", contact: "IT" });
    expect(await changeSettings({ [key]: value })).toMatchObject({ setBy: { [key]: "built-in" } });
    expect((await readOwnSettings())[key]).toBeNull();
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
