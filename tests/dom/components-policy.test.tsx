import { afterEach, describe, expect, test } from "vitest";
import { Card } from "../../components/Card.tsx";
import { LookupAnswers } from "../../components/LookupAnswers.tsx";
import { PageFindings } from "../../components/PageFindings.tsx";
import { speechFor } from "../../components/wording.ts";
import { ownProgramId } from "../../rules/policy/own-programs.ts";
import type { PolicyException, PolicyMark } from "../../rules/policy/policy-words.ts";
import type { CardData, LookupView, PositiveEntry, TabReport } from "../../rules/views.ts";
import { BAN, CARD, EXPORT, LIST, NDAA } from "./components-fixtures.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const ja = speechFor("ja");
const nothing = () => undefined;
const BY = { source: "managed", origin: "" } as const;
const EXCEPTION: PolicyException = {
  id: "e1",
  supplier: "hikvision",
  reason: { en: "In use until it is replaced", ja: "更新までの継続使用" },
  approver: "Yamada",
  caseNumber: "2026-17",
  expires: "2026-12-31",
};
const excepted: PolicyMark = { kind: "exception", exception: EXCEPTION, by: BY };
const expired: PolicyMark = { kind: "exception-expired", exception: EXCEPTION, by: BY };
const ruled: PolicyMark = {
  kind: "severity-rule",
  rule: { id: "strict-export", severity: "prohibited" },
  by: BY,
};
const EXCEPTED: CardData = {
  ...CARD,
  severity: null,
  why: ["name", "policy-exception"],
  procedures: [],
  listings: [{ ...BAN, severity: null, mark: excepted }],
  marks: [excepted],
};
const POSITIVE: PositiveEntry = {
  name: "Example Camera 9",
  list: { en: "Example approved list" },
  publisher: { en: "Example Agency" },
  link: "https://example.go.jp/list",
  since: "2026-04-01",
  until: null,
  hasEnded: false,
  conditions: { en: "Only with update contract" },
};

const show = (card: CardData, speech = en) =>
  mount(
    <Card card={card} speech={speech} today="2026-11-24" contact="" onClose={nothing} />,
    speech.lang,
  );
const marks = (card: CardData, speech = en) => textOf(find(show(card, speech), ".sk-marks"));

afterEach(unmount);

describe("a card under a policy", () => {
  test("an excepted supplier is listed, by whose exception and until when; it is never called not listed", () => {
    expect(marks(EXCEPTED)).toContain(
      "Listed under NDAA FY2019 section 889 since 13 August 2018. " +
        "Exception 2026-17 of your organisation, approved by Yamada, holds until 31 December 2026. " +
        "Reason: In use until it is replaced",
    );
    const root = show(EXCEPTED);
    expect(textOf(find(root, ".sk-card-head .sk-badge"))).toBe("Listed");
    expect(textOf(find(root, ".sk-card-head"))).not.toMatch(/Not listed|not as something on offer/);
    expect(marks(EXCEPTED, ja)).toContain(
      "2018年8月13日から米国2019会計年度国防権限法 第889条に掲載されています。" +
        "所属機関の例外 2026-17 が適用されています（承認者：Yamada、期限：2026年12月31日）。理由：更新までの継続使用",
    );
  });

  test.each([
    [en, "Check that your purchase is what exception 2026-17 is for"],
    [ja, "今回の購入が例外 2026-17 の対象に当たるかを確かめ"],
  ])(
    "and what to do is to see whether the exception holds for this purchase ($lang)",
    (speech, says) => {
      expect(textOf(find(show(EXCEPTED, speech), ".sk-card-next"))).toContain(says);
    },
  );

  test("an exception stands before the next step; on a hit the next step stands before what a policy decided", () => {
    const order = (card: CardData) =>
      [...show(card).querySelectorAll(".sk-marks, .sk-card-next")].map((part) =>
        part.classList.contains("sk-marks") ? "policy" : "next",
      );
    expect(order(EXCEPTED)).toEqual(["policy", "next"]);
    const hit = { ...CARD, listings: [{ ...BAN, mark: expired }], marks: [expired] };
    expect(order(hit)).toEqual(["next", "policy"]);
  });

  test("the organisation's reason for a supplier of its own is in view, not folded away", () => {
    const program = ownProgramId({ severity: "restricted", reason: { en: "Late deliveries." } });
    const whatItAsks = { en: "Late deliveries." };
    const card = { ...CARD, listings: [{ ...BAN, program, whatItAsks }], marks: [] };
    expect(textOf(find(show(card), ".sk-own-reason"))).toBe("Late deliveries.");
    expect(
      show({ ...CARD, listings: [BAN], marks: [] }).querySelector(".sk-own-reason"),
    ).toBeNull();
  });

  test("so it is when the card was opened from a lookup", () => {
    const looked = { ...EXCEPTED, matched: "", why: [] };
    expect(textOf(find(show(looked), ".sk-card-head .sk-badge"))).toBe("Listed");
  });

  test("an expired exception says that it no longer applies, and the hit stays", () => {
    const card: CardData = {
      ...CARD,
      listings: [{ ...BAN, mark: expired }],
      marks: [expired],
    };
    expect(marks(card)).toContain("ended on 31 December 2026. It no longer applies.");
    expect(textOf(find(show(card), ".sk-card-head .sk-badge"))).toBe("Restricted");
  });

  test("where a policy forbids what an export control does not, head, program and next step say that it is the policy", () => {
    const card: CardData = {
      ...CARD,
      severity: "prohibited",
      why: ["name", "policy-severity"],
      procedures: [],
      listings: [{ ...EXPORT, severity: "prohibited", mark: ruled }],
      marks: [ruled],
    };
    const root = show(card);
    expect(textOf(find(root, ".sk-card-says"))).toBe(
      "The policy of your organisation forbids the purchase.",
    );
    const program = textOf(find(root, ".sk-program"));
    expect(program).toContain("Controls exports to the party. It does not forbid buying from it.");
    expect(program).toContain(
      "It is the policy of your organisation that forbids the purchase, not the listing itself.",
    );
    expect(textOf(find(root, ".sk-card-next"))).not.toContain("None of these listings");
  });

  test("where the rule itself forbids, the head does not say that a policy does", () => {
    const card: CardData = {
      ...CARD,
      severity: "prohibited",
      procedures: [],
      listings: [{ ...BAN, severity: "prohibited", mark: ruled }],
      marks: [ruled],
    };
    const root = show(card);
    expect(textOf(find(root, ".sk-card-says"))).toBe(en.words["severity.prohibited.says"]);
    expect(textOf(root)).not.toContain("not the listing itself");
  });

  test.each([
    ["managed", "", "your organisation"],
    ["organisation", "ours", "your organisation (ours)"],
    ["organisation", "", "your organisation"],
    ["user", "", "your own settings"],
    ["imported", "policy.json", "the file imported here (policy.json)"],
  ] as const)("a policy by %s “%s” is that of %s", (source, origin, whom) => {
    const by = { source, origin };
    const mark: PolicyMark = { kind: "program-off", program: "us-ndaa-889", by };
    expect(
      marks({ ...EXCEPTED, listings: [{ ...BAN, severity: null, mark }], marks: [mark] }),
    ).toContain(
      `By the policy of ${whom}, listings under NDAA FY2019 section 889 are not shown as hits.`,
    );
  });

  test.each<[string, PolicyMark, string]>([
    [
      "an exclusion",
      {
        kind: "exclusion",
        exclusion: { id: "x1", supplier: "hikvision", text: "Hikvision Street", why: "A road" },
        by: BY,
      },
      "By the policy of your organisation (exclusion x1), this text does not mean the supplier. Reason: A road",
    ],
    [
      "a minimum",
      { kind: "below-minimum", severity: "advisory", minimum: "restricted", by: BY },
      "only “Restricted” and stronger is marked. This would be “Advisory”.",
    ],
    [
      "a rule for none",
      { kind: "severity-rule", rule: { id: "r", severity: "none" }, by: BY },
      "By rule r in the policy of your organisation, such listings are not shown as hits.",
    ],
  ])("%s is named", (_, mark, sentence) => {
    const text = marks({ ...EXCEPTED, listings: [BAN], marks: [mark] });
    expect(text).toContain(sentence);
    expect(text).toContain("Listed under NDAA FY2019 section 889 since 13 August 2018.");
  });

  test("what the organisation asks for stands first: step, form, person, telephone, e-mail", () => {
    const advice = {
      nextStep: "Fill in form 7.",
      form: "https://intra.example/form-7",
      contact: "Security desk",
      telephone: "03-0000-0000",
      email: "desk@example.go.jp",
    };
    const next = find(show({ ...CARD, advice }), ".sk-card-next");
    expect(textOf(find(next, ".sk-advice"))).toContain(
      "Fill in form 7.Form (opens in a new tab)Security deskTelephone: 03-0000-0000E-mail: desk@example.go.jp",
    );
    expect(find<HTMLAnchorElement>(next, "a").href).toBe("https://intra.example/form-7");
    expect(next.querySelector(".sk-steps")).not.toBeNull();
    // Who is named for the severity is asked, not the section that the built-in sentence guesses.
    expect(textOf(next)).not.toContain(en.words["ask.jp-government"]);
    const noDesk = find(
      show({ ...CARD, advice: { nextStep: "Fill in form 7." } }),
      ".sk-card-next",
    );
    expect(textOf(noDesk)).toContain(en.words["ask.jp-government"]);
  });

  test.each(["javascript:alert(1)", "http://intra.example/form"])(
    "a form at %s is never linked",
    (form) => {
      const next = find(show({ ...CARD, advice: { form } }), ".sk-advice");
      expect(next.querySelector("a")).toBeNull();
    },
  );

  test("an approved list says since when, its conditions, and that listings stand; the word is never safe", () => {
    const text = textOf(find(show({ ...CARD, positive: [POSITIVE] }), ".sk-positive"));
    expect(text).toContain(
      "Example Camera 9: on the list “Example approved list” since 1 April 2026.",
    );
    expect(text).toContain("Conditions: Only with update contract");
    expect(text).toContain("does not change what the listings below ask");
    const ended = { ...POSITIVE, until: "2026-10-01", hasEnded: true };
    expect(textOf(find(show({ ...CARD, positive: [ended] }), ".sk-positive"))).toContain(
      "The entry ended on 1 October 2026.",
    );
  });

  test.each([
    ["English", en],
    ["Japanese", ja],
  ])("axe finds nothing, and nothing overflows at 320 px (%s)", async (_, speech) => {
    const advice = { nextStep: "a", form: "https://intra.example/f", telephone: "1" };
    const root = show({ ...EXCEPTED, advice, positive: [POSITIVE] }, speech);
    root.style.inlineSize = "320px";
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(await accessibilityFaults(root)).toEqual([]);
    expect(root.scrollWidth).toBeLessThanOrEqual(320);
  });
});

describe("lookup and page", () => {
  test("a lookup answer of an excepted supplier is listed, with its exception", () => {
    const view: LookupView = {
      result: {
        query: "hikvision",
        weak: false,
        listVersion: "1",
        answers: [
          {
            supplier: "hikvision",
            name: "Hikvision",
            matchedName: "Hikvision",
            score: 1,
            why: ["exact"],
            listings: [
              {
                program: "us-ndaa-889",
                listedName: "Hikvision",
                listedOn: "2018-08-13",
                delistedOn: null,
                severity: null,
                mark: excepted,
              },
            ],
          },
        ],
        productClass: null,
      },
      productClass: null,
      titles: { "us-ndaa-889": { title: NDAA, effect: "procurement-ban" } },
      list: LIST,
    };
    const root = mount(
      <LookupAnswers
        id="l"
        view={view}
        active={-1}
        speech={en}
        onPoint={nothing}
        onOpen={nothing}
      />,
      "en",
    );
    expect(textOf(find(root, ".sk-badge"))).toBe("Listed");
    expect(textOf(root)).toContain(
      "NDAA FY2019 section 889, since 13 August 2018; exception 2026-17, until 31 December 2026",
    );
  });

  test("the popup names whose exception makes a mention of a listed supplier", () => {
    const report: TabReport = {
      state: "clear",
      problem: null,
      host: "shop.example",
      hits: [],
      mentions: [
        {
          supplier: "hikvision",
          role: "maker",
          matched: ["Hikvision"],
          count: 1,
          where: [],
          why: ["name", "policy-exception"],
          marks: [excepted],
        },
      ],
      categories: [],
      rules: {},
      names: { hikvision: "Hikvision" },
      titles: {},
      list: LIST,
      profile: "us-federal",
      date: "2026-11-24",
    };
    const root = mount(
      <PageFindings
        report={report}
        failure={null}
        speech={en}
        onOpen={nothing}
        onOpenCategory={nothing}
      />,
      "en",
    );
    expect(textOf(find(root, ".sk-state"))).toBe(
      "Screened, nothing to check1 listed supplier is not shown as a hit because of a policy; see below.",
    );
    expect(textOf(find(root, ".sk-finding"))).toContain("Listed");
    expect(textOf(find(root, ".sk-finding"))).toContain("Exception 2026-17 of your organisation");
  });
});
