import { afterEach, describe, expect, test, vi } from "vitest";
import { OptionsForm } from "../../components/OptionsForm.tsx";
import { PolicySection } from "../../components/PolicySection.tsx";
import { SiteList } from "../../components/SiteList.tsx";
import { Welcome } from "../../components/Welcome.tsx";
import { speechFor } from "../../components/wording.ts";
import type { PolicyView } from "../../rules/policy/policy-views.ts";
import type { Settings, SiteEntry } from "../../rules/views.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const ja = speechFor("ja");
const nothing = () => undefined;

afterEach(unmount);

const SETTINGS: Settings = {
  profile: "jp-government",
  language: "en",
  contact: "Desk 7",
  locked: ["profile"],
  setBy: { profile: "managed", language: "user", contact: "organisation" },
  withDefault: ["profile", "language", "contact"],
};
const form = (settings: Settings, speech = en, onChange: (change: object) => void = nothing) =>
  mount(
    <OptionsForm
      settings={settings}
      saved={{ kind: "unchanged" }}
      speech={speech}
      onChange={onChange}
    />,
    speech.lang,
  );

describe("a setting that the organisation locks", () => {
  test.each([
    [en, "Set by your organisation"],
    [ja, "所属機関が設定"],
  ])(
    "stays to be seen, cannot be changed, and says whose it is by a padlock and in words ($lang)",
    (speech, words) => {
      const question = find<HTMLFieldSetElement>(form(SETTINGS, speech), "fieldset");
      expect(question.disabled).toBe(true);
      expect(find<HTMLInputElement>(question, "input:checked").value).toBe("jp-government");
      expect(textOf(question)).toContain(words);
      expect(find(question, ".sk-lock-icon path").getAttribute("d")).not.toBe("");
      // "You can change it at any time" would not be true.
      expect(textOf(question)).not.toContain(speech.words["profile.hint"]);
    },
  );
});

describe("a setting that a policy suggests", () => {
  test("can be changed, and says who suggests it", () => {
    const root = form(SETTINGS);
    expect(find<HTMLTextAreaElement>(root, "textarea").disabled).toBe(false);
    expect(textOf(root)).toContain("Your organisation suggests this.");
  });

  test("can be had again by whoever chose another", () => {
    const change = vi.fn();
    const root = form(SETTINGS, en, change);
    find<HTMLButtonElement>(root, "[aria-label*='language']").click();
    expect(change).toHaveBeenCalledWith({ language: null });
  });

  test("is no word where no policy speaks of it", () => {
    const setBy = { profile: "user", language: "built-in", contact: "user" } as const;
    const root = form({ ...SETTINGS, locked: [], setBy, withDefault: [] });
    expect(root.querySelector(".sk-setting-note")).toBeNull();
  });
});

const LAYER = {
  source: "managed",
  origin: "",
  id: "city",
  receivedAt: "2026-11-26T00:00:00Z",
  state: "last-good",
  problem: { path: "policy", code: "not-json", message: "The text is no JSON.", suggestion: null },
  sha256: "a".repeat(64),
  v: null,
  signers: [],
  rejected: [
    { path: "langauge", code: "unknown-key", message: "No such key.", suggestion: "language" },
  ],
} as const;
const POLICY: PolicyView = { layers: [LAYER], keys: [], featuresOff: [], supportText: null };
const section = (policy: PolicyView, speech = en) =>
  mount(
    <PolicySection
      policy={policy}
      done={null}
      speech={speech}
      onImport={nothing}
      onRemove={nothing}
      onExport={nothing}
    />,
    speech.lang,
  );

describe("the policies", () => {
  test("say where they come from, what is in force, and what was not taken, with what was meant", () => {
    const said = textOf(section(POLICY));
    expect(said).toContain("the one before it is in force");
    expect(said).toContain("It is not written as JSON.");
    expect(said).toContain("langauge");
    expect(said).toContain("Did you mean “language”?");
  });

  test("call no entry unusable that applies as a value that can be changed, and say one thing once", () => {
    const note = (path: string) => ({
      path,
      code: "not-locked-here" as const,
      message: "The value is taken as a default.",
      suggestion: null,
    });
    const rejected = [note("profile.mode"), note("contact.mode")];
    const layer = { ...LAYER, source: "imported", state: "in-force", problem: null } as const;
    const said = textOf(section({ ...POLICY, layers: [{ ...layer, rejected }] }));
    expect(said).toContain("2 entries apply, but not as they were written.");
    expect(said).not.toContain("Not taken");
    expect(said).toContain("profile.mode, contact.mode: An imported file cannot lock a setting.");
    expect(said.match(/cannot lock/g)).toHaveLength(1);
  });

  test("can be imported unless the organisation switches that off", () => {
    expect(section(POLICY).querySelector("input[type=file]")).not.toBeNull();
    const off = section({ ...POLICY, featuresOff: ["import-policy"] });
    expect(off.querySelector("input[type=file]")).toBeNull();
    expect(textOf(off)).toContain("switched off by your organisation");
  });

  test("are not there where the browser has just started and none ever was", () => {
    const unknown = { ...LAYER, state: "not-known-yet", receivedAt: null, problem: null } as const;
    expect(textOf(section({ ...POLICY, layers: [unknown] }))).toContain("No policy is in force.");
  });

  test.each([en, ja])("and the settings they lock are for everyone ($lang)", async (speech) => {
    const root = mount(
      <main>
        <OptionsForm
          settings={{ ...SETTINGS, locked: ["profile", "language", "contact"] }}
          saved={{ kind: "failed", code: "locked" }}
          speech={speech}
          onChange={nothing}
        />
        <PolicySection
          policy={POLICY}
          done={{ kind: "imported", name: "a.json", isTaken: true, rejected: LAYER.rejected }}
          speech={speech}
          onImport={nothing}
          onRemove={nothing}
          onExport={nothing}
        />
      </main>,
      speech.lang,
    );
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(await accessibilityFaults(root)).toEqual([]);
    root.style.inlineSize = "320px";
    expect(root.scrollWidth).toBeLessThanOrEqual(320);
  });
});

test("a site of the organisation, and one that it switches off, say so", () => {
  const sites: readonly SiteEntry[] = [
    { pattern: "https://a.example/*", name: "a.example", kind: "policy", granted: false },
    {
      pattern: "https://b.example/*",
      name: "b.example",
      kind: "default",
      granted: true,
      off: true,
    },
  ];
  const root = mount(
    <SiteList sites={sites} speech={en} onAdd={nothing} onAllow={nothing} onRemove={nothing} />,
  );
  expect(textOf(root)).toContain("Sites added by your organisation");
  expect(textOf(root)).toContain("your permission is needed");
  expect(textOf(root)).toContain("switched off by a policy");
  // What the organisation added is not for the person to remove.
  expect(root.querySelector("[aria-label*='Remove']")).toBeNull();
});

test("the first run does not ask what the organisation has answered", () => {
  const root = mount(
    <Welcome
      chosen="us-federal"
      locked={["profile"]}
      saved={{ kind: "unchanged" }}
      speech={en}
      onLanguage={nothing}
      onChoose={nothing}
      onStart={nothing}
      onSettings={nothing}
    />,
  );
  expect(textOf(root)).toContain("already said who you buy for: US federal agency");
  expect(root.querySelector("input[value=us-federal]")).toBeNull();
  expect(find<HTMLButtonElement>(root, "[type=submit]").disabled).toBe(false);
});
