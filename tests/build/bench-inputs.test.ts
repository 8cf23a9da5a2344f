import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { benchNames } from "../../tools/bench/bench-names.ts";
import { generateNames } from "../../tools/bench/generate-names.ts";
import { generateText, TEXT_KINDS } from "../../tools/bench/generate-text.ts";

const names = generateNames(1000);

describe("the names of the bench", () => {
  test("are the same on every machine", () => {
    const hash = createHash("sha256").update(names.map(({ text }) => text).join("\n"));
    // Figures of two days can be compared only while this stays; change it together with the documented figures.
    expect(hash.digest("hex")).toMatchInlineSnapshot(
      `"710bab3f47e17adb77f5bc1f3c0b9ce604a0c664cb002c316602b215fdd037e3"`,
    );
  });

  test("begin the same way however many are asked for", () => {
    expect(generateNames(5000).slice(0, 1000)).toEqual(names);
  });

  test("are all different when case and spaces are ignored", () => {
    const many = generateNames(25_000).map(({ text }) => text.toLowerCase().replaceAll(" ", ""));
    expect(new Set(many).size).toBe(25_000);
  });

  test.each([
    ["latin", 45],
    ["japanese", 20],
    ["chinese", 20],
    ["korean", 8],
    ["cyrillic", 7],
  ])("are %s in %i of a hundred", (script, percent) => {
    const share = generateNames(25_000).filter((name) => name.script === script).length / 250;
    expect(Math.abs(share - percent)).toBeLessThan(1);
  });

  test("often begin with words of ordinary text", () => {
    const latin = generateNames(25_000).filter(({ script }) => script === "latin");
    const words = new Set(
      generateText("english", 100_000, [])
        .text.toLowerCase()
        .split(/\P{L}+/u),
    );
    const shared = latin.filter(({ text }) => words.has(text.toLowerCase().split(" ")[0] ?? ""));
    expect(shared.length / latin.length).toBeGreaterThan(0.05);
    expect(shared.length / latin.length).toBeLessThan(0.3);
  });
});

describe.each(TEXT_KINDS)("a text in %s", (kind) => {
  const { text, seeds } = generateText(kind, 100_000, names);

  test("is the same on every call, and as long as asked", () => {
    expect(generateText(kind, 100_000, names).text === text).toBe(true);
    expect(text.length).toBeGreaterThanOrEqual(100_000);
    expect(text.length).toBeLessThan(101_000);
  });

  test("says one name in about 2,000 characters, at the offsets given", () => {
    expect(seeds.length).toBeGreaterThan(40);
    expect(seeds.length).toBeLessThan(60);
    const plain = (written: string): string => written.normalize("NFKC").toLowerCase();
    const said = seeds.map(({ start, end }) => plain(text.slice(start, end)));
    expect(said).toEqual(seeds.map(({ name }) => plain(names[name]?.text ?? "")));
  });

  test("says words that contain a name and are another word", () => {
    const { text: longer, decoys } = generateText(kind, 200_000, names);
    expect(decoys).toBeGreaterThan(5);
    expect(
      longer.match(/\bun[a-z]+ists\b|「ア[ァ-ヶー]+ルム」|：ア[ァ-ヶー]+ルム\n/g),
    ).toHaveLength(decoys);
  });

  test("says each name between units that end a word", () => {
    const touching = seeds.filter(({ start, end }) => {
      const around = text.slice(Math.max(0, start - 1), start) + text.slice(end, end + 1);
      return /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Hangul}\p{sc=Katakana}\d]/u.test(around);
    });
    expect(touching).toEqual([]);
  });
});

test("a text without names is the same prose with nothing in it", () => {
  expect(generateText("english", 10_000, []).seeds).toEqual([]);
});

describe("names of a real list", () => {
  const folder = mkdtempSync(join(tmpdir(), "sekisho-names-"));
  const lines = [
    "source,name,remarks,alt_names",
    'EL,"Karvel, Ltd.","says ""no""",Karvel; Карвел',
    "EL,カルベル株式会社,,",
    "",
  ];
  mkdirSync(join(folder, "lists"));
  writeFileSync(join(folder, "lists/csl-layout.csv"), lines.join("\r\n"));
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => rmSync(folder, { recursive: true }));

  test("stand after the seeded ones where SEKISHO_DATA has them", () => {
    vi.stubEnv("SEKISHO_DATA", folder);
    const made = benchNames(1010);
    expect(made).toHaveLength(1010);
    expect(made.slice(0, 1000)).toEqual(names);
    expect(made.slice(1000, 1004).map(({ text, script }) => [text, script])).toEqual([
      ["Karvel, Ltd.", "latin"],
      ["Karvel", "latin"],
      ["Карвел", "cyrillic"],
      ["カルベル株式会社", "japanese"],
    ]);
  });

  test.each(["", "/nowhere"])("are none where it is %j", (data) => {
    vi.stubEnv("SEKISHO_DATA", data);
    expect(benchNames(1010)).toEqual(generateNames(1010));
  });
});
