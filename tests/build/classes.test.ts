import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { foldText } from "../../rules/fold/fold.ts";
import { lookup } from "../../rules/lookup/lookup.ts";
import { classesIn } from "../../rules/screen/signals.ts";
import { scan } from "../../rules/screen/scan.ts";
import { classSource } from "../../rules/schema/program-source.ts";
import { bundled } from "../fixtures/bundled.ts";

const FOLDER = join(import.meta.dirname, "../../assets/list/classes");
const sources = readdirSync(FOLDER).map((name) =>
  classSource.parse(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))),
);

const named = (text: string) =>
  classesIn(bundled, scan(bundled, foldText(text, bundled.table), text));

describe.each(sources)("class $id", ({ id, examples, counterExamples, terms, procedures }) => {
  it.each(examples)("names %s", (text) => {
    expect(named(text)).toContain(id);
  });

  it.each(counterExamples)("does not name %s", (text) => {
    expect(named(text)).not.toContain(id);
  });

  it("is answered when its terms are typed", () => {
    const on = { profile: "jp-government", date: "2026-11-25" } as const;
    const typed = Object.values(terms).flat();
    // A term that two classes share is answered by one of them.
    expect(typed.filter((term) => lookup(bundled, term, on, 5).productClass === null)).toEqual([]);
    expect(typed.some((term) => lookup(bundled, term, on, 5).productClass === id)).toBe(true);
  });

  it("quotes programs that bind the buyer they are quoted for", () => {
    for (const [profile, procedure] of Object.entries(procedures))
      expect(bundled.programs.get(procedure.program)?.buyerScope.profiles).toContain(profile);
  });
});

test("the classes of the product are there", () => {
  expect(sources.map((source) => source.id).toSorted()).toEqual([
    "inverter",
    "mobile",
    "network",
    "pc",
    "robot",
    "router-consumer",
    "server",
    "storage",
    "uas",
    "uas-component",
    "ups",
    "video-surveillance",
  ]);
});
