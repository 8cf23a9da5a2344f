import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Card } from "../../components/Card.tsx";
import { speechFor } from "../../components/wording.ts";
import type { CardData } from "../../rules/views.ts";
import { BAN, BROKEN, CARD, EXPORT } from "./components-fixtures.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const ja = speechFor("ja");
const nothing = () => undefined;
const show = (card: CardData, speech = en, today = "2026-11-24", contact = "") =>
  mount(
    <Card card={card} speech={speech} today={today} contact={contact} onClose={nothing} />,
    speech.lang,
  );

afterEach(unmount);

describe("what a card says", () => {
  test("severity is a shape and a word", () => {
    const badge = find(show(CARD), ".sk-card-head .sk-badge");
    expect(textOf(badge)).toBe("Restricted");
    expect(badge.querySelector("svg[aria-hidden=true] path")).not.toBeNull();
  });

  test("each severity has its own shape", () => {
    const shapes = (["prohibited", "restricted", "advisory", null] as const).map((severity) =>
      find(show({ ...CARD, severity }), ".sk-card-head path").getAttribute("d"),
    );
    expect(new Set(shapes).size).toBe(4);
  });

  test("what matched, in which role, and what limits it are in view; the rest of the reasons is folded", () => {
    const part = find(
      show({ ...CARD, why: ["name", "role-unknown-step-down"], role: "unknown" }),
      ".sk-card-part",
    );
    expect(textOf(find(part, "p"))).toBe(
      "Hangzhou Hikvision Digital Technology Co., Ltd. is named on this page as “ハイクビジョン”. Its part in this offer is not clear. " +
        "Its part in this offer is not clear, so it is shown one step lower.",
    );
    expect(find<HTMLDetailsElement>(part, "details").open).toBe(false);
  });

  test("a model is called a model number, not a name", () => {
    const card = {
      ...CARD,
      why: ["model"] as const,
      matched: "DS-2CD2143G2-I",
      matchedName: "DS-2CD",
    };
    expect(textOf(show(card))).toContain(
      "The model number “DS-2CD2143G2-I” on this page belongs to this supplier (DS-2CD).",
    );
  });

  test("an identifier is called what it is, with the name it is registered in", () => {
    const card = {
      ...CARD,
      why: ["identifier"] as const,
      matched: "34:BD:20:00:00:01",
      matchedName: "Hangzhou Hikrobot Technology Co., Ltd.",
      identifier: "ieee_oui_vendor" as const,
    };
    expect(textOf(show(card))).toContain(
      "The code “34:BD:20:00:00:01” on this page (MAC address) leads to Hangzhou Hikvision Digital Technology Co., Ltd., " +
        "and is registered in the name of “Hangzhou Hikrobot Technology Co., Ltd.”.",
    );
  });

  test("the buyer's procedure and the listing are two statements, and the procedure names no company", () => {
    const root = show(CARD);
    const procedure = textOf(find(root, ".sk-procedure"));
    expect(procedure).toContain("No company is named in it.");
    expect(procedure).not.toContain("Hikvision");
    expect(textOf(find(root, ".sk-program"))).not.toContain("Camera");
  });

  test("next steps are those of the buyer's procedure and of rules that bind the buyer, not of another country's rule", () => {
    const steps = textOf(find(show(CARD), ".sk-steps"));
    expect(steps).toContain("Ask your information-security section");
    expect(steps).not.toContain("SAM.gov");
    const federal = show({ ...CARD, profile: "us-federal", procedures: [], listings: [BAN] });
    expect(textOf(find(federal, ".sk-steps"))).toContain("SAM.gov");
  });

  test("whom to ask is the organisation's own words, or the sentence of the profile", () => {
    expect(textOf(find(show(CARD), ".sk-contact"))).toBe(en.words["ask.jp-government"]);
    expect(textOf(find(show(CARD, en, "2026-11-24", "Ext. 1234"), ".sk-contact"))).toBe(
      "Ext. 1234",
    );
  });

  test("a name of the same group says so", () => {
    expect(textOf(show({ ...CARD, listings: [EXPORT] }))).toContain(
      "Listed: Urumqi Haikang Security Services Co., Ltd. (same group), since 9 October 2019.",
    );
  });

  test("a long list is folded by program with its count", () => {
    const root = show(CARD);
    const entityList = [...root.querySelectorAll(".sk-program")].find((each) =>
      textOf(each).includes("Entity List"),
    );
    expect(entityList && textOf(find(entityList, "summary"))).toBe("12 more names on this list");
    expect(find<HTMLDetailsElement>(entityList ?? root, "details").open).toBe(false);
  });

  test("without a link the card shows the citation and says that no link is on file", () => {
    const root = show({ ...CARD, procedures: [], listings: [EXPORT] });
    expect(textOf(find(root, ".sk-source"))).toBe("84 FR 54002official text: link not on file");
    expect(root.querySelector("a")).toBeNull();
  });

  test.each(["javascript:alert(1)", "http://example.com/", "data:text/html,x"])(
    "a link to %s is never made",
    (link) => {
      expect(
        show({ ...CARD, procedures: [], listings: [{ ...BAN, link }] }).querySelector("a"),
      ).toBeNull();
    },
  );

  test("a note is on file, not a listing; an ended listing says when it ended", () => {
    const fold = [...show(CARD).querySelectorAll("details")].find((each) =>
      textOf(each).startsWith("Notes and ended"),
    );
    expect(fold && textOf(fold)).toContain("On file, not a listing: Urumqi Haikang");
    expect(fold && textOf(fold)).toContain("The listing ended on 31 January 2023.");
  });

  test.each([
    "export-control",
    "securities",
    "equipment-authorisation",
    "investment",
    "advice",
  ] as const)("the effect %s is said not to forbid buying", (effect) => {
    const program = find(show({ ...CARD, listings: [{ ...EXPORT, effect }] }), ".sk-program");
    expect(textOf(program)).toMatch(/does not (itself )?forbid buying/);
  });

  test("a text that is worded in English only is marked as English on a Japanese card", () => {
    const title = find(
      show({ ...CARD, listings: [{ ...EXPORT, title: { en: "Only English" } }] }, ja),
      ".sk-program h4 span",
    );
    expect([title.lang, textOf(title)]).toEqual(["en", "Only English"]);
  });

  test("a lookup card shows its strongest listing; a supplier without listings is not on these lists", () => {
    const looked = { ...CARD, matched: "", severity: null, why: [], procedures: [] };
    expect(textOf(find(show(looked), ".sk-badge"))).toBe("Restricted");
    const unlisted = show({ ...looked, listings: [] });
    expect(textOf(find(unlisted, ".sk-badge"))).toBe("Not listed");
    expect(textOf(unlisted)).toContain("Not on these 2 lists as of 23 November 2026.");
  });

  test("what is on file without a listing is said to be on file, never not listed, and stands open", () => {
    const looked = { ...CARD, matched: "", severity: null, why: [], procedures: [] };
    const note = { ...EXPORT, asserts: false, severity: null };
    const noted = show({ ...looked, listings: [note] });
    expect(textOf(find(noted, ".sk-badge"))).toBe("On file");
    expect(textOf(noted)).not.toContain("Not listed");
    expect(find(noted, "details.sk-fold").hasAttribute("open")).toBe(true);
    const ended = show({
      ...looked,
      listings: [{ ...EXPORT, severity: null, delistedOn: "2026-01-31" }],
    });
    expect(textOf(find(ended, ".sk-badge"))).toBe("Not listed");
  });
});

describe("the list on the card", () => {
  test.each([
    ["2026-11-23", "read today"],
    ["2026-11-24", "1 day old"],
    ["2027-02-21", "90 days old"],
    ["2027-03-01", "3 months old"],
    ["2029-12-01", "3 years old"],
  ])("on %s its age is %s", (today, age) => {
    expect(textOf(find(show(CARD, en, today), ".sk-list-line"))).toContain(age);
  });

  test("an old list says that newer listings may be missing", () => {
    expect(show(CARD, en, "2027-02-21").querySelector(".sk-list-stale")).toBeNull();
    expect(textOf(find(show(CARD, en, "2027-03-01"), ".sk-list-stale"))).toContain(
      "Newer listings may be missing.",
    );
  });

  test("a broken list is trouble, not a date", () => {
    expect(textOf(find(show({ ...CARD, list: BROKEN }), ".sk-card-foot [role=alert]"))).toContain(
      "Nothing is being compared.",
    );
  });
});

describe("the card by keyboard", () => {
  test("it takes the focus, Escape closes it, and the focus returns", async () => {
    const draw = (open: boolean): HTMLElement =>
      mount(
        <>
          <button type="button">opener</button>
          {open && <Card card={CARD} speech={en} today="2026-11-24" contact="" onClose={close} />}
        </>,
      );
    const close = vi.fn(() => draw(false));
    const opener = find<HTMLButtonElement>(draw(false), "button");
    opener.focus();
    draw(true);
    await expect.poll(() => document.activeElement?.textContent).toBe(CARD.name);
    await userEvent.keyboard("{Escape}");
    expect(close).toHaveBeenCalledOnce();
    await expect.poll(() => document.activeElement).toBe(opener);
  });

  test("Escape does not reach the page below", async () => {
    const below = vi.fn();
    document.addEventListener("keydown", below);
    show(CARD);
    await expect.poll(() => document.activeElement?.textContent).toBe(CARD.name);
    await userEvent.keyboard("{Escape}");
    document.removeEventListener("keydown", below);
    expect(below).not.toHaveBeenCalled();
  });
});

describe("the card for everyone", () => {
  test.each([
    ["a hit in English", CARD, en],
    ["a hit in Japanese", CARD, ja],
    ["a mention", { ...CARD, severity: null, role: "compatible" as const }, en],
  ])("axe finds nothing on %s, all parts open", async (_, card, speech) => {
    const root = show(card, speech);
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(await accessibilityFaults(root)).toEqual([]);
  });

  test.each([en, ja])("nothing overflows at 320 px ($lang)", (speech) => {
    const root = show(CARD, speech);
    root.style.inlineSize = "320px";
    for (const fold of root.querySelectorAll("details")) fold.open = true;
    expect(root.scrollWidth).toBeLessThanOrEqual(320);
  });
});
