import AxeBuilder from "@axe-core/playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import en from "../../assets/locales/en.json" with { type: "json" };
import ja from "../../assets/locales/ja.json" with { type: "json" };
import type { CriteriaView } from "../../rules/criteria/criteria-words.ts";
import { clickMark } from "../../tools/click-mark.ts";
import { openRealPopup } from "../../tools/real-popup.ts";
import { openCard } from "./closed-card.ts";
import { openBench, painted } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const WAIT = { timeout: 8000, interval: 100 };
const CLASSES = ["pc", "server", "mobile", "network", "video-surveillance", "uas"] as const;
const LANGUAGES = [
  ["ja", ja],
  ["en", en],
] as const;
const OFFER = `<!doctype html><html lang="ja"><title>t</title><table>
<tr><th>品名</th><th>メーカー</th></tr><tr><td>ネットワークスイッチ 24ポート 2台</td><td>HUAWEI</td></tr></table>`;

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  // The first run opens a tab when it comes to it: in front of a test's page, which draws nothing while it is behind.
  const welcome = () => bench.context.pages().find((each) => each.url().includes("/welcome.html"));
  while (welcome() === undefined) await bench.popup.waitForTimeout(50);
  await welcome()?.close();
});
afterAll(() => bench.close());
beforeEach(async () => {
  page = await bench.context.newPage();
});
afterEach(async () => {
  const own = bench.context.pages().filter((each) => each.url().includes("/criteria.html"));
  await Promise.all(own.map((each) => each.close()));
  await page.close();
});

async function open(search: string): Promise<CriteriaView> {
  await page.goto(`${bench.origin}/criteria.html${search}`);
  await page.locator("h1").waitFor();
  const query = new URLSearchParams(search);
  const productClass = query.get("class");
  const supplier = query.get("supplier");
  const view = await bench.ask("criteria-get", {
    ...(productClass === null ? {} : { productClass }),
    ...(supplier === null ? {} : { supplier }),
  });
  if ("error" in view) throw new Error(`no view: ${view.error}`);
  return view;
}

const questions = () => page.locator("fieldset.sk-question");
const stepShown = () => page.locator(".sk-result .sk-step").innerText();

/** Answers each question by name of its answer, as a person who reads the page would. */
async function answerAll(names: readonly string[]): Promise<void> {
  await expect.poll(() => questions().count(), WAIT).toBe(names.length);
  for (const [at, name] of names.entries())
    await questions().nth(at).getByRole("radio", { name, exact: true }).check();
}

/** The tab of the questions that a press opens. */
async function opened(press: () => Promise<unknown>): Promise<Page> {
  const [tab] = await Promise.all([bench.context.waitForEvent("page"), press()]);
  await tab.waitForURL(/criteria\.html/);
  await tab.locator("h1").waitFor();
  return tab;
}

/** What was copied, as it arrives in a field of another page. */
async function pasted(): Promise<string> {
  await page.goto(
    `${bench.serve({ "/": "<!doctype html><title>t</title><textarea></textarea>" })}/`,
  );
  const field = page.locator("textarea");
  await field.focus();
  await page.keyboard.press("Control+V");
  return field.inputValue();
}

async function faults(): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" | ")}`);
}

describe.each(LANGUAGES)("in %s", (language, words) => {
  beforeEach(async () => {
    await bench.ask("settings-set", { profile: "jp-government", language });
  });

  test.each(CLASSES)("class %s: quiet answers, a doubt, the text that is copied", async (id) => {
    const { sheet } = await open(`?class=${id}`);
    const asked = sheet?.questions ?? [];
    expect(asked).toHaveLength(7);
    const quiet = asked.map(({ yes }) => words[yes === "none" ? "criteria.yes" : "criteria.no"]);
    await answerAll(quiet);
    await page.getByRole("button", { name: words["criteria.show"] }).click();
    await expect.poll(stepShown, WAIT).toBe(words["criteria.step.none"]);
    expect(await page.locator(".sk-result").innerText()).toContain(
      words["criteria.step.none.says"],
    );

    // Each doubt alone is enough for a step.
    for (const at of asked.keys()) {
      const field = questions().nth(at);
      await field.getByRole("radio", { name: words["criteria.unknown"], exact: true }).check();
      expect(await stepShown()).toBe(words["criteria.step.consult"]);
      await field.getByRole("radio", { name: quiet[at] ?? "", exact: true }).check();
      expect(await stepShown()).toBe(words["criteria.step.none"]);
    }
    await answerAll(asked.map(() => words["criteria.unknown"]));
    expect(await stepShown()).toBe(words["criteria.step.consult"]);
    expect(await faults()).toEqual([]);

    await page.getByRole("button", { name: words["criteria.copy"] }).click();
    await expect
      .poll(() => page.locator(".sk-result [role=status]").innerText(), WAIT)
      .toBe(words["criteria.copied"]);
    const text = await pasted();
    expect(text).toContain(words["criteria.step.consult"]);
    expect(text).toContain(words["ask.jp-government"]);
    const list = await bench.ask("list-status", {});
    expect(text).toContain("version" in list ? list.version : "a list");
    for (const { text: question } of asked) expect(text).toContain(question[language]);
  });

  test("the choice comes first where no class is given, and the sheet is left and chosen again", async () => {
    await open("");
    expect(await page.locator("h1").innerText()).toBe(words["criteria.choose"]);
    await expect.poll(() => page.locator(".sk-class-choice").count(), WAIT).toBe(6);
    expect(await faults()).toEqual([]);
    await page.locator(".sk-class-choice").first().press("Enter");
    await expect.poll(() => questions().count(), WAIT).toBe(7);
    expect(page.url()).toContain("?class=pc");
    await page.getByRole("button", { name: words["criteria.change"] }).click();
    await expect.poll(() => page.locator("h1").innerText(), WAIT).toBe(words["criteria.choose"]);
  });

  test("nothing is wider than 320 px, and the sheet prints without its buttons", async () => {
    await page.setViewportSize({ width: 320, height: 600 });
    await open("?class=network&supplier=huawei");
    await answerAll(Array.from({ length: 7 }, () => words["criteria.unknown"]));
    await page.getByRole("button", { name: words["criteria.show"] }).click();
    await page.locator(".sk-result").waitFor();
    expect(await page.locator("html").evaluate((root) => root.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("button").count()).toBe(0);
    expect(await page.locator(".sk-result").isVisible()).toBe(true);
  });
});

describe("with a supplier", () => {
  test("of a card in the address: named apart, and cause of a step", async () => {
    await bench.ask("settings-set", { profile: "us-federal", language: "en" });
    const { sheet } = await open("?class=network&supplier=huawei");
    expect(await page.locator(".sk-criteria-supplier").innerText()).toContain(
      "NDAA FY2019 section 889",
    );
    await answerAll((sheet?.questions ?? []).map(({ yes }) => (yes === "none" ? "Yes" : "No")));
    await page.getByRole("button", { name: "Show the result" }).click();
    await expect.poll(stepShown, WAIT).toBe("Approval needed");
  });

  test("typed in: chosen among the answers, kept apart, and taken away again", async () => {
    await bench.ask("settings-set", { profile: "jp-government", language: "ja" });
    await open("?class=video-surveillance");
    const box = page.getByRole("combobox");
    await box.focus();
    await page.keyboard.insertText("ハイクビジョン");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    const panel = page.locator(".sk-criteria-supplier");
    await expect.poll(() => panel.innerText(), WAIT).toContain("Hikvision");
    expect(page.url()).toContain("supplier=hikvision");
    await page.getByRole("button", { name: ja["criteria.supplier.another"] }).click();
    await box.waitFor();
    expect(page.url()).not.toContain("supplier");
  });

  test("that no list knows: said so, and not called listed or not", async () => {
    await bench.ask("settings-set", { profile: "general", language: "en" });
    await open("?class=pc&supplier=no-such-supplier");
    await expect
      .poll(() => page.locator("main").innerText(), WAIT)
      .toContain("is not on the lists in force now");
  });
});

describe("is reached", () => {
  beforeEach(async () => {
    await bench.ask("settings-set", { profile: "jp-government", language: "ja" });
  });

  test("from the popup, beside the answer to a class", async () => {
    const { popup } = bench;
    await popup.bringToFront();
    await popup.reload();
    await popup.getByRole("combobox").fill("ノートパソコン");
    const link = popup.getByRole("button", { name: new RegExp(ja["criteria.open"]) });
    await link.waitFor();
    const tab = await opened(() => link.click());
    expect(await tab.locator("h1").innerText()).toContain("パソコン");
  });

  test("from a supplier's card in the real popup", async () => {
    const base = bench.serve({ "/": OFFER });
    await page.goto(`${base}/`);
    await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe("found");
    const popup = await openRealPopup(bench, page);
    await expect.poll(() => popup.text(), WAIT).toContain("Huawei");
    await popup.evaluate(`document.querySelector(".sk-finding button").click()`);
    await expect.poll(() => popup.text(), WAIT).toContain(ja["criteria.open"]);
    const tab = await opened(() =>
      popup.evaluate(`document.querySelector(".sk-criteria-link button").click()`),
    );
    expect(tab.url()).toContain("criteria.html?class=network&supplier=huawei");
    await expect.poll(() => tab.locator("main").innerText(), WAIT).toContain("Huawei");
  });

  test("from a card on a page, by keyboard", async () => {
    const base = bench.serve({ "/": OFFER });
    await page.goto(`${base}/`);
    await expect.poll(() => painted(page), WAIT).toContain("HUAWEI");
    await page.bringToFront();
    await clickMark(page, "HUAWEI");
    await expect
      .poll(async () => (await openCard(bench.context, page))?.text ?? "", WAIT)
      .toContain(ja["criteria.open"]);
    const card = await openCard(bench.context, page);
    const [, afterTitle = ""] = (card?.html ?? "").split("sk-card-title");
    const [before = ""] = afterTitle.split("sk-criteria-link");
    // The card's heading has the focus.
    const stops = (before.match(/<(?:button|a|summary)\b/g) ?? []).length + 1;
    const tab = await opened(async () => {
      for (let at = 0; at < stops; at++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
    });
    expect(tab.url()).toContain("criteria.html?class=network&supplier=huawei");
    expect(await tab.locator("h1").innerText()).toContain("ネットワーク機器");
  });
});

describe("under a policy", () => {
  const wording = { en: "Is it on the house list?", ja: "内部の一覧に載っていますか。" };
  const question = {
    id: "house",
    text: wording,
    why: { en: "House rule 7.", ja: "内規第7条です。" },
    source: null,
    yes: "none",
    no: "approval",
    unknown: "approval",
  };
  const importing = async (keys: object) => {
    const text = JSON.stringify({ schemaVersion: 1, id: "house", keys });
    expect(await bench.ask("policy-import", { name: "house.json", text })).toMatchObject({
      rejected: [],
    });
  };

  beforeEach(() => bench.ask("settings-set", { profile: "jp-government", language: "en" }));
  afterEach(() => bench.ask("policy-clear", {}));

  test("an own question stands in place of the last guidance, and is named as the organisation's", async () => {
    const value = [{ productClass: "pc", questions: [question] }];
    await importing({ "criteria.add": { value, mode: "default" } });
    await open("?class=pc");
    await expect.poll(() => questions().count(), WAIT).toBe(7);
    const text = await questions().last().innerText();
    expect(text).toContain(wording.en);
    expect(text).toContain("Your organisation's question");
    expect(await page.locator("form").innerText()).toContain("1 more question was left out");
  });

  test("own questions replace ours, and the record names the policy", async () => {
    const value = [{ productClass: "pc", questions: [question] }];
    await importing({ "criteria.replace": { value, mode: "default" } });
    await open("?class=pc");
    await answerAll(["Don't know"]);
    await page.getByRole("button", { name: "Show the result" }).click();
    await expect.poll(stepShown, WAIT).toBe("Approval needed");
    expect(await page.locator(".sk-result").innerText()).toMatch(/Policy house [0-9a-f]{12}/);
  });

  test("switched off, they are offered nowhere, and the page says so", async () => {
    await importing({ "featuresOff.add": { value: ["criteria"], mode: "default" } });
    await open("?class=pc");
    await expect
      .poll(() => page.locator("main").innerText(), WAIT)
      .toContain("A policy switches these questions off.");
    const { popup } = bench;
    await popup.bringToFront();
    await popup.reload();
    await popup.getByRole("combobox").fill("laptop");
    await popup.locator(".sk-class").waitFor();
    expect(await popup.locator(".sk-criteria-link").count()).toBe(0);
  });
});
