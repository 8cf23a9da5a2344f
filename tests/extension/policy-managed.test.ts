import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { readOwnSettings } from "../../platform/own-settings.ts";
import { clearImported, importPolicy } from "../../platform/policy/imported-policy.ts";
import { effectivePolicy, policyView } from "../../platform/policy/in-force.ts";
import { readManagedStorage, takeManaged } from "../../platform/policy/managed-policy.ts";
import { changeSettings, readSettings } from "../../platform/settings.ts";

const START = Date.parse("2026-11-26T00:00:00Z");
const LATER = START + 61_000;

/** A policy file as text. */
function policy(keys: object, id = "test"): string {
  return JSON.stringify({ schemaVersion: 1, id, keys });
}
const locked = (value: unknown) => ({ value, mode: "locked" });
const byDefault = (value: unknown) => ({ value, mode: "default" });
const MINISTRY = { policy: policy({ profile: locked("jp-government") }) };

const profile = async () => (await readSettings()).profile;
const layer = async () => (await policyView()).layers[0];

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  fakeBrowser.i18n.getUILanguage = () => "en-GB";
  // The session begins with the first look.
  await takeManaged({}, false, START);
});

describe("an empty reading of managed storage", () => {
  test("soon after the start is not known yet, and what was in force stays", async () => {
    await takeManaged(MINISTRY, false, START + 1000);
    await takeManaged({}, false, START + 59_000);
    expect(await profile()).toBe("jp-government");
    expect(await layer()).toMatchObject({ state: "not-known-yet", source: "managed" });
  });

  test("soon after the start, with nothing in force before, says so too", async () => {
    expect(await layer()).toMatchObject({ state: "not-known-yet", receivedAt: null });
  });

  test("later means that the policy was taken away", async () => {
    await takeManaged(MINISTRY, false, START);
    await takeManaged({}, false, LATER);
    expect(await profile()).toBeNull();
    expect((await policyView()).layers).toEqual([]);
  });

  test("means the same at once where the browser has just said that it changed", async () => {
    await takeManaged(MINISTRY, false, START);
    await takeManaged({}, true, START + 1000);
    expect(await profile()).toBeNull();
  });

  test("is what Firefox's refusal to answer comes to", async () => {
    vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("no policy"));
    expect(await readManagedStorage()).toEqual({});
  });
});

describe("a policy that comes and goes", () => {
  test("leaves the person's own settings as they were stored", async () => {
    await changeSettings({ profile: "general", contact: "IT" });
    const before = await readOwnSettings();
    await takeManaged(
      { policy: policy({ profile: locked("us-defense"), contact: byDefault("Desk 7") }) },
      false,
      START,
    );
    expect(await readSettings()).toMatchObject({
      profile: "us-defense",
      contact: "IT",
      locked: ["profile"],
      setBy: { profile: "managed", contact: "user" },
      withDefault: ["profile", "contact"],
    });
    expect(await changeSettings({ profile: "general" })).toEqual({ error: "locked" });
    expect(await changeSettings({ contact: null })).toMatchObject({
      contact: "Desk 7",
      setBy: { contact: "managed" },
    });
    await changeSettings({ contact: "IT" });
    await takeManaged({}, true, START + 2000);
    expect(await readOwnSettings()).toEqual(before);
    expect(await readSettings()).toMatchObject({ profile: "general", locked: [] });
  });
});

describe("a policy text that cannot be read", () => {
  test.each([
    ["malformed JSON", '{"schemaVersion": 1, "keys": {', "not-json"],
    ["no policy", "[]", "not-a-policy"],
    ["another version", '{"schemaVersion": 9, "id": "x", "keys": {}}', "schema-version"],
    ["5 MB", policy({ contact: locked("x".repeat(5 * 1024 * 1024)) }), "too-large"],
  ])("(%s) leaves the last good one in force, and says so", async (_what, text, code) => {
    await takeManaged(MINISTRY, false, START);
    await takeManaged({ policy: text, contact: locked("Desk 7") }, true, START + 1000);
    expect(await profile()).toBe("jp-government");
    // The small keys are as they are now.
    expect((await readSettings()).contact).toBe("Desk 7");
    expect(await layer()).toMatchObject({ state: "last-good", problem: { code } });
    // Not even its text is kept.
    expect(JSON.stringify(await fakeBrowser.storage.local.get(null)).length).toBeLessThan(5000);
    await takeManaged(MINISTRY, true, START + 2000);
    expect(await layer()).toMatchObject({ state: "in-force", problem: null });
  });

  test("says what is wrong with it where there never was a good one, and contributes nothing", async () => {
    await takeManaged({ policy: "{" }, true, START);
    expect(await profile()).toBeNull();
    expect(await layer()).toMatchObject({ state: "none", problem: { code: "not-json" } });
  });

  test("of another type than text is named by its path", async () => {
    await takeManaged(MINISTRY, false, START);
    await takeManaged({ policy: 7 }, true, START + 1000);
    expect(await profile()).toBe("jp-government");
    expect(await layer()).toMatchObject({ problem: { path: "policy", code: "not-a-policy" } });
  });

  test("keeps counting after the worker has started anew", async () => {
    await takeManaged(MINISTRY, false, START);
    await takeManaged({ policy: "{" }, true, START + 1000);
    vi.resetModules();
    const { policyView: anew } = await import("../../platform/policy/in-force.ts");
    expect((await anew()).layers[0]).toMatchObject({ state: "last-good", id: "test" });
  });
});

test("a value of a wrong type voids its key alone", async () => {
  const keys = { profile: locked(7), contact: locked("Desk 7") };
  await takeManaged({ policy: policy(keys) }, true, START);
  expect(await readSettings()).toMatchObject({ profile: null, contact: "Desk 7" });
  expect((await layer())?.rejected.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^profile/),
  ]);
});

test("a policy that locks everything off leaves every page a word, and nothing lost", async () => {
  const off = {
    "portalsOff.add": locked(["https://*/*"]),
    "featuresOff.add": locked(["criteria", "category-rules", "import-policy", "add-repository"]),
    minimumSeverity: locked("prohibited"),
  };
  await changeSettings({ profile: "general" });
  await importPolicy("own.json", policy({ contact: byDefault("Desk 1") }), START);
  await takeManaged({ policy: policy(off) }, true, START);
  const view = await policyView();
  expect(view.featuresOff).toHaveLength(4);
  // What was imported before does nothing while importing is switched off, and is there afterwards.
  expect(view.layers).toContainEqual(
    expect.objectContaining({ source: "imported", state: "none" }),
  );
  expect(await readSettings()).toMatchObject({ profile: "general", contact: "" });
  await takeManaged({}, true, START + 1000);
  expect(await readSettings()).toMatchObject({ profile: "general", contact: "Desk 1" });
});

describe("an imported file", () => {
  test("counts as a default, under the person's own choice, and locks nothing", async () => {
    const text = policy({ profile: locked("us-federal"), language: byDefault("ja") });
    expect(await importPolicy("a.json", text, START)).toMatchObject({
      isTaken: true,
      rejected: [{ code: "not-locked-here" }],
    });
    expect(await readSettings()).toMatchObject({
      profile: "us-federal",
      language: "ja",
      locked: [],
      setBy: { profile: "imported" },
    });
    await changeSettings({ language: "en" });
    expect(await readSettings()).toMatchObject({ language: "en", setBy: { language: "user" } });
    await clearImported();
    expect(await readSettings()).toMatchObject({ profile: null, language: "en" });
  });

  test("that cannot be read at all changes nothing", async () => {
    await importPolicy("a.json", policy({ profile: byDefault("us-federal") }), START);
    expect(await importPolicy("b.json", "{", START)).toMatchObject({
      isTaken: false,
      rejected: [{ path: "", code: "not-json" }],
    });
    expect(await profile()).toBe("us-federal");
  });

  test("is under the organisation's lock", async () => {
    await importPolicy("a.json", policy({ profile: byDefault("us-federal") }), START);
    await takeManaged(MINISTRY, true, START);
    expect((await effectivePolicy()).one.profile).toMatchObject({ source: "managed" });
  });
});

test("the name of an imported file can change nothing of the sentences that it stands in, however long it is", async () => {
  const name = `${"a".repeat(190)}\u202e\u2066exe.json`;
  await importPolicy(name, policy({ contact: byDefault("Desk 1") }), START);
  const [imported] = (await policyView()).layers.filter(({ source }) => source === "imported");
  expect(imported).toMatchObject({ state: "in-force" });
  expect(imported?.origin).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

describe("a disk", () => {
  test("that takes nothing leaves the policy that was in force", async () => {
    await takeManaged(MINISTRY, false, START);
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES"));
    const other = { policy: policy({ profile: locked("us-defense") }) };
    await expect(takeManaged(other, true, START + 1000)).rejects.toThrow("store-full");
    expect(await profile()).toBe("jp-government");
  });

  test("that takes nothing is told of where the policy is shown, until it takes something", async () => {
    const full = vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA"));
    await expect(takeManaged(MINISTRY, true, START)).rejects.toThrow("store-full");
    const problem = { code: "not-kept" };
    expect(await layer()).toMatchObject({ source: "managed", state: "none", problem });
    full.mockRestore();
    await takeManaged(MINISTRY, true, START);
    expect(await layer()).toMatchObject({ state: "in-force", problem: null });
    vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA"));
    const other = { policy: policy({ profile: locked("us-defense") }) };
    await expect(takeManaged(other, true, START)).rejects.toThrow("store-full");
    expect(await layer()).toMatchObject({ state: "last-good", problem });
  });

  test("that swallows what is written is found out", async () => {
    await takeManaged(MINISTRY, false, START);
    vi.spyOn(fakeBrowser.storage.local, "set").mockResolvedValue(undefined);
    const other = { policy: policy({ profile: locked("us-defense") }) };
    await expect(takeManaged(other, true, START + 1000)).rejects.toThrow("store-damaged");
    expect(await profile()).toBe("jp-government");
  });

  test("that changed a stored text voids that source, and says so", async () => {
    await takeManaged(MINISTRY, false, START);
    const [key = ""] = Object.keys(await fakeBrowser.storage.local.get(null)).filter((each) =>
      each.startsWith("policy-text:"),
    );
    await fakeBrowser.storage.local.set({ [key]: JSON.stringify({ profile: locked("general") }) });
    vi.resetModules();
    const anew = await import("../../platform/policy/in-force.ts");
    expect((await anew.effectivePolicy()).one.profile).toBeUndefined();
    expect((await anew.policyView()).layers).toMatchObject([
      { state: "none", problem: { message: expect.stringContaining("not what was written") } },
    ]);
    // The next look at managed storage mends it.
    await takeManaged(MINISTRY, false, START + 1000);
    expect(await profile()).toBe("jp-government");
  });

  test("holds no text that nothing names any more", async () => {
    for (const value of ["us-defense", "us-federal", "general"])
      await takeManaged({ policy: policy({ profile: locked(value) }) }, true, START);
    const texts = Object.keys(await fakeBrowser.storage.local.get(null)).filter((each) =>
      each.startsWith("policy-text:"),
    );
    expect(texts).toHaveLength(1);
  });
});
