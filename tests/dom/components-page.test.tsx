import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { ListTable } from "../../components/ListTable.tsx";
import { OptionsForm } from "../../components/OptionsForm.tsx";
import { PageFindings } from "../../components/PageFindings.tsx";
import { SiteList } from "../../components/SiteList.tsx";
import { Welcome } from "../../components/Welcome.tsx";
import { speechFor } from "../../components/wording.ts";
import type { Speech } from "../../components/speech.ts";
import type { Settings, TabReport } from "../../rules/views.ts";
import { BROKEN, LIST } from "./components-fixtures.ts";
import { REPORT, SITES } from "./components-page-fixtures.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const ja = speechFor("ja");
const nothing = () => undefined;
const findings = (report: TabReport | null, failure: string | null = null, speech = en) =>
  mount(
    <PageFindings
      report={report}
      failure={failure}
      speech={speech}
      onOpen={nothing}
      onOpenCategory={nothing}
    />,
    speech.lang,
  );
const SETTINGS: Settings = {
  profile: "general",
  language: "en",
  contact: "",
  locked: [],
  setBy: { profile: "user", language: "built-in", contact: "built-in" },
  withDefault: [],
};
const EMPTY: TabReport = { ...REPORT, hits: [], mentions: [] };

afterEach(unmount);

describe("where the screening of a page stands", () => {
  const states = ["not-screened", "running", "clear", "partial", "list-problem", "failed"] as const;

  test("every state has its own words and its own shape", () => {
    const seen = states.map((state) => {
      const root = findings({ ...EMPTY, state });
      return [
        textOf(find(root, ".sk-state-title")),
        find(root, ".sk-state-icon path").getAttribute("d"),
      ];
    });
    expect(new Set(seen.map(([title]) => title)).size).toBe(states.length);
    expect(new Set(seen.map(([, shape]) => shape)).size).toBe(states.length);
  });

  test("clear names the lists and their date, and never says safe", () => {
    const said = textOf(findings({ ...EMPTY, state: "clear" }));
    expect(said).toBe(
      "Screened, nothing foundNothing on this page was found on these 2 lists as of 23 November 2026.",
    );
  });

  test.each(states.filter((state) => state !== "clear"))(
    "%s is never worded as nothing found",
    (state) => {
      expect(textOf(findings({ ...EMPTY, state }))).not.toMatch(/nothing found|was found/i);
    },
  );

  test("a page screened in part says why and still shows what was found", () => {
    const said = textOf(findings({ ...REPORT, state: "partial", problem: "too-large" }));
    expect(said).toContain("Screened in part · 2 suppliers to check");
    expect(said).toContain("The rest of its text was not read.");
    expect(said).toContain("TP-Link Systems Inc.");
  });

  test("a failed answer outweighs a report that says clear", () => {
    const said = textOf(findings({ ...REPORT, state: "clear" }, "no-answer"));
    expect(said).toContain("Screening did not run");
    expect(said).not.toMatch(/nothing found|Hikvision/);
  });

  test("a broken list outweighs a report that says clear", () => {
    expect(textOf(findings({ ...EMPTY, state: "clear", list: BROKEN }))).toMatch(
      /^The list cannot be used/,
    );
  });
});

describe("what was found", () => {
  test("one entry per supplier, with severity, role, count, spellings and programs by title", () => {
    const entry = textOf(find(findings(REPORT), ".sk-finding"));
    expect(entry).toContain("Hangzhou Hikvision Digital Technology Co., Ltd.Restricted");
    expect(entry).toContain("maker · 6 places · on the page: ハイクビジョン, DS-2CD2143G2-I");
    expect(entry).toContain("NDAA FY2019 section 889");
  });

  test("mentions are folded away under their count", () => {
    const fold = find<HTMLDetailsElement>(findings(REPORT), ".sk-fold");
    expect([fold.open, textOf(find(fold, "summary"))]).toEqual([false, "Mentioned only (1)"]);
  });

  test("the name opens the card of the supplier", async () => {
    const open = vi.fn();
    mount(
      <PageFindings
        report={REPORT}
        failure={null}
        speech={en}
        onOpen={open}
        onOpenCategory={nothing}
      />,
    );
    await userEvent.click(find(document.body, ".sk-finding button"));
    expect(open).toHaveBeenCalledWith("hikvision");
  });

  test("text of the page is shown as text", () => {
    const hit = { ...REPORT.hits[0], matched: ["<img src=x onerror=alert(1)>"] };
    const root = findings({
      ...REPORT,
      hits: [{ ...REPORT.hits[1], ...hit } as TabReport["hits"][number]],
    });
    expect(root.querySelector("img")).toBeNull();
    expect(textOf(root)).toContain("<img src=x onerror=alert(1)>");
  });
});

/** Every text half as long again, as a translation may be, in words that wrap. */
const EXPANDED: Speech = {
  lang: "en",
  words: Object.fromEntries(
    Object.entries(en.words).map(([key, text]) => [
      key,
      `${text} ${text.slice(0, text.length / 2)}`,
    ]),
  ) as Speech["words"],
};

const VIEWS = [
  [
    "findings",
    (speech: Speech) => (
      <PageFindings
        report={REPORT}
        failure={null}
        speech={speech}
        onOpen={nothing}
        onOpenCategory={nothing}
      />
    ),
  ],
  [
    "sites",
    (speech: Speech) => (
      <SiteList
        sites={SITES}
        speech={speech}
        onAdd={nothing}
        onAllow={nothing}
        onRemove={nothing}
      />
    ),
  ],
  [
    "settings",
    (speech: Speech) => (
      <OptionsForm
        settings={SETTINGS}
        saved={{ kind: "failed", code: "x" }}
        speech={speech}
        onChange={nothing}
      />
    ),
  ],
  ["lists", (speech: Speech) => <ListTable list={LIST} today="2027-11-24" speech={speech} />],
  [
    "first run",
    (speech: Speech) => (
      <Welcome
        chosen={null}
        locked={[]}
        saved={{ kind: "unchanged" }}
        speech={speech}
        onLanguage={nothing}
        onChoose={nothing}
        onStart={nothing}
        onSettings={nothing}
      />
    ),
  ],
] as const;

describe.each(VIEWS)("%s for everyone", (_, view) => {
  test.each([en, ja])("axe finds nothing ($lang)", async (speech) => {
    const root = mount(<main>{view(speech)}</main>, speech.lang);
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(await accessibilityFaults(root)).toEqual([]);
  });

  test.each([
    ["English", en],
    ["Japanese", ja],
    ["expanded", EXPANDED],
  ])("nothing overflows at 320 px (%s)", (_name, speech) => {
    const root = mount(<main>{view(speech)}</main>, speech.lang);
    root.style.inlineSize = "320px";
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(root.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe("the first run", () => {
  test("it asks one question and starts only when it is answered", () => {
    const start = vi.fn();
    const draw = (chosen: "general" | null) =>
      mount(
        <Welcome
          chosen={chosen}
          locked={[]}
          saved={{ kind: "unchanged" }}
          speech={en}
          onLanguage={nothing}
          onChoose={nothing}
          onStart={start}
          onSettings={nothing}
        />,
      );
    expect(find<HTMLButtonElement>(draw(null), "[type=submit]").disabled).toBe(true);
    find<HTMLButtonElement>(draw("general"), "[type=submit]").click();
    expect(start).toHaveBeenCalledOnce();
  });

  test("a choice that was not kept is said so", () => {
    mount(
      <Welcome
        chosen="general"
        locked={[]}
        saved={{ kind: "failed", code: "storage-failed" }}
        speech={en}
        onLanguage={nothing}
        onChoose={nothing}
        onStart={nothing}
        onSettings={nothing}
      />,
    );
    expect(textOf(find(document.body, "[role=alert]"))).toContain("Not saved.");
  });
});
