import { afterEach, describe, expect, test, vi } from "vitest";
import { ListSources } from "../../components/ListSources.tsx";
import { ListStatusLine } from "../../components/ListStatusLine.tsx";
import { LookupNotice } from "../../components/LookupAnswers.tsx";
import { RepositoryForm } from "../../components/RepositoryForm.tsx";
import { TabStateLine } from "../../components/TabStateLine.tsx";
import { speechFor } from "../../components/wording.ts";
import {
  FETCH_CODES,
  LIST_CODES,
  POLICY_CODES,
  ROOT_CODES,
  SANITY_CODES,
  STORE_CODES,
} from "../../rules/lists/codes.ts";
import { TRUST_CODES } from "../../rules/trust/codes.ts";
import type { RepositoryView, UpdatesView } from "../../rules/update-views.ts";
import type { ListStatus } from "../../rules/views.ts";
import { BROKEN, LIST } from "./components-fixtures.ts";
import { NONE, REPORT } from "./components-page-fixtures.ts";
import { accessibilityFaults, mount, textOf, unmount } from "./components-mount.ts";

const TODAY = "2026-11-25";
const FRESH: ListStatus = { ...LIST, state: "fresh" };
const STALE: ListStatus = { ...LIST, state: "stale", since: "2026-11-10T03:00:00.000Z" };
/** Not the newest lists, and something to compare with all the same. */
const OLDER: ListStatus = { ...LIST, state: "broken", problem: "store-damaged" };

afterEach(unmount);

describe.each([
  ["fresh", FRESH, "Newest lists of the publishers", true],
  [
    "fresh, beside the bundled one",
    { ...FRESH, hasBundled: true },
    "Newest lists of your organisation, with the list that came with the extension",
    true,
  ],
  ["bundled", LIST, "List that came with the extension", true],
  ["stale", STALE, "Not checked since 23 November 2026", false],
  ["broken, with older ones at hand", OLDER, "Not checked since 23 November 2026", false],
] as const)("lists that are %s", (_state, list, said, maySay) => {
  const speech = speechFor("en");

  test("say so on every screen", () => {
    const root = mount(<ListStatusLine list={list} today={TODAY} speech={speech} />);
    expect(textOf(root)).toContain(said);
  });

  test(maySay ? "may be said not to hold a name" : "are never said not to hold a name", () => {
    const state = { kind: "answered", view: { ...NONE, list } } as const;
    const root = mount(<LookupNotice state={state} speech={speech} />);
    expect(/is not on/.test(textOf(root))).toBe(maySay);
    expect(/not checked since/.test(textOf(root))).toBe(!maySay);
  });

  test(maySay ? "may clear a page" : "never clear a page", () => {
    const report = { ...REPORT, state: "clear", hits: [], mentions: [], categories: [], list };
    const root = mount(
      <TabStateLine report={{ ...report, state: "clear" }} failure={null} speech={speech} />,
    );
    expect(/was found on th/.test(textOf(root))).toBe(maySay);
    expect(/not checked since/.test(textOf(root))).toBe(!maySay);
  });
});

test("lists that cannot be used at all say that nothing is compared", () => {
  const root = mount(<ListStatusLine list={BROKEN} today={TODAY} speech={speechFor("en")} />);
  expect(textOf(root)).toContain("Nothing is being compared");
});

const OURS: RepositoryView = {
  id: "managed-1",
  kind: "managed",
  url: "https://lists.example.go.jp/sekisho",
  fingerprint: "0123456789abcdef".repeat(4),
  offered: ["own", "second"],
  wanted: ["own"],
  inForce: [{ list: "own", v: 7, version: "2026.11.20-00000007" }],
  checkedAt: "2026-11-25T01:00:00.000Z",
  goodAt: "2026-11-24T01:00:00.000Z",
  dueAt: "2026-11-25T02:00:00.000Z",
  expiresAt: "2026-12-01T00:00:00.000Z",
  refusals: [
    { at: "2026-11-25T01:00:00.000Z", code: "trust-expired", list: null, detail: "timestamp" },
  ],
  waiting: ["own"],
};
const VIEW: UpdatesView = {
  checking: false,
  clockBehind: true,
  badPolicyKey: "repositoryLists",
  repositories: [OURS, { ...OURS, id: "added-1", kind: "added", refusals: [], waiting: [] }],
};

describe.each(["en", "ja"] as const)("where the lists come from, in %s", (lang) => {
  const speech = speechFor(lang);
  const draw = (updates: UpdatesView) => (
    <main>
      <ListSources updates={updates} speech={speech} onCheck={vi.fn()} onRemove={vi.fn()}>
        <RepositoryForm speech={speech} onLook={vi.fn()} onConfirm={vi.fn()} />
      </ListSources>
    </main>
  );

  test("is told with address, release, refusal and its code, and is accessible", async () => {
    const root = mount(draw(VIEW), lang);
    for (const part of [OURS.url, "trust-expired", "second", "repositoryLists"])
      expect(textOf(root)).toContain(part);
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(await accessibilityFaults(root)).toEqual([]);
  });

  test("has no button that removes what the organisation set", () => {
    const [policy, hand] = [...mount(draw(VIEW), lang).querySelectorAll("li")];
    expect(policy?.querySelectorAll("button")).toHaveLength(0);
    expect(hand?.querySelectorAll("button")).toHaveLength(1);
  });

  test("says that there is no repository, and offers no check of none", () => {
    const root = mount(draw({ ...VIEW, repositories: [] }), lang);
    expect(root.querySelectorAll(".sk-buttons > button")).toHaveLength(0);
    expect(textOf(root)).toContain(speech.words["updates.none"]);
  });

  test("words every code of the closed set", () => {
    const codes = [
      ...TRUST_CODES.map((code) => `trust-${code}`),
      ...FETCH_CODES,
      ...STORE_CODES,
      ...SANITY_CODES,
      ...LIST_CODES,
      ...POLICY_CODES,
      ...ROOT_CODES,
      "failed",
    ];
    const worded = Object.keys(speech.words).filter((key) => key.startsWith("update.code."));
    expect(worded.toSorted()).toEqual(codes.map((code) => `update.code.${code}`).toSorted());
  });
});
