import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { found, openBench, painted, stopWorkers } from "./open-extension.ts";
import type { Bench } from "./open-extension.ts";

const OFFERS = `<!doctype html><html lang="ja"><title>t</title><body>
<table><thead><tr><th>品名</th><th>メーカー</th><th>価格</th></tr></thead><tbody>
<tr><td>監視カメラ</td><td>ハイクビジョン</td><td>¥12,000</td></tr>
<tr><td>監視カメラ</td><td>Hik<b>vision</b></td><td>¥9,000</td></tr>
<tr><td>ルーター</td><td>ヤマハ</td><td>¥9,000</td></tr></tbody></table></body></html>`;

const WAIT = { timeout: 8000, interval: 100 };

let bench: Bench;
let page: Page;

beforeAll(async () => {
  bench = await openBench();
  page = await bench.context.newPage();
});
afterAll(() => bench.close());
beforeEach(async () => {
  await page.goto("about:blank");
});

async function open(body: string, path = "/page.html"): Promise<void> {
  const base = bench.serve({ [path]: body });
  await page.goto(base + path);
}

async function settles(state: string): Promise<void> {
  await expect.poll(async () => (await bench.report(page)).state, WAIT).toBe(state);
}

describe("a page is screened", () => {
  test("with the popup open, every time", async () => {
    for (let time = 0; time < 4; time++) {
      await open(OFFERS, `/load-${String(time)}.html`);
      await settles("found");
      expect(found(await bench.report(page))).toEqual(["hikvision 2"]);
      await expect.poll(() => painted(page), WAIT).toEqual(["ハイクビジョン", "Hikvision"]);
      expect((await bench.badge(page)).text).toBe("1");
    }
  });

  test("and its own tree stays as it was", async () => {
    await open(OFFERS);
    const serialised = () => page.evaluate(() => document.documentElement.outerHTML);
    const source = await serialised();
    await settles("found");
    await expect.poll(() => painted(page), WAIT).toHaveLength(2);
    expect(await serialised()).toBe(source);
  });

  test("in frames of both kinds, shadow roots of both kinds, and form fields", async () => {
    const base = bench.serve({
      "/frame.html": "<!doctype html><p>Huawei router $10</p>",
      "/page.html": `<!doctype html><p>Office</p>
        <iframe src="/frame.html" width="300" height="200"></iframe>
        <iframe srcdoc="<p>Hytera radio PD785 $5</p>" width="300" height="200"></iframe>
        <div id="open"></div><div id="closed"><p>light <b>children</b></p></div>
        <input value="Hikvision camera"><select><option>x<option selected>Hikvision NVR</select>
        <script>
          document.getElementById("open").attachShadow({ mode: "open" }).innerHTML = "<p>Dahua camera $9</p>";
          document.getElementById("closed").attachShadow({ mode: "closed" }).innerHTML = "<p>Dahua NVR $9</p>";
        </script>`,
    });
    await page.goto(`${base}/page.html`);
    await settles("found");
    const suppliers = ["dahua", "hikvision", "huawei", "hytera"];
    await expect
      .poll(async () => (await bench.report(page)).hits.map((hit) => hit.supplier).sort(), WAIT)
      .toEqual(suppliers);
    const { hits } = await bench.report(page);
    const kinds = (supplier: string) =>
      hits.find((hit) => hit.supplier === supplier)?.where.map((place) => place.kind);
    expect(kinds("hikvision")).toEqual(["value", "value"]);
    expect(kinds("dahua")).toEqual(["text", "text"]);
  });

  test("without a candidate it is clear, with the date of the lists", async () => {
    await open("<!doctype html><p>鉛筆 100本</p>");
    await settles("clear");
    expect((await bench.badge(page)).title).toMatch(/as of \d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d/);
  });
});

describe("a page that changes is screened again", () => {
  test("when text is added, changed and taken away", async () => {
    await open('<!doctype html><p id="a">Dahua camera $9</p><p id="b">pencil</p>');
    await settles("found");
    await page.evaluate(() => {
      const added = document.createElement("p");
      added.textContent = "Hytera radio PD785 3台";
      document.body.append(added);
    });
    await expect
      .poll(async () => (await bench.report(page)).hits.map((hit) => hit.supplier).sort(), WAIT)
      .toEqual(["dahua", "hytera"]);
    await page.evaluate(() => {
      const [text] = document.getElementById("a")?.childNodes ?? [];
      if (text instanceof Text) text.data = "Yamaha router";
      document.body.lastElementChild?.remove();
    });
    await settles("clear");
    expect(await painted(page)).toEqual([]);
  });

  test("when hidden text comes to light", async () => {
    await open('<!doctype html><div id="x" style="display:none"><p>Dahua camera $9</p></div>');
    await settles("clear");
    await page.evaluate(() => document.getElementById("x")?.removeAttribute("style"));
    await settles("found");
  });

  test("when an application navigates without loading", async () => {
    await open("<!doctype html><main>Dahua camera $9</main>");
    await settles("found");
    await page.evaluate(() => {
      history.pushState({}, "", "/next.html");
      const [main] = document.querySelectorAll("main");
      if (main !== undefined) main.textContent = "Hikvision camera $5";
    });
    await expect
      .poll(async () => (await bench.report(page)).hits.map((hit) => hit.supplier), WAIT)
      .toEqual(["hikvision"]);
  });

  test("when a field is filled in", async () => {
    await open("<!doctype html><input>");
    await settles("clear");
    await page.locator("input").fill("Hikvision camera");
    await settles("found");
  });

  test("when it comes back from the history", async () => {
    await open(OFFERS, "/one.html");
    await settles("found");
    await open("<!doctype html><p>x</p>", "/two.html");
    await settles("clear");
    bench.serve({ "/one.html": OFFERS });
    await page.goBack();
    await settles("found");
  });
});

describe("a worker that is stopped in between", () => {
  test("loses nothing of what was found", async () => {
    await open(OFFERS);
    await settles("found");
    await stopWorkers(bench);
    expect(found(await bench.report(page))).toEqual(["hikvision 2"]);
  });

  test("wakes for what the page adds", async () => {
    await open(OFFERS);
    await settles("found");
    await stopWorkers(bench);
    await page.evaluate(() => document.body.append("Dahua camera $9"));
    await expect
      .poll(async () => found(await bench.report(page)), WAIT)
      .toEqual(["dahua 1", "hikvision 2"]);
  });
});

describe("nothing is called clear because something failed", () => {
  test("a page that extensions may not read is not screened", async () => {
    await page.goto("chrome://version");
    expect(await bench.report(page)).toMatchObject({
      state: "not-screened",
      problem: "not-permitted",
    });
    expect((await bench.badge(page)).text).toBe("");
  });

  test("an XML document is unreadable", async () => {
    const base = bench.serve({
      "/data.xml": { type: "application/xml", body: "<offers><maker>Hikvision</maker></offers>" },
    });
    await page.goto(`${base}/data.xml`);
    await settles("failed");
    expect((await bench.report(page)).problem).toBe("unreadable");
    expect((await bench.badge(page)).text).toBe("×");
  });

  test("an XHTML page with an error in it is screened in part", async () => {
    const body = `<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Hikvision camera $5</p><p></body></html>`;
    const base = bench.serve({ "/page.xhtml": { type: "application/xhtml+xml", body } });
    await page.goto(`${base}/page.xhtml`);
    await settles("partial");
  });

  test("a text of 10 MB is screened in part", async () => {
    await open("<!doctype html><p>Dahua camera $9</p><pre hidden></pre>");
    await settles("found");
    await page.evaluate(() => {
      document.querySelector("pre")?.append(new Text("lorem ipsum dolor ".repeat(580_000)));
    });
    await settles("partial");
    expect(await bench.report(page)).toMatchObject({
      problem: "too-large",
      hits: [{ supplier: "dahua" }],
    });
    expect((await bench.badge(page)).text).toBe("1?");
  });

  test("an empty text node and an empty page are no trouble", async () => {
    await open("<!doctype html><p></p>");
    await page.evaluate(() => document.querySelector("p")?.append(new Text("")));
    await settles("clear");
  });
});

describe("attack: the page", () => {
  test("forges the framework's word that a newer script has started", async () => {
    await open(`<!doctype html><p>pencil</p><script>
      setInterval(() => {
        for (const name of ["wxt:content-script-started", "sekisho:content:wxt:content-script-started"])
          document.dispatchEvent(new CustomEvent(name, { detail: { contentScriptName: "content", messageId: "x" } }));
      }, 50);
    </script>`);
    await settles("clear");
    await page.evaluate(() => document.body.append("Dahua camera $9"));
    await settles("found");
  });

  test("clears our marks, and they come back", async () => {
    await open(OFFERS);
    await expect.poll(() => painted(page), WAIT).toHaveLength(2);
    await page.evaluate(() => {
      CSS.highlights.clear();
      document.body.append("x");
    });
    await expect.poll(() => painted(page), WAIT).toHaveLength(2);
  });

  test("breaks the built-ins of its own world", async () => {
    await open(`<!doctype html><script>
      Node.prototype.appendChild = Node.prototype.append = () => { throw 1; };
      Object.defineProperty(Node.prototype, "firstChild", { get: () => null });
      Object.defineProperty(CharacterData.prototype, "data", { get: () => "" });
      window.StaticRange = window.Highlight = undefined;
    </script><p>Hikvision camera $5</p>`);
    await settles("found");
  });

  test("adds an element of its own that is called like ours", async () => {
    await open("<!doctype html><p>pencil</p>");
    await settles("clear");
    await page.evaluate(() => {
      const host = document.createElement("sekisho-card");
      host.textContent = "Dahua camera $9";
      document.body.append(host);
    });
    await settles("found");
  });

  test("names form fields like what we read of a form", async () => {
    const fields = ["nodeType", "localName", "firstChild", "nextSibling", "parentNode", "children"];
    await open(
      `<!doctype html><form>${fields.map((name) => `<input name="${name}">`).join("")}<p>Huawei router $9</p></form>`,
    );
    await settles("found");
  });

  test("puts another root element in place of the first", async () => {
    await open("<!doctype html><p>pencil</p>");
    await settles("clear");
    await page.evaluate(() => {
      const root = document.createElement("html");
      root.innerHTML = "<body><p>Dahua camera $9</p></body>";
      document.documentElement.replaceWith(root);
    });
    await settles("found");
  });

  test("says of other products what they are, in its own data", async () => {
    const data = {
      "@type": "Product",
      name: "Case",
      isAccessoryOrSparePartFor: { "@type": "Product", brand: "Huawei" },
      isRelatedTo: { "@type": "Product", brand: "Hikvision" },
      review: { author: { name: "x" }, itemReviewed: { brand: "Hytera" } },
    };
    await open(
      `<!doctype html><script type="application/ld+json">${JSON.stringify(data)}</script><p>Phone case</p>`,
    );
    await settles("clear");
    expect((await bench.report(page)).mentions.map((each) => each.role)).toEqual(["compatible"]);
  });
});

describe("a page with a thousand offers of one listed maker", () => {
  test("is screened in full, and leaves other tabs alone", async () => {
    const offers = Array.from(
      { length: 1000 },
      (_, at) => `<li>Huawei router no. ${String(at)}: $9`,
    );
    await open(`<!doctype html><ul>${offers.join("")}</ul>`);
    await expect
      .poll(async () => found(await bench.report(page)), { ...WAIT, timeout: 20_000 })
      .toEqual(["huawei 1000"]);
    await settles("found");
    const other = await bench.context.newPage();
    await other.goto(`${bench.serve({ "/small.html": "<!doctype html><p>pencil" })}/small.html`);
    await expect.poll(async () => (await bench.report(other)).state, WAIT).toBe("clear");
    await other.close();
  });
});
