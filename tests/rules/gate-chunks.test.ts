import { describe, expect, it } from "vitest";
import { findings, openGate } from "../../rules/gate/gate.ts";
import { buildGate } from "../../rules/gate/build.ts";
import { modelGateKeys, nameKeys } from "../../rules/gate/keys.ts";
import { modelBeginnings } from "../../rules/models/beginnings.ts";
import { tokenise } from "../../rules/names/compile-name.ts";
import { bundled } from "../fixtures/bundled.ts";

const { table } = bundled;
const fold = table.slice().buffer;

function gateOf(names: readonly string[]) {
  const keys = names.map((name) => nameKeys(tokenise(name, table), table));
  return openGate(buildGate(keys, table), fold.slice(0));
}

const NAMES = [
  "Kita Denki",
  "Kita",
  "K 9",
  "Internationale Werke",
  "北電工業",
  "北ABX",
  "ABB北電",
  "Кита",
  "光南",
  "南電光",
  "빛나",
];
const gate = gateOf(NAMES);

/** Text of so many units, of a kind, that ends where a word may begin. */
const PADS: Readonly<Record<string, (units: number) => string>> = {
  "Latin words": (units) => `${"some text ".repeat(Math.ceil(units / 10)).slice(0, units - 1)} `,
  "one Latin word": (units) => `${"x".repeat(units - 1)} `,
  Han: (units) => `${"中文".repeat(Math.ceil(units / 2)).slice(0, units - 1)}、`,
  "Han and digits": (units) => `${"第12章".repeat(Math.ceil(units / 4)).slice(0, units - 1)}、`,
  "Han, then Latin": (units) => `文${"some text ".repeat(units / 10 + 1).slice(0, units - 2)} `,
  Cyrillic: (units) => `${"некий текст ".repeat(Math.ceil(units / 12)).slice(0, units - 1)} `,
};
const SPELLINGS = ["Kita Denki", "KITADENKI", "kita", "Internationale\nWerke", "北電工業", "北ABX"];

describe("a name is seen wherever in a long text it stands", () => {
  it.each(Object.entries(PADS))("after %s", (_kind, pad) => {
    const lost: string[] = [];
    for (let units = 2; units < 4200; units += units > 2000 && units < 2100 ? 1 : 13)
      for (const name of [
        ...SPELLINGS,
        "K9",
        "K-9",
        "ABB北電",
        "Кита",
        "光南",
        "南電光",

        "빛나",
      ]) {
        const text = `${pad(units)}${name}, and more`;
        const seen = findings(gate, text);
        if (!seen.at.includes(units) && seen.within.length === 0)
          lost.push(`${String(units)} ${name}`);
      }
    expect(lost).toEqual([]);
  });
});

it("what follows a first word is looked for behind whatever stands between them", () => {
  const gaps = ["", " ", "-", " · ", "\n          ", ", ", "\u00ad", "　", "“", "…"];
  const lost = gaps.filter((gap) => !findings(gate, `The Kita${gap}Denki one`).at.includes(4));
  expect(
    lost.filter((gap) => findings(gate, `The Kita${gap}Denki one`).within.length === 0),
  ).toEqual([]);
});

it("a name in Hangul is seen where a run of it begins, and within one there is none", () => {
  const seen = ["빛나", "한 빛나는", "A빛나", "中빛나", "한빛나", "한국빛나"].map(
    (text) => findings(gate, text).at.length > 0,
  );
  expect(seen).toEqual([true, true, true, true, false, false]);
});

it("a word that is no name by itself is passed over unless the name goes on", () => {
  const texts = [
    "The Internationale, sung",
    "Internationale Hilfe",
    "Kitas Denki",
    "ABB 南電",
    "ABB社",
  ];
  expect(texts.filter((text) => findings(gate, text).at.length > 0)).toEqual([]);
});

it("a model is seen by its first three units, however many letters come before its first digit", () => {
  const bounds = { startsWord: true, endsWord: true };
  const patterns = [
    { parts: [{ any: ["kitamodels"] }, { one: "0123456789", min: 2, max: 3 }] },
    { parts: [{ any: ["kitamode"] }, { one: "0123456789", min: 2, max: 3 }] },
    { parts: [{ any: ["kx"] }, { any: ["-"] }, { one: "0123456789", min: 4, max: 4 }] },
    { parts: [{ any: ["kx"] }, { one: "0123456789", min: 4, max: 4 }] },
  ];
  const keys = patterns.map((pattern) => modelGateKeys(modelBeginnings({ ...bounds, ...pattern })));
  const models = openGate(buildGate(keys, table), fold.slice(0));
  const lost = [
    "KitaModels12",
    "KITAMODE77 pro",
    "kx-1234",
    "KX1234",
    "型番KX1234",
    "x ".repeat(1023) + "KX1234",
  ].filter((text) => findings(models, text).at.length === 0);
  expect(lost).toEqual([]);
  expect(findings(models, "some text of words without any").at).toEqual([]);
});
