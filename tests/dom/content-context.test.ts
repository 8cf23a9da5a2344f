import { describe, expect, test } from "vitest";
import { isArticle } from "../../entrypoints/content/article.ts";
import { structuredBlocks } from "../../entrypoints/content/structured.ts";
import { fieldBlock, imageBlock } from "../../entrypoints/content/values.ts";
import { blockWith, setPage } from "./content-page.ts";

function labelled(text: string): string | undefined {
  const { labels, text: all } = blockWith(text);
  const at = all.indexOf(text);
  return labels.find((each) => each.start <= at && each.end >= at + text.length)?.label;
}

describe("what a field says of its value", () => {
  test.each([
    [
      "column header",
      "<table><thead><tr><th>品名</th><th>メーカー</th></tr></thead><tr><td>カメラ</td><td>大華</td></tr></table>",
      "大華",
      "メーカー",
    ],
    [
      "column header without thead",
      "<table><tr><th>Item</th><th>Seller</th></tr><tr><td>NVR</td><td>Acme</td></tr></table>",
      "Acme",
      "Seller",
    ],
    [
      "column header after a wide cell",
      '<table><tr><th colspan="2">Item</th><th>Maker</th></tr><tr><td>a</td><td>b</td><td>Acme</td></tr></table>',
      "Acme",
      "Maker",
    ],
    ["row header", "<table><tr><th>製造元</th><td>大華</td></tr></table>", "大華", "製造元"],
    ["term of a list", "<dl><dt>Brand</dt><dd>Acme</dd></dl>", "Acme", "Brand"],
    [
      "label with a colon before it",
      "<div><div>Brand:</div><div>Acme</div></div>",
      "Acme",
      "Brand",
    ],
    [
      "label with a wide colon",
      "<table><tr><td>メーカー：</td><td>大華</td></tr></table>",
      "大華",
      "メーカー",
    ],
    ["microdata", '<p>NVR by <span itemprop="brand">Acme</span></p>', "Acme", "brand"],
  ])("%s", (_what, html, value, label) => {
    setPage(html);
    expect(labelled(value)).toBe(label);
  });

  test("a heading is no label", () => {
    setPage("<section><h2>Brand</h2><p>Acme</p></section>");
    expect(labelled("Acme")).toBeUndefined();
  });
});

describe("what stands around a block", () => {
  test("is the offer it belongs to, not the next one", () => {
    setPage(
      '<div><div class="offer"><p>Honor</p><p>Magic phone</p></div><div class="offer"><p>ZTE</p><p>router</p></div></div>',
    );
    expect(blockWith("Honor").around).toBe("Honor\nMagic phone");
  });

  test("is nothing when the block stands in a long page", () => {
    setPage(`<div><p>Honor</p>${"<p>word word word word</p>".repeat(60)}</div>`);
    expect(blockWith("Honor").around).toBe("");
  });

  test("is at most 600 units", () => {
    setPage(`<ul><li><p>Honor</p><p>${"x ".repeat(280)}</p></li></ul>`);
    expect(blockWith("Honor").around.length).toBeLessThanOrEqual(600);
  });
});

describe("values", () => {
  test.each([
    ["an input", '<input aria-label="Maker" value="Hikvision">', "Hikvision", "Maker"],
    ["a labelled input", '<label>Brand: <input value="Dahua"></label>', "Dahua", "Brand"],
    ["a textarea", "<textarea>Huawei</textarea>", "Huawei", undefined],
    [
      "the chosen option",
      "<select><option>x</option><option selected>ZTE</option></select>",
      "ZTE",
      undefined,
    ],
  ])("of %s are read", (_what, html, value, label) => {
    setPage(html);
    const field = document.querySelector("input, textarea, select");
    const block = field === null ? null : fieldBlock(field);
    expect(block?.text).toBe(value);
    expect(block?.labels?.[0]?.label).toBe(label);
  });

  test.each([
    ["a password", '<input type="password" value="Hikvision">'],
    ["a hidden field", '<input type="hidden" value="Hikvision">'],
    ["a card number", '<input autocomplete="cc-number" value="Hikvision">'],
    ["a one-time code", '<input autocomplete="one-time-code" value="Hikvision">'],
    ["an empty field", '<input value=" ">'],
  ])("of %s are not", (_what, html) => {
    setPage(html);
    const field = document.querySelector("input");
    expect(field === null ? "missing" : fieldBlock(field)).toBeNull();
  });

  test("an image says its alternative text once", () => {
    setPage('<img alt="Hikvision" title="Hikvision">');
    const image = document.querySelector("img");
    expect(image === null ? null : imageBlock(image)).toEqual({
      text: "Hikvision",
      kind: "attribute",
    });
  });
});

describe("the page's own data", () => {
  const ld = (data: unknown) =>
    `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

  test("names maker, model and seller with their roles", () => {
    setPage(
      ld({
        "@graph": [
          {
            "@type": "Product",
            brand: { name: "Hikvision" },
            mpn: "DS-2CD2143",
            offers: { seller: { name: "Acme" } },
          },
        ],
      }),
    );
    expect(structuredBlocks(document)).toEqual([
      { text: "Hikvision", kind: "structured", role: "maker" },
      { text: "DS-2CD2143", kind: "structured", role: "maker" },
      { text: "Acme", kind: "structured", role: "seller" },
    ]);
  });

  test.each([
    ["broken", '<script type="application/ld+json">{"brand": </script>'],
    [
      "endless",
      ld(
        Array.from({ length: 40 }).reduce<unknown>((inner) => ({ isPartOf: inner }), {
          brand: "Dahua",
        }),
      ),
    ],
    ["foreign", ld([null, 1, "brand", { brand: 5 }])],
  ])("that is %s is passed over", (_what, html) => {
    setPage(html);
    expect(structuredBlocks(document)).toEqual([]);
  });

  test.each([
    ["says that it is news", ld({ "@type": "NewsArticle" }), true],
    ["sells what it writes about", ld([{ "@type": "Article" }, { "@type": "Product" }]), false],
    [
      "is one long dated article",
      `<article><time>2026</time>${`<p>${"word ".repeat(60)}</p>`.repeat(4)}</article>`,
      true,
    ],
    ["is a list of short articles", "<article><time>1</time><p>a</p></article>".repeat(3), false],
    [
      "is an article with a cart",
      `${ld({ "@type": "Article" })}<form action="/cart/add"></form>`,
      false,
    ],
    ["is a plain page", "<p>Hikvision</p>", false],
  ])("a page that %s", (_what, html, expected) => {
    setPage(html);
    expect(isArticle(document)).toBe(expected);
  });
});
