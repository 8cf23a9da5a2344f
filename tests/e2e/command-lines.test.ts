import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PORTAL } from "../../tools/demo/serve-portal.ts";
import { ROOT } from "../../tools/inputs.ts";
import { screenPages } from "../../tools/screen-pages.ts";
import type { PageAnswer } from "../../tools/screen-pages.ts";
import { screenText } from "../../tools/screen-text.ts";
import { bundled } from "../fixtures/bundled.ts";
import { BUILD } from "./open-extension.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sekisho-commands-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(command: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, "tools", command), ...args],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: folder },
    },
  );
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { status, stderr, lines };
}

function json<T>(lines: readonly string[]): readonly T[] {
  return lines.map((line) => JSON.parse(line) as T);
}

describe("screen --text", () => {
  it("answers every non-blank line in order, a bad one with its reason", () => {
    const lines = [
      JSON.stringify({ text: "Hikvision camera", expected: ["nobody"] }),
      "",
      "{not json",
      JSON.stringify({ words: "x" }),
      JSON.stringify({ text: "鉛筆" }),
    ];
    // As some editors write it: a byte order mark first, lines ended by two characters.
    writeFileSync(join(folder, "in.jsonl"), `\ufeff${lines.join("\r\n")}`);
    const { status, lines: out } = run("screen.ts", "--json", "--text", "in.jsonl");
    const answers = json<Record<string, unknown>>(out);
    expect(status).toBe(0);
    expect(answers.map((each) => [each["line"], each["status"], each["reason"]])).toEqual([
      [1, "complete", null],
      [3, "failed", "not-json"],
      [4, "failed", "no-text"],
      [5, "complete", null],
    ]);
    expect(Object.keys(answers[0] ?? {})).toEqual([
      "line",
      "status",
      "reason",
      "listVersion",
      "hits",
      "mentions",
      "categories",
    ]);
  });

  it.each([
    ["nothing", [], 2],
    ["both ways at once", ["--text", "in.jsonl", "page.html"], 2],
    ["an unknown option", ["--colour", "x"], 2],
    ["an unknown profile", ["--profile", "pirate", "--text", "in.jsonl"], 2],
    ["a day that does not exist", ["--date", "2026-02-30", "--text", "in.jsonl"], 2],
    ["a file that is not there", ["--text", "nowhere.jsonl"], 1],
  ])("%s ends with exit %s", (_kind, args, expected) => {
    const { status, lines, stderr } = run("screen.ts", ...args);
    expect({ status, lines }).toEqual({ status: expected, lines: [] });
    expect(stderr).not.toBe("");
  });
});

describe("lookup", () => {
  it("answers each name in order, as the popup does", () => {
    const { status, lines } = run(
      "lookup.ts",
      "--json",
      "--top",
      "2",
      "ハイクビジョン",
      "Panasonic",
    );
    const answers = json<{ query: string; weak: boolean; answers: { supplier: string }[] }>(lines);
    expect(status).toBe(0);
    expect(answers.map((each) => [each.query, each.weak, each.answers[0]?.supplier])).toEqual([
      ["ハイクビジョン", false, "hikvision"],
      ["Panasonic", false, undefined],
    ]);
    expect(Object.keys(answers[0] ?? {})).toEqual(["query", "weak", "listVersion", "answers"]);
  });

  it.each([[[]], [["--top", "0", "x"]], [["--top", "many", "x"]]])("%j is a wrong call", (args) => {
    expect(run("lookup.ts", ...args).status).toBe(2);
  });
});

describe("eval", () => {
  interface Measured {
    readonly precision: number;
    readonly recall: number;
    readonly tp: number;
    readonly fp: number;
    readonly fn: number;
    readonly byLang: Readonly<Record<string, { readonly tp: number }>>;
    readonly byKind: Readonly<Record<string, { readonly fn: number }>>;
    readonly misses: readonly Record<string, unknown>[];
    readonly falseHits: readonly Record<string, unknown>[];
  }
  interface Result {
    readonly cases: Measured | null;
    readonly pairs: Measured | null;
    readonly pages: Measured | null;
  }

  it("measures labelled texts and pairs, and names every one that is not right", () => {
    const cases = [
      { text: "ハイクビジョン 監視カメラ", expected: ["hikvision"], lang: "ja", kind: "catalogue" },
      { text: "Dahua camera", expected: ["dahua", "huawei"], lang: "en", kind: "catalogue" },
      { text: "Huawei router", expected: [], lang: "en" },
    ];
    writeFileSync(
      join(folder, "cases.jsonl"),
      cases.map((each) => JSON.stringify(each)).join("\r\n"),
    );
    writeFileSync(
      join(folder, "pairs.csv"),
      'name1,name2,is_match,quality,category,note\n"Huawei Technologies Co., Ltd.",华为,true,,script,\nDahua,Kaspersky,true,,wrong,\n',
    );
    const { status, lines } = run(
      "eval.ts",
      "--json",
      "--cases",
      "cases.jsonl",
      "--pairs",
      "pairs.csv",
    );
    expect(status).toBe(0);
    const [result] = json<Result>(lines);
    expect(Object.keys(result ?? {})).toEqual(["cases", "pairs", "pages"]);
    expect(result?.pages).toBeNull();
    expect(result?.cases).toMatchObject({
      tp: 2,
      fp: 1,
      fn: 1,
      precision: 0.666667,
      recall: 0.666667,
    });
    expect(result?.cases?.byLang["ja"]?.tp).toBe(1);
    expect(result?.cases?.byKind["catalogue"]?.fn).toBe(1);
    expect(result?.cases?.misses).toMatchObject([{ line: 2, suppliers: ["huawei"] }]);
    expect(result?.cases?.falseHits).toMatchObject([{ line: 3, suppliers: ["huawei"] }]);
    expect(result?.pairs).toMatchObject({ tp: 1, fp: 0, fn: 1, precision: 1, recall: 0.5 });
    expect(result?.pairs?.misses).toMatchObject([{ line: 3, name1: "Dahua" }]);
  });

  it("joins labels and pages by their base names, and misses what a page that is not there should hold", () => {
    mkdirSync(join(folder, "labelled/deep"), { recursive: true });
    writeFileSync(join(folder, "labelled/deep/a.html"), "<!doctype html><p>Hikvision camera");
    writeFileSync(join(folder, "labelled/unlabelled.html"), "<!doctype html><p>Dahua camera");
    writeFileSync(
      join(folder, "labels.jsonl"),
      '{"file": "somewhere/a.html", "expected": ["hikvision"]}\n{"file": "b.html", "expected": ["zte"]}\n',
    );
    const { status, lines, stderr } = run(
      "eval.ts",
      "--json",
      "--pages",
      "labelled",
      "--labels",
      "labels.jsonl",
    );
    expect(status).toBe(0);
    const [result] = json<Result>(lines);
    expect(result?.pages).toMatchObject({ tp: 1, fp: 0, fn: 1 });
    expect(result?.pages?.misses).toMatchObject([{ file: "b.html", status: "missing" }]);
    expect(stderr).toContain("no page b.html");
    expect(result?.cases).toBeNull();
  });

  it("says file, line and field of every bad line, and answers nothing", () => {
    writeFileSync(
      join(folder, "bad.jsonl"),
      '{"text": "x", "expected": []}\n{not json\n{"text": 1, "expected": "huawei"}\n',
    );
    writeFileSync(join(folder, "bad.csv"), "name1,name2,is_match\nA,B,perhaps\n,B,true\n");
    const texts = run("eval.ts", "--json", "--cases", "bad.jsonl");
    expect({ status: texts.status, lines: texts.lines }).toEqual({ status: 1, lines: [] });
    for (const said of ["bad.jsonl, line 2, (line)", "line 3, text", "line 3, expected"])
      expect(texts.stderr).toContain(said);
    const pairs = run("eval.ts", "--json", "--pairs", "bad.csv");
    expect({ status: pairs.status, lines: pairs.lines }).toEqual({ status: 1, lines: [] });
    for (const said of ["bad.csv, line 2, is_match", "bad.csv, line 3, name1"])
      expect(pairs.stderr).toContain(said);
  });

  it.each([
    ["pages without labels", ["--pages", "labelled"], 2],
    ["labels without pages", ["--labels", "labels.jsonl"], 2],
    ["something else", ["cases.jsonl"], 2],
    ["a file that is not there", ["--cases", "nowhere.jsonl"], 1],
  ])("%s ends with exit %s", (_kind, args, expected) => {
    const { status, lines } = run("eval.ts", ...args);
    expect({ status, lines }).toEqual({ status: expected, lines: [] });
  });
});

async function screenAll(
  extension: string,
  files: readonly string[],
): Promise<readonly PageAnswer[]> {
  const pages = files.map((path) => ({ path, name: path }));
  const options = { extension, profile: "us-defense", date: "2026-11-25" } as const;
  const answers: PageAnswer[] = [];
  for await (const answer of screenPages(pages, options)) answers.push(answer);
  return answers;
}

describe("demo --headless", () => {
  it("says page by page what is marked of what is expected, and sums it up", () => {
    const { status, lines } = run("demo.ts", "--headless");
    expect(status).toBe(0);
    expect(lines).toContain(
      "list-ja.html: 18 marked of 18 expected (dji 3, hikvision 8, huawei 5, kaspersky 2)",
    );
    expect(lines.at(-1)).toMatch(
      /^demo: 7 pages, \d+ marked, 0 missed, 0 false, screenshots in \.output\/demo$/,
    );
  });

  it("does not know other options", () => {
    expect(run("demo.ts", "--fast").status).toBe(2);
  });
});

describe("screen on pages", () => {
  it("answers files and folders by the bytes of their paths, whatever they hold", () => {
    cpSync(PORTAL, join(folder, "pages"), { recursive: true });
    writeFileSync(
      join(folder, "pages/bad.xhtml"),
      "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Dahua camera</p><p></body></html>",
    );
    symlinkSync("nowhere", join(folder, "pages/dangling.html"));
    symlinkSync(".", join(folder, "pages/loop"));
    writeFileSync(
      join(folder, "pages/goes.html"),
      '<meta http-equiv="refresh" content="0; url=http://example.invalid/"><p>Dahua camera',
    );
    writeFileSync(join(folder, "pages/plain.htm"), "<p>ハイクビジョン 監視カメラ</p>");
    writeFileSync(
      join(folder, "pages/sjis.html"),
      Buffer.from(
        "<meta charset=shift_jis><p>\x83t\x83@\x81[\x83E\x83F\x83C \x83\x8b\x81[\x83^\x81[",
        "latin1",
      ),
    );
    const { status, lines } = run(
      "screen.ts",
      "--json",
      "--profile",
      "us-federal",
      "--date",
      "2019-01-01",
      "pages",
      "nowhere.html",
    );
    const answers = json<PageAnswer>(lines);
    expect(status).toBe(0);
    expect(
      answers.map((each) => [each.file.replace("pages/", ""), each.status, each.reason]),
    ).toEqual([
      ["article-ja.html", "complete", null],
      ["bad.xhtml", "partial", "unreadable"],
      ["cart-ja.html", "complete", null],
      ["clear-en.html", "complete", null],
      ["dangling.html", "failed", "not-readable"],
      ["goes.html", "complete", null],
      ["index.html", "complete", null],
      ["list-en.html", "complete", null],
      ["list-ja.html", "complete", null],
      ["plain.htm", "complete", null],
      ["product-ja.html", "complete", null],
      ["sjis.html", "complete", null],
      ["tender-en.html", "complete", null],
      ["nowhere.html", "failed", "not-readable"],
    ]);
    const of = (name: string) => answers.find((each) => each.file.endsWith(name));
    expect(of("plain.htm")?.hits.map((hit) => hit.supplier)).toEqual(["hikvision"]);
    expect(of("sjis.html")?.hits.map((hit) => hit.matched)).toEqual([["ファーウェイ"]]);
    // Section 889 bound nobody yet on that day.
    expect(of("plain.htm")?.hits.map((hit) => hit.severity)).toEqual(["advisory"]);
    expect(
      answers.every((each) => each.profile === "us-federal" && each.date === "2019-01-01"),
    ).toBe(true);
    const kinds = (of("product-ja.html")?.hits ?? []).flatMap((hit) =>
      hit.where.map((place) => place.kind),
    );
    expect(new Set(kinds)).toEqual(new Set(["text", "attribute", "structured"]));
  });

  it("finds in a page what the rules find in its text", async () => {
    const text =
      "Huawei router $1, ZTE 5G CPE $2. Bracket for Hikvision domes; DJI Mavic 3T kit; 海康威視 4MP カメラ";
    writeFileSync(join(folder, "same.html"), `<!doctype html><meta charset=utf-8><p>${text}</p>`);
    const [page] = await screenAll(BUILD, [join(folder, "same.html")]);
    const direct = screenText(bundled, text, {
      profile: "us-defense",
      date: "2026-11-25",
      article: false,
    });
    expect(page?.hits).toEqual(direct.hits);
    expect(page?.mentions).toEqual(direct.mentions);
  });

  it("fails when the extension is not there, instead of answering", async () => {
    const empty = join(folder, "no-extension");
    cpSync(BUILD, empty, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(empty, "manifest.json"), "utf8")) as object;
    writeFileSync(
      join(empty, "manifest.json"),
      JSON.stringify({ ...manifest, background: undefined }),
    );
    await expect(screenAll(empty, [join(folder, "same.html")])).rejects.toThrow("did not start");
  });

  it("takes another list", () => {
    const sources = join(folder, "list");
    cpSync(join(ROOT, "assets/list"), sources, { recursive: true });
    const file = join(sources, "suppliers/hikvision.json");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace('"text": "Hikvision"', '"text": "Zzyzxvision"'),
    );
    writeFileSync(join(folder, "other.html"), "<!doctype html><p>Zzyzxvision camera");
    const { lines, status } = run("screen.ts", "--json", "--list", "list", "other.html");
    const [answer] = json<PageAnswer>(lines);
    expect(status).toBe(0);
    expect(answer?.hits.map((hit) => hit.supplier)).toEqual(["hikvision"]);
    expect(answer?.listVersion).not.toBe(bundled.data.version);
  });
});
