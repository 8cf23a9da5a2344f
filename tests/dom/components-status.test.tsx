import { page } from "vitest/browser";
import { afterEach, describe, expect, test, vi } from "vitest";
import "../../components/status.css";
import { StatusPage } from "../../components/StatusPage.tsx";
import { speechFor } from "../../components/wording.ts";
import { KEY_TEXTS } from "../../rules/policy/key-texts.ts";
import type { PolicyView } from "../../rules/policy/policy-views.ts";
import type { StatusView } from "../../rules/status-views.ts";
import { HOSTILE, LONG, NO_POLICY, POLICY, STATUS } from "../fixtures/status.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

afterEach(async () => {
  document.body.style.fontSize = "";
  await page.viewport(1000, 800);
  unmount();
});

const TODAY = "2026-11-26";

describe.each(["en", "ja"] as const)("the status page in %s", (lang) => {
  const speech = speechFor(lang);
  const draw = (status: StatusView = STATUS, policy: PolicyView = POLICY) => {
    const done = { onCheck: vi.fn(), onCopy: vi.fn(), onDownload: vi.fn(), onPrint: vi.fn() };
    const root = mount(
      <main class="sk-sheet sk-status">
        <StatusPage
          status={status}
          policy={policy}
          today={TODAY}
          said={null}
          speech={speech}
          {...done}
        />
      </main>,
      lang,
    );
    return { root, ...done };
  };

  test("calls every key what the policy's document calls it", () => {
    const words: Readonly<Record<string, string>> = speech.words;
    for (const [key, { title }] of Object.entries(KEY_TEXTS))
      expect(words[`status.key.${key}`], key).toBe(title[lang]);
  });

  test("calls nothing unknown of what is made here of the policy, and says an old list's age once", () => {
    const [release] = STATUS.releases;
    if (release === undefined) throw new Error("no release");
    const made = { ...release, from: "policy", asOf: null, version: null } as const;
    const none = { suppliers: null, listings: null };
    const old = { ...STATUS.list, asOf: "2026-06-01" };
    const { root } = draw({ ...STATUS, list: old, releases: [{ ...made, ...none }] });
    expect(textOf(root)).toContain(speech.words["status.release.policy"]);
    const table = textOf(find(root, `[aria-label="${speech.words["status.lists"]}"] tbody`));
    expect(table).not.toContain(speech.words["status.unknown"]);
    const line = textOf(find(root, ".sk-status-head .sk-list-line"));
    expect(line.match(lang === "ja" ? /5か月/g : /5 months/g)).toHaveLength(1);
  });

  test("says first, in words, how many entries cannot be used", () => {
    const title = textOf(find(draw().root, ".sk-state-title"));
    expect(title).toBe(speech.words["status.head.faults.many"].replace("{n}", "2"));
  });

  test("names each fault with path, reason, source and what was meant", () => {
    const faults = textOf(find(draw().root, ".sk-status-faults"));
    for (const part of ["suppliers.add[2].names[0].text", "profil", "profile"])
      expect(faults).toContain(part);
    expect(faults).toContain(speech.words["policy.code.unknown-key"]);
    expect(faults).toContain(speech.words["status.by.managed"]);
  });

  test("shows every entry with what was received, what is in force, and a lock with its word", () => {
    const { root } = draw();
    const rows = [...root.querySelectorAll<HTMLElement>("tbody tr")];
    const profile = rows.find((row) => row.querySelector("code")?.textContent === "profile");
    if (profile === undefined) throw new Error("no row of the profile");
    expect(find(profile, ".sk-locked-tag svg").getBoundingClientRect().width).toBeGreaterThan(8);
    expect(textOf(find(profile, ".sk-locked-tag"))).toBe(speech.words["status.keys.locked"]);
    expect(textOf(profile)).toContain(speech.words["profile.jp-government"]);
    expect(textOf(profile)).toContain(speech.words["status.keys.state.overridden"]);
    expect(textOf(root)).toContain(speech.words["status.keys.notUsed"]);
    expect(textOf(find(root, ".sk-status-unset"))).toContain("portals.add");
  });

  test("proves the lists by serial, hash, signers and age", () => {
    const text = textOf(draw().root);
    for (const part of ["managed-1/own", "2026.11.20-00000007", STATUS.generation ?? ""])
      expect(text).toContain(part);
    expect(text).toContain(STATUS.releases[1]?.signers?.[0]);
    expect(text).toContain(lang === "en" ? "(5 months ago)" : "5か月前");
  });

  test("shows markup in a value as text", () => {
    const { root } = draw();
    expect(root.querySelectorAll("img")).toHaveLength(0);
    expect(root.textContent).toContain(HOSTILE);
    expect("hacked" in globalThis).toBe(false);
  });

  test.each([
    [320, "100%"],
    [320, "200%"],
    [640, "200%"],
    [1000, "100%"],
  ])("is no wider than %d px with text at %s, whatever a value holds", async (width, size) => {
    await page.viewport(width, 800);
    const { root } = draw();
    document.body.style.fontSize = size;
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(root.textContent).toContain(LONG);
    const wide = [...root.querySelectorAll("*")].filter(
      (each) =>
        each.getBoundingClientRect().right > width + 1 && !each.matches(".sk-unseen, thead *"),
    );
    expect(wide.map((each) => `${each.tagName} ${each.className}`)).toEqual([]);
  });

  test("is accessible, with faults and without, open and folded", async () => {
    for (const { root } of [draw()]) {
      for (const fold of root.querySelectorAll("details")) fold.open = true;
      expect(await accessibilityFaults(root)).toEqual([]);
    }
    expect(await accessibilityFaults(draw(STATUS, NO_POLICY).root)).toEqual([]);
  });

  test("says that nothing is set, and offers no check of no repository", () => {
    const updates = { ...STATUS.updates, repositories: [] };
    const { root } = draw({ ...STATUS, updates }, NO_POLICY);
    expect(textOf(find(root, ".sk-state-title"))).toBe(speech.words["status.head.none"]);
    expect(root.querySelectorAll("button")).toHaveLength(3);
  });

  test("does what its buttons say", () => {
    const { root, ...done } = draw();
    for (const button of root.querySelectorAll("button")) button.click();
    for (const each of [done.onCheck, done.onCopy, done.onDownload, done.onPrint])
      expect(each).toHaveBeenCalledOnce();
  });

  test("says what cannot be known of closed sites", () => {
    const text = textOf(draw().root);
    expect(text).toContain(speech.words["status.blocked.says"]);
    expect(text).toContain("https://*.monotaro.com/*");
    const blocked = { isKnowable: false, sites: [], hiddenTabs: 0 };
    expect(textOf(draw({ ...STATUS, blocked }).root)).toContain(
      speech.words["status.blocked.unknowable"],
    );
  });
});
