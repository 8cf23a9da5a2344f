import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readBlock } from "../../entrypoints/content/blocks.ts";
import { Watch } from "../../entrypoints/content/observe.ts";
import { Reader } from "../../entrypoints/content/reader.ts";
import type { Reading } from "../../entrypoints/content/reader.ts";
import type { Gate } from "../../rules/gate/gate.ts";
import { setPage } from "./content-page.ts";

/** A gate over one name. */
const GATE: Gate = {
  sweep: (text, { at }) => {
    if (text.includes("Hikvision")) at.push(text.indexOf("Hikvision"));
  },
  table: new Int32Array(65_536),
};

let stop = new AbortController();
beforeEach(() => {
  stop = new AbortController();
});
afterEach(() => stop.abort());

function open(): { readonly reader: Reader; readonly watch: Watch } {
  const watch = new Watch(
    () => false,
    () => undefined,
    stop.signal,
  );
  return { watch, reader: new Reader(GATE, watch, stop.signal, () => undefined) };
}

function found({ candidates }: Reading): readonly string[] {
  return candidates.map((run) => readBlock(run).text);
}

describe("the reader", () => {
  test("reads all that is left where the page took away what it was reading", async () => {
    setPage(`<section>${"<p>x</p>".repeat(40_000)}</section><p>Hikvision</p>`);
    const { reader, watch } = open();
    const reading = reader.readAll();
    // The first slice has ended: the walk stands somewhere in the section.
    document.querySelector("section")?.remove();
    expect(found(await reading)).toEqual([]);
    expect(found(await reader.readChanges(watch.take()))).toEqual(["Hikvision"]);
  });

  test("reads what the page moved what it was reading behind of", async () => {
    setPage(`<section>${"<p>x</p>".repeat(40_000)}</section><p>Hikvision</p>`);
    const { reader, watch } = open();
    const reading = reader.readAll();
    document.body.append(...document.querySelectorAll("section"));
    const first = found(await reading);
    const changed = found(await reader.readChanges(watch.take()));
    expect([...first, ...changed]).toEqual(["Hikvision"]);
  });

  test("reads what is left once, also where that changed meanwhile", async () => {
    setPage(`<section>${"<p>x</p>".repeat(40_000)}</section><p>Hikvision</p>`);
    const { reader, watch } = open();
    const reading = reader.readAll();
    document.querySelector("section")?.remove();
    document.body.lastElementChild?.append(" NVR");
    await reading;
    expect(found(await reader.readChanges(watch.take()))).toEqual(["Hikvision NVR"]);
  });

  test("finds once what the page fills after it put it in, or moves after it changed it", async () => {
    setPage("<ul><li>one</li><li>two</li></ul>");
    const { reader, watch } = open();
    await reader.readAll();
    const section = document.createElement("section");
    document.body.append(section);
    section.append(document.createElement("p"));
    section.querySelector("p")?.append("Hikvision in a paragraph");
    const item = document.querySelector("li");
    item?.append(" Hikvision");
    if (item !== null) document.querySelector("ul")?.append(item);
    expect(found(await reader.readChanges(watch.take())).toSorted()).toEqual([
      "Hikvision in a paragraph",
      "one Hikvision",
    ]);
  });

  test("reads shadow roots of custom elements with the page, and those of other elements after it", async () => {
    setPage("<x-offer></x-offer><div></div>");
    for (const host of document.querySelectorAll("x-offer, body > div"))
      host.attachShadow({ mode: "open" }).innerHTML = `<p>Hikvision in ${host.localName}</p>`;
    const { reader } = open();
    expect(found(await reader.readAll())).toEqual(["Hikvision in x-offer"]);
    expect(found(await reader.readHosts())).toEqual(["Hikvision in div"]);
  });

  test("reads a shadow root in a shadow root, whatever their hosts are", async () => {
    setPage("<div></div>");
    const outer = document.querySelector("body > div")?.attachShadow({ mode: "open" });
    if (outer === undefined) throw new Error("no host");
    outer.innerHTML = "<x-in></x-in><span></span>";
    for (const host of outer.querySelectorAll("x-in, span"))
      host.attachShadow({ mode: "open" }).innerHTML = `<p>Hikvision in ${host.localName}</p>`;
    const { reader } = open();
    await reader.readAll();
    expect(found(await reader.readHosts())).toEqual(["Hikvision in x-in", "Hikvision in span"]);
  });
});
