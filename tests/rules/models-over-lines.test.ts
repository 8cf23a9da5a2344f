import { describe, expect, it } from "vitest";
import { findings } from "../../rules/gate/gate.ts";
import { screenBlocks } from "../../rules/screen/screen.ts";
import { compileModel, unitsAt } from "../../rules/models/program.ts";
import type { ModelProgram } from "../../rules/models/program.ts";
import { randomOf } from "../../tools/bench/random.ts";
import type { Random } from "../../tools/bench/random.ts";
import { bundled, bundledData, bundledGate } from "../fixtures/bundled.ts";

const ON = { profile: "general", date: "2026-11-26" } as const;

/** What of a text is named, as it is written there. */
function named(text: string): readonly string[] {
  const verdicts = screenBlocks(bundled, [{ text, kind: "text" }], ON);
  return verdicts.map(({ start, end }) => text.slice(start, end));
}

/** A member of a list, which must have one, drawn by chance. */
function oneOf(items: readonly number[], random: Random): number {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error("nothing to draw from");
  return item;
}

/** A model number that a program accepts, drawn by chance. */
function drawn(program: ModelProgram, random: Random): string {
  let model = "";
  for (let open = program.first; open.length > 0;) {
    const position = oneOf(open, random);
    model += String.fromCharCode(oneOf(unitsAt(program, position), random));
    open = program.follow[position] ?? [];
    if (program.last.has(position) && random.below(2) === 0) break;
  }
  return model;
}

describe("a model that a narrow cell breaks over lines", () => {
  it.each([
    ["behind a hyphen", "DS-2CD2143-\nG2-I"],
    ["behind a hyphen, with an indent", "DS-2CD2143-\n    G2-I"],
    ["without one", "DS-2CD2\n143G2-I"],
    ["without one, with an indent", "DS-2CD2\r\n  143G2-I"],
    ["twice", "DS-2CD\n2143\nG2-I"],
  ])("is one %s", (_where, model) => {
    expect(named(`型番 ${model} 防犯カメラ`)).toEqual([model]);
  });

  it("is none where only a blank stands, or more than an indent", () => {
    expect(named("型番 DS-2CD2 143G2-I 防犯カメラ")).toEqual([]);
    expect(named("型番 DS-2CD2\n\n\n\n\n\n\n143G2-I 防犯カメラ")).toEqual([]);
  });

  it("takes nothing of the next line where it ends on its own", () => {
    expect(named("型番 DS-2CD2143G2-I\n100 台")).toEqual(["DS-2CD2143G2-I"]);
  });

  it("takes no number of the line below where it was broken and ends", () => {
    expect(named("型番 DS-2CD2\n143G2-I\n100 台")).toEqual(["DS-2CD2\n143G2-I"]);
  });

  it("is never dropped by the gate where the judge finds it", () => {
    const random = randomOf(20261126);
    const lost: string[] = [];
    let found = 0;
    for (const line of bundledData.suppliers.flatMap(({ models }) => models)) {
      for (const pattern of line.patterns) {
        const model = drawn(compileModel(pattern), random);
        for (let at = 1; at < model.length; at++) {
          const broken = `${model.slice(0, at)}\n${model.slice(at)}`;
          if (named(broken).length === 0) continue;
          found++;
          const { at: passed, within } = findings(bundledGate, broken);
          if (passed.length + within.length === 0) lost.push(broken);
        }
      }
    }
    expect(found).toBeGreaterThan(500);
    expect(lost).toEqual([]);
  });
});
