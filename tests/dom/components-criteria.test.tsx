import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import "../../components/criteria.css";
import { Card } from "../../components/Card.tsx";
import { Criteria } from "../../components/Criteria.tsx";
import { CriteriaClasses } from "../../components/CriteriaClasses.tsx";
import { ClassPanel } from "../../components/LookupAnswers.tsx";
import type { LookupState } from "../../components/LookupBox.tsx";
import { speechFor } from "../../components/wording.ts";
import type { Speech } from "../../components/speech.ts";
import type { CriteriaView } from "../../rules/criteria/criteria-words.ts";
import { CRITERIA, SHEET, WITH_SUPPLIER } from "./components-criteria-fixtures.ts";
import { CARD, LIST } from "./components-fixtures.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const ja = speechFor("ja");
const nothing = () => undefined;

function show(
  view: CriteriaView,
  speech: Speech = en,
  change: {
    readonly lookup?: LookupState;
    readonly onCopy?: (text: string) => Promise<boolean>;
  } = {},
): HTMLElement {
  return mount(
    <Criteria
      view={view}
      sheet={view.sheet ?? SHEET}
      gone={false}
      lookup={change.lookup ?? { kind: "idle" }}
      today="2026-11-26"
      speech={speech}
      onClass={nothing}
      onQuery={nothing}
      onSupplier={nothing}
      onAnother={nothing}
      onCopy={change.onCopy ?? (() => Promise.resolve(true))}
      onPrint={nothing}
    />,
    speech.lang,
  );
}

/** Chooses the answers of the questions in their order, and asks for the result. */
async function answer(root: HTMLElement, ...given: readonly ("yes" | "no" | "unknown")[]) {
  for (const [at, value] of given.entries()) {
    const field = root.querySelectorAll<HTMLElement>(".sk-question")[at];
    if (field === undefined) throw new Error(`no question ${String(at)}`);
    await userEvent.click(find(field, `input[value=${value}]`));
  }
  await userEvent.click(find(root, "button[type=submit]"));
  // Drawn after the click, and told where to look after that.
  await expect.poll(() => root.querySelector(".sk-result, form > [role=alert]")).not.toBeNull();
}

const stepOf = (root: HTMLElement) => textOf(find(root, ".sk-result .sk-step"));

afterEach(unmount);

describe("the sheet", () => {
  test("is a group of three answers per question, with the reason and whose question it is", () => {
    const root = show(CRITERIA);
    const fields = [...root.querySelectorAll<HTMLFieldSetElement>("fieldset.sk-question")];
    expect(fields).toHaveLength(3);
    for (const field of fields) {
      expect(field.querySelectorAll("input[type=radio]")).toHaveLength(3);
      expect(field.querySelectorAll(":checked")).toHaveLength(0);
      expect(textOf(field)).toContain("Why we ask: Because of");
    }
    const [official, guidance, own] = fields.map(textOf);
    expect(official).toContain("Policy on unmanned aircraft令和2年9月14日関係省庁申合せ");
    expect(guidance).toContain("Source: Sekisho's guidance, not an official text");
    expect(own).toContain("Source: Your organisation's question · House rule 7");
    expect(find<HTMLAnchorElement>(root, ".sk-question a").href).toBe("https://rules.example/7");
  });

  test("gives no result before all is answered, says how many are missing, and goes to the first", async () => {
    const root = show(CRITERIA);
    await answer(root, "yes");
    expect(root.querySelector(".sk-result")).toBeNull();
    expect(textOf(find(root, "form > [role=alert]"))).toContain("2 questions are not answered yet");
    expect(textOf(root)).toContain("1 of 3 answered");
    expect(root.querySelectorAll(".sk-question-missing")).toHaveLength(2);
    const second = root.querySelectorAll(".sk-question")[1];
    await expect.poll(() => second?.contains(document.activeElement)).toBe(true);
  });

  test("is answered by keyboard alone", async () => {
    const root = show(CRITERIA);
    find(root, ".sk-question input").focus();
    await userEvent.keyboard(" {Tab}[ArrowDown][ArrowUp]{Tab}[Space][ArrowRight][ArrowRight]");
    const checked = [...root.querySelectorAll<HTMLInputElement>(":checked")].map(
      ({ value }) => value,
    );
    expect(checked[0]).toBe("yes");
    expect(checked).toHaveLength(3);
    find(root, "button[type=submit]").focus();
    await userEvent.keyboard("{Enter}");
    await expect
      .poll(() => root.querySelector(".sk-result")?.contains(document.activeElement))
      .toBe(true);
  });

  test("says how many questions had no room", () => {
    const root = show({ ...CRITERIA, sheet: { ...SHEET, leftOut: 2 } });
    expect(textOf(root)).toContain("2 more questions were left out");
  });
});

describe("the result", () => {
  test.each<[readonly ("yes" | "no" | "unknown")[], string]>([
    [["no", "no", "no"], "No step known"],
    [["no", "unknown", "no"], "Consult first"],
    [["no", "yes", "no"], "Consult first"],
    [["unknown", "no", "no"], "Consult first"],
    [["yes", "no", "no"], "Approval needed"],
  ])("after %j is “%s”", async (given, step) => {
    const root = show(CRITERIA);
    await answer(root, ...given);
    expect(stepOf(root)).toBe(step);
    await expect
      .poll(() => document.activeElement === root.querySelector(".sk-result > h2"))
      .toBe(true);
  });

  test("says why, whom to ask and with what; the reasons leave the examples out", async () => {
    const root = show({ ...CRITERIA, contact: "Desk 3, ext. 4321" });
    await answer(root, "no", "unknown", "no");
    const text = textOf(find(root, ".sk-result"));
    expect(text).toContain("Question 2, answer “Don't know”: Is it network?");
    expect(text).toContain("Desk 3, ext. 4321");
    expect(text).toContain("What the seller says about the points that you do not know");
    expect(text).toContain("Submit the plan first.");
    expect(text).toContain("No name was compared with the lists.");
  });

  test("follows the answers when they change, and asks for nobody where no step is known", async () => {
    const root = show(CRITERIA);
    await answer(root, "yes", "no", "no");
    await userEvent.click(find(root, ".sk-question input[value=no]"));
    expect(stepOf(root)).toBe("No step known");
    expect(textOf(find(root, ".sk-result"))).toContain("not a permission to buy");
    expect(textOf(find(root, ".sk-result"))).not.toContain(en.words["card.ask"]);
  });

  test("leaves the procedure's step out where the purchase is for other uses than it names", async () => {
    const root = show(CRITERIA);
    await answer(root, "unknown", "no", "no");
    expect(textOf(find(root, ".sk-result .sk-procedure"))).toContain(
      "Ask the procurement section.",
    );
    await userEvent.click(find(root, ".sk-question input[value=no]"));
    const text = textOf(find(root, ".sk-result .sk-procedure"));
    expect(text).toContain("Submit the plan first.");
    expect(text).not.toContain("Ask the procurement section.");
  });

  test("keeps a supplier's listing apart from the class, and asks because of it", async () => {
    const root = show(WITH_SUPPLIER);
    expect(textOf(find(root, ".sk-criteria-supplier"))).toContain(
      "Listed as “Shenzhen DJI” under FCC Covered List, since 22 December 2025.",
    );
    await answer(root, "no", "no", "no");
    expect(stepOf(root)).toBe("Consult first");
    expect(textOf(find(root, ".sk-result"))).toContain("DJI is named in a listing.");
  });

  test("names whoever the policy names for the supplier's severity, beside the organisation's own words", async () => {
    const root = show({
      ...WITH_SUPPLIER,
      contact: "Desk 3",
      advice: {
        advisory: { contact: "List office", telephone: "555-0100", email: "lists@example.org" },
      },
    });
    await answer(root, "no", "no", "no");
    const text = textOf(find(root, ".sk-result"));
    for (const said of ["List office", "555-0100", "lists@example.org", "Desk 3"])
      expect(text).toContain(said);
  });

  test("says whose exception it is where a listing does not count", () => {
    const [listing] = WITH_SUPPLIER.supplier?.listings ?? [];
    if (listing === undefined || WITH_SUPPLIER.supplier === null) throw new Error("no listing");
    const root = show({
      ...WITH_SUPPLIER,
      supplier: {
        ...WITH_SUPPLIER.supplier,
        severity: null,
        severityForUse: null,
        listings: [
          {
            ...listing,
            mark: {
              kind: "exception",
              by: { source: "managed", origin: "" },
              exception: {
                id: "x",
                supplier: "dji",
                reason: { en: "Training only" },
                approver: "Chief",
                caseNumber: "2026-17",
                expires: "2027-03-31",
              },
            },
          },
        ],
      },
    });
    const text = textOf(find(root, ".sk-criteria-supplier"));
    expect(text).toContain("Listed as “Shenzhen DJI”");
    expect(text).toContain("2026-17");
    expect(text).toContain("Chief");
  });

  test("begins anew", async () => {
    const root = show(CRITERIA);
    await answer(root, "yes", "no", "no");
    await userEvent.click(find(root, ".sk-result .sk-button-quiet"));
    expect(root.querySelector(".sk-result")).toBeNull();
    expect(root.querySelectorAll(":checked")).toHaveLength(0);
  });
});

describe("the record as text", () => {
  test("has the class, the answers with their sources, the step, whom to ask, the listings, list and policy", async () => {
    const onCopy = vi.fn((_text: string) => Promise.resolve(true));
    const root = show({ ...WITH_SUPPLIER, policy: "ministry 12" }, en, { onCopy });
    await answer(root, "yes", "unknown", "no");
    await userEvent.click(find(root, ".sk-result .sk-button-main"));
    await expect.poll(() => textOf(find(root, ".sk-result [role=status]"))).toBe("Copied.");
    const text = onCopy.mock.calls[0]?.[0] ?? "";
    for (const line of [
      "Before you buy: Drones",
      "Answered on 26 November 2026",
      "Buying for: Japanese government",
      "Approval needed",
      "- Question 1, answer “Yes”: Is it use?",
      "- DJI",
      "- Listed as “Shenzhen DJI” under FCC Covered List, since 22 December 2025.",
      "- Submit the plan first.",
      en.words["ask.jp-government"],
      "1. Is it use (for example: this)?",
      "   Answer: Yes",
      "   Source: Policy on unmanned aircraft · 令和2年9月14日関係省庁申合せ",
      "   Answer: Don't know",
      "   Source: Sekisho's guidance, not an official text",
      "   Source: Your organisation's question · House rule 7 · House rule 7",
      "List version 2026.11.23, as of 23 November 2026",
      "Policy ministry 12",
    ])
      expect(text.split("\n")).toContain(line);
  });

  test("names a typed name that no list has", async () => {
    const onCopy = vi.fn((_text: string) => Promise.resolve(true));
    const lookup: LookupState = {
      kind: "answered",
      view: {
        result: {
          query: "Acme Optics",
          answers: [],
          weak: false,
          productClass: null,
          listVersion: "2026.11.23",
        },
        productClass: null,
        titles: {},
        list: LIST,
      },
    };
    const root = show(CRITERIA, en, { lookup, onCopy });
    await answer(root, "no", "no", "no");
    await userEvent.click(find(root, ".sk-result .sk-button-main"));
    expect(onCopy.mock.calls[0]?.[0]).toContain("“Acme Optics” is not on these 2 lists as of");
  });

  test("is shown to be copied by hand when the browser does not take it", async () => {
    const root = show(CRITERIA, en, { onCopy: () => Promise.resolve(false) });
    await answer(root, "yes", "no", "no");
    await userEvent.click(find(root, ".sk-result .sk-button-main"));
    await expect
      .poll(() => root.querySelector("textarea")?.value ?? "")
      .toContain("Approval needed");
    expect(textOf(find(root, ".sk-result [role=status]"))).toContain("did not take the text");
  });
});

test("the choice of a class names each with examples, and says when there are no questions for one", async () => {
  const choose = vi.fn();
  const root = mount(
    <CriteriaClasses classes={CRITERIA.classes} unknown speech={en} onChoose={choose} />,
  );
  expect(textOf(root)).toContain("There are no questions for this kind of product.");
  expect(textOf(root)).toContain("Laptops, desktop computers");
  await userEvent.click(find(root, "li:nth-child(2) button"));
  expect(choose).toHaveBeenCalledWith("uas");
});

test("a class answer and a card offer the questions, for the class that they know", async () => {
  const open = vi.fn();
  const answered = { id: "uas", title: SHEET.title, procedure: null, rules: [] };
  mount(<ClassPanel answer={answered} speech={en} onCriteria={open} />);
  await userEvent.click(find(document.body, ".sk-criteria-link button"));
  expect(open).toHaveBeenLastCalledWith("uas");
  const card = { card: CARD, speech: en, today: "2026-11-26", contact: "", onClose: nothing };
  mount(<Card {...card} onCriteria={open} />);
  await userEvent.click(find(document.body, ".sk-criteria-link button"));
  expect(open).toHaveBeenLastCalledWith("video-surveillance");
  mount(<Card {...card} card={{ ...CARD, procedures: [] }} onCriteria={open} />);
  await userEvent.click(find(document.body, ".sk-criteria-link button"));
  expect(open).toHaveBeenLastCalledWith(null);
});

describe.each([en, ja])("for everyone ($lang)", (speech) => {
  test.each([
    [
      "the choice",
      () =>
        mount(
          <CriteriaClasses
            classes={CRITERIA.classes}
            unknown={false}
            speech={speech}
            onChoose={nothing}
          />,
          speech.lang,
        ),
    ],
    ["the sheet", () => show(CRITERIA, speech)],
    ["the sheet with a supplier", () => show(WITH_SUPPLIER, speech)],
  ])("axe finds nothing in %s, and nothing overflows at 320 px", async (what, draw) => {
    const root = draw();
    if (what !== "the choice") await answer(root, "yes", "no", "unknown");
    root.style.inlineSize = "320px";
    expect(root.scrollWidth).toBeLessThanOrEqual(320);
    expect(await accessibilityFaults(root)).toEqual([]);
  });
});
