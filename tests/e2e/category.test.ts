import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { clickMark } from "../../tools/click-mark.ts";
import { openRealPopup } from "../../tools/real-popup.ts";
import { openCard } from "./closed-card.ts";
import { openBench, painted } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const WAIT = { timeout: 8000, interval: 100 };
const OFFERS = `<!doctype html><html lang="en"><title>t</title><body>
<nav><ul><li><a href="#">Routers</a></li><li><a href="#">Drones</a></li></ul></nav>
<table><thead><tr><th>Item</th><th>Country of Origin</th><th>Price</th></tr></thead><tbody>
<tr><td>Quadcopter X4, 4K</td><td>China</td><td>$499</td></tr>
<tr><td>Quadcopter S2</td><td>USA</td><td>$1,499</td></tr>
<tr><td>Wi-Fi router AX3000</td><td></td><td>$89</td></tr>
<tr><td>Palm router, 1/4 inch</td><td>Taiwan</td><td>$99</td></tr></tbody></table></body></html>`;

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  page = await bench.context.newPage();
});
afterAll(() => bench.close());

async function open(profile: "us-federal" | "jp-government" | "general"): Promise<void> {
  await bench.ask("settings-set", { profile, language: "en" });
  const base = bench.serve({ "/offers.html": OFFERS });
  await page.goto(`${base}/offers.html`);
  const settled = profile === "us-federal" ? "found" : "clear";
  await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe(settled);
}

async function cardText(): Promise<string> {
  return (await openCard(bench.context, page))?.text ?? "";
}

describe("a class of product that a rule speaks of", () => {
  test("is marked and reported with its origin, for a buyer whom the rule binds", async () => {
    await open("us-federal");
    await expect
      .poll(async () => (await painted(page)).toSorted(), WAIT)
      .toEqual(["Quadcopter", "Wi-Fi router"]);
    const { hits, mentions, categories } = await bench.report(page);
    expect([hits, mentions]).toEqual([[], []]);
    expect(categories.map((each) => [each.productClass, each.origin, each.severity])).toEqual([
      ["router-consumer", "unknown", "advisory"],
      ["uas", "CN", "advisory"],
    ]);
    expect((await bench.badge(page)).text).toBe("2");
  });

  test("opens a card that names no company", async () => {
    await open("us-federal");
    await expect.poll(() => painted(page), WAIT).toHaveLength(2);
    await clickMark(page, "Quadcopter");
    await expect.poll(cardText, WAIT).toContain("Class of product: Drones");
    const text = await cardText();
    for (const said of ["Origin stated on the page: China.", "check the FCC ID", "Blue UAS"])
      expect(text).toContain(said);
    const card = await openCard(bench.context, page);
    const copy = await bench.context.newPage();
    await copy.setContent(
      `<!doctype html><html lang="en"><title>card</title><style>${card?.css ?? ""}</style><main><h1>card</h1>${card?.html ?? ""}</main>`,
    );
    const { violations } = await new AxeBuilder({ page: copy }).analyze();
    expect(violations.map((each) => each.id)).toEqual([]);
    await copy.close();
  });

  test("stands in the popup under its own heading, and opens from there", async () => {
    await open("us-federal");
    const popup = await openRealPopup(bench, page);
    await expect.poll(() => popup.text(), WAIT).toContain("2 classes of product to look at");
    expect(await popup.text()).toContain("This class of product (Drones), origin: China.");
    await popup.evaluate(
      `[...document.querySelectorAll("button")].find((each) => each.textContent === "Drones")?.click()`,
    );
    await expect.poll(() => popup.text(), WAIT).toContain("What it excepts");
  });

  test.each(["jp-government", "general"] as const)("says nothing to %s", async (profile) => {
    await open(profile);
    expect(await painted(page)).toEqual([]);
    expect((await bench.report(page)).categories).toEqual([]);
    expect((await bench.badge(page)).text).toBe("0");
  });
});
