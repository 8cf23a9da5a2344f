import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { CategoryCard } from "../../components/CategoryCard.tsx";
import { ClassPanel } from "../../components/LookupAnswers.tsx";
import { PageFindings } from "../../components/PageFindings.tsx";
import { speechFor } from "../../components/wording.ts";
import type { Speech } from "../../components/speech.ts";
import type { CategoryCard as CategoryCardData, RuleAnswer, TabReport } from "../../rules/views.ts";
import { LIST } from "./components-fixtures.ts";
import { REPORT } from "./components-page-fixtures.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const ja = speechFor("ja");
const nothing = () => undefined;

const RULE: RuleAnswer = {
  rule: "us-fcc-uas-2025",
  classId: "uas",
  classTitle: { en: "Drones", ja: "ドローン（無人航空機）" },
  title: { en: "FCC Covered List", ja: "米国FCC対象リスト" },
  authority: { en: "US Federal Communications Commission", ja: "米国連邦通信委員会" },
  effect: "equipment-authorisation",
  citation: "FCC Covered List, entry of 2025-12-22",
  link: "https://www.fcc.gov/supplychain/coveredlist",
  from: "2025-12-22",
  updates: ["2026-01-07", "2026-06-15"],
  appliesWhen: {
    en: "The product is to be sold in the United States.",
    ja: "米国で販売する場合です。",
  },
  says: {
    en: "New models cannot receive FCC authorisation.",
    ja: "新しい機種は認証を受けられません。",
  },
  exceptions: { en: "Models authorised earlier.", ja: "以前に認証された機種。" },
  nextStep: { en: "Check the FCC ID.", ja: "FCC IDを確認してください。" },
};
const CARD: CategoryCardData = {
  kind: "category",
  ...RULE,
  matched: "quadcopter",
  origin: "CN",
  severity: "advisory",
  why: ["origin-stated"],
  list: LIST,
  profile: "us-federal",
};
const UNKNOWN: CategoryCardData = { ...CARD, origin: null, why: ["origin-unknown"] };
const FOUND: TabReport = {
  ...REPORT,
  hits: [],
  mentions: [],
  categories: [
    {
      rule: RULE.rule,
      productClass: "uas",
      program: "us-fcc-covered",
      severity: "advisory",
      origin: "unknown",
      matched: ["drone", "UAV"],
      count: 3,
      where: [{ frame: "top", kind: "text", excerpt: "drone, 4K" }],
      why: ["origin-unknown"],
    },
  ],
  rules: { [RULE.rule]: RULE },
};

const card = (data: CategoryCardData, speech: Speech = en, contact = "") =>
  mount(
    <CategoryCard
      card={data}
      speech={speech}
      today="2026-11-25"
      contact={contact}
      onClose={nothing}
    />,
    speech.lang,
  );
const findings = (report: TabReport, speech: Speech = en, onOpenCategory = vi.fn()) =>
  mount(
    <PageFindings
      report={report}
      failure={null}
      speech={speech}
      onOpen={nothing}
      onOpenCategory={onOpenCategory}
    />,
    speech.lang,
  );

afterEach(unmount);

describe("the card of a category rule", () => {
  test("says the class, the origin, what to do, what the rule asks and excepts, and links the official text", () => {
    const root = card(CARD);
    expect(textOf(find(root, ".sk-card-title"))).toBe("Class of product: Drones");
    expect(textOf(find(root, ".sk-badge"))).toBe("Advisory");
    const text = textOf(root);
    for (const said of [
      "“quadcopter” on this page names this class. Origin stated on the page: China.",
      "Check the FCC ID.",
      "FCC Covered List",
      en.words["effect.equipment-authorisation"],
      "New models cannot receive FCC authorisation.",
      "Models authorised earlier.",
      "In force from 22 December 2025. Last update on file: 15 June 2026.",
      en.words["ask.us-federal"],
    ])
      expect(text).toContain(said);
    expect(find<HTMLAnchorElement>(root, "a").href).toBe(RULE.link);
  });

  test("says that no origin is stated, and at which level it is shown for that", () => {
    expect(textOf(card(UNKNOWN))).toContain(
      "No origin is stated beside it, so it is shown at the lowest level.",
    );
    expect(textOf(card(UNKNOWN, ja))).toContain("原産地の記載がないため");
  });

  test("never speaks of a supplier or of a listing", () => {
    for (const [speech, words] of [
      [en, /supplier|listed as|since/i],
      [ja, /供給者|掲載されて/],
    ] as const)
      expect(textOf(find(card(CARD, speech), ".sk-card-body"))).not.toMatch(words);
  });

  test("names the country in the language of the interface", () => {
    expect(textOf(card(CARD, ja))).toContain("ページに書かれた原産地：中国。");
  });

  test("asks whom the organisation says", () => {
    expect(textOf(find(card(CARD, en, "Ext. 1234"), ".sk-contact"))).toBe("Ext. 1234");
  });
});

describe("the findings of a page", () => {
  test("have classes apart from suppliers, worded as a class and its origin", () => {
    const root = findings(FOUND);
    expect(textOf(find(root, ".sk-state-title"))).toBe("1 class of product to look at");
    expect(textOf(find(root, ".sk-finding"))).toContain(
      "This class of product (Drones), origin not stated. FCC Covered List: New models cannot receive FCC authorisation.",
    );
    expect(textOf(find(root, ".sk-finding"))).toContain("3 places · on the page: drone, UAV");
  });

  test("count both where both are found", () => {
    const both = { ...FOUND, hits: REPORT.hits };
    expect(textOf(find(findings(both), ".sk-state-title"))).toBe(
      "2 suppliers to check · 1 class of product to look at",
    );
  });

  test("open the card of the rule and origin", async () => {
    const open = vi.fn();
    findings(FOUND, en, open);
    await userEvent.click(find(document.body, ".sk-finding button"));
    expect(open).toHaveBeenCalledWith("us-fcc-uas-2025", "unknown");
  });

  test("that failed show no class", () => {
    const root = mount(
      <PageFindings
        report={FOUND}
        failure="no-answer"
        speech={en}
        onOpen={nothing}
        onOpenCategory={nothing}
      />,
    );
    expect(textOf(root)).not.toContain("Drones");
  });
});

test("a class that is looked up is answered with the rules about its origin, exceptions and link", () => {
  const answer = { id: "uas", title: RULE.classTitle, procedure: null, rules: [RULE] };
  const root = mount(<ClassPanel answer={answer} speech={en} />);
  expect(textOf(root)).toContain("Drones: New models cannot receive FCC authorisation.");
  expect(textOf(root)).toContain("What it excepts: Models authorised earlier.");
  expect(find<HTMLAnchorElement>(root, "a").href).toBe(RULE.link);
});

describe.each([en, ja])("for everyone ($lang)", (speech) => {
  test.each([
    ["card", () => card(CARD, speech)],
    ["findings", () => findings(FOUND, speech)],
  ])("axe finds nothing in the %s, and nothing overflows at 320 px", async (_what, show) => {
    const root = show();
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    root.style.inlineSize = "320px";
    expect(root.scrollWidth).toBeLessThanOrEqual(320);
    expect(await accessibilityFaults(root)).toEqual([]);
  });
});

test("what a policy did to the rule is said on the card, and where the class is looked up", () => {
  const by = { source: "managed", origin: "" } as const;
  const off = { kind: "program-off", program: "us-fcc-covered", by } as const;
  const says =
    "By the policy of your organisation, listings under FCC Covered List are not shown as hits.";
  const answer = {
    id: "uas",
    title: RULE.classTitle,
    procedure: null,
    rules: [{ ...RULE, mark: off }],
  };
  expect(textOf(mount(<ClassPanel answer={answer} speech={en} />))).toContain(says);
  const ruled = { kind: "severity-rule", rule: { id: "r", severity: "restricted" }, by } as const;
  const card = { ...CARD, severity: "restricted" as const, mark: ruled };
  const shown = mount(
    <CategoryCard card={card} speech={en} today="2026-11-24" contact="" onClose={nothing} />,
  );
  expect(textOf(find(shown, ".sk-mark"))).toBe(
    "Rule r in the policy of your organisation shows this as “Restricted”.",
  );
});
