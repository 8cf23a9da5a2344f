import { describe, expect, test } from "vitest";
import { readBlock } from "../../entrypoints/content/blocks.ts";
import { setPage, texts, walkAll } from "./content-page.ts";

describe("what belongs together on the screen is one block", () => {
  test.each([
    [
      "a name split over inline elements",
      "<p>Hik<b>vi</b><i>sion</i> camera</p>",
      ["Hikvision camera"],
    ],
    ["paragraphs", "<p>one</p><p>two</p>", ["one", "two"]],
    ["text around a block", "<div>one<p>two</p>three</div>", ["one", "two", "three"]],
    ["a block inside an inline element", "<a>one<div>two</div>three</a>", ["one", "two", "three"]],
    ["a line break", "<p>one<br>two</p>", ["one\ntwo"]],
    [
      "a ruby base without its reading",
      "<p><ruby>海<rt>ハイ</rt>康<rt>カン</rt></ruby></p>",
      ["海康"],
    ],
    ["blanks as they are drawn", "<p>  Hang\n   zhou \t x </p>", ["Hang zhou x"]],
    ["an empty page", "<div></div>", []],
  ])("%s", (_what, html, expected) => {
    setPage(html);
    expect(texts()).toEqual(expected);
  });

  test("a row of a data table, cell by cell", () => {
    setPage("<table><tr><td>Camera</td><td><p>Hikvision</p></td><td>$5</td></tr></table>");
    expect(texts()).toEqual(["Camera\nHikvision\n$5"]);
  });

  test("not a row that lays a page out", () => {
    setPage("<table><tr><td><h2>Menu</h2>one</td><td>two</td></tr></table>");
    expect(texts()).toEqual(["Menu", "one", "two"]);
  });

  test("not a row that lays a page out when only that is read", () => {
    setPage("<table><tr><td><h2>Menu</h2>one</td><td>two</td></tr></table>");
    const runs = [...document.querySelectorAll("tr")].flatMap((tr) => walkAll(tr).runs);
    expect(runs.map((run) => readBlock(run).text)).toEqual(["Menu", "one", "two"]);
  });

  test("a row that was one and is none any more, with all that is in it", () => {
    setPage("<table><tr><td>one</td><td><h2>two</h2></td></tr></table>");
    const only = new Set(document.querySelectorAll("td + td"));
    const runs = [...document.querySelectorAll("tr")].flatMap((tr) => walkAll(tr, { only }).runs);
    expect(runs.map((run) => readBlock(run).text)).toEqual(["one", "two"]);
  });

  test("not neighbours that stand in boxes of their own", () => {
    setPage(
      '<p><span style="display:block">Dahua</span><span style="display:block">NVR</span></p>',
    );
    expect(texts()).toEqual(["Dahua\nNVR"]);
  });
});

describe("what is not drawn is not read", () => {
  test.each([
    ["a script", "<script>Hikvision</script>"],
    ["a style sheet", "<style>Hikvision</style>"],
    ["noscript", "<noscript>Hikvision</noscript>"],
    ["a template", "<template>Hikvision</template>"],
    ["display: none", '<p style="display:none">Hikvision</p>'],
    ["visibility: hidden", '<p style="visibility:hidden">Hikvision</p>'],
    ["a closed details", "<details><p>Hikvision</p></details>"],
    ["a comment", "<!-- Hikvision -->"],
  ])("%s", (_what, html) => {
    setPage(html);
    expect(texts().join()).not.toContain("Hikvision");
  });

  test("and hidden words inside a name do not cut it in two", () => {
    setPage('<p>Hik<span style="display:none">x</span>vision</p>');
    expect(texts()).toEqual(["Hikvision"]);
  });
});

describe("the walk", () => {
  test("gates inline neighbours both joined and apart", () => {
    setPage("<p><span>Dahua</span><span>NVR</span></p>");
    const { gated } = walkAll(document.body, { mayMatch: () => false });
    expect(gated).toEqual(["DahuaNVR", "Dahua\nNVR"]);
  });

  test("hands fields, images and frames over", () => {
    setPage('<input><textarea></textarea><select></select><img alt="x"><iframe></iframe>');
    expect(walkAll(document.body).things).toEqual([
      "field input",
      "field textarea",
      "field select",
      "image img",
      "frame iframe",
    ]);
  });

  test("reads only what is new of a known container", () => {
    setPage("<p>old</p><section><p>new</p></section>text");
    const only = new Set(document.querySelectorAll("section"));
    const { runs } = walkAll(document.body, { only });
    expect(runs.map((run) => readBlock(run).text)).toEqual(["new", "text"]);
  });

  test("reads a form whatever it calls its fields", () => {
    const names =
      "nodeType localName firstChild firstElementChild nextSibling parentNode textContent childNodes node from to";
    const fields = names.split(" ").map((name) => `<input form="f" name="${name}">`);
    setPage(
      `<form id="f">Hikvision</form><form>a<b>b</b>${fields.join("").replaceAll(' form="f"', "")}</form>${fields.join("")}`,
    );
    expect(texts()).toEqual(["Hikvision", "ab"]);
  });

  test("goes on behind a long text that the page took away meanwhile", () => {
    setPage(`<p>${"x ".repeat(40_000)}<b>Dahua</b></p>`);
    const { lost, gated } = walkAll(document.body, {
      between: () => {
        const [first] = document.querySelector("p")?.childNodes ?? [];
        if (first instanceof Text) first.remove();
      },
    });
    expect(lost).toEqual([]);
    expect(gated.at(-1)).toContain("Dahua");
  });

  test("says that it lost its place when the page changes under it", () => {
    setPage(Array.from({ length: 200 }, () => "<p>x</p>").join(""));
    const { lost } = walkAll(document.body, {
      between: () => document.querySelectorAll("p").forEach((p) => p.remove()),
    });
    expect(lost).toEqual([document.body]);
  });

  test("says that it lost its place when the page puts the node that comes next last", () => {
    setPage("<p>x</p>".repeat(200));
    let steps = 0;
    const { lost, runs } = walkAll(document.body, {
      between: () => {
        if (++steps === 1)
          document.body.append(...[...document.querySelectorAll("p")].slice(30, 35));
      },
    });
    expect(runs.length).toBeLessThan(200);
    expect(lost).toEqual([document.body]);
  });

  test("keeps going when the page changes elsewhere", () => {
    setPage(`<aside></aside>${"<p>x</p>".repeat(200)}`);
    const { lost, runs } = walkAll(document.body, {
      between: () => document.querySelector("aside")?.append("y"),
    });
    expect(lost).toEqual([]);
    expect(runs).toHaveLength(200);
  });

  test("cuts a very long text so that no name is lost at a cut", () => {
    const long = Array.from({ length: 12_000 }, (_, at) => `w${String(at)}`).join(" ");
    setPage("<p></p>");
    document.querySelector("p")?.append(new Text(long));
    const { runs } = walkAll(document.body);
    expect(runs.length).toBeGreaterThan(2);
    const owned = runs.map((run) => {
      const { text, own } = readBlock(run);
      return text.slice(own[0], own[1]);
    });
    expect(owned.join("")).toBe(long);
    for (const run of runs.slice(1)) expect(readBlock(run).own[0]).toBeGreaterThan(100);
  });
});
