import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { knownIds } from "../../publisher/policy/known.ts";
import { lintPolicy } from "../../publisher/policy/lint.ts";
import { placeholdersIn } from "../../publisher/policy/placeholders.ts";
import { makeWorkshop, published, publisher } from "./repository-fixture.ts";

const workshop = makeWorkshop();
const repo = join(workshop.folder, "repo");
const STARTERS = resolve(import.meta.dirname, "../../assets/policies");
const NOW = Date.parse("2026-11-26T00:00:00Z");
const known = knownIds();

afterAll(() => {
  workshop.remove();
});

const textOf = (keys: object) => JSON.stringify({ schemaVersion: 1, id: "linted", keys });
const lint = (keys: object) => lintPolicy(textOf(keys), "2026-11-26", known);
const warned = (keys: object) => lint(keys).warnings.map(({ code }) => code);
const exception = (more: object) => ({
  "exceptions.add": {
    value: [
      {
        id: "one",
        supplier: "huawei",
        reason: { en: "No other part fits." },
        approver: "Head of the office",
        caseNumber: "2026-17",
        expires: "2027-03-31",
        ...more,
      },
    ],
    mode: "default",
  },
});

describe("what lint warns of", () => {
  it.each([
    ["an exception with time left", exception({}), []],
    [
      "an exception that ended yesterday",
      exception({ expires: "2026-11-25" }),
      ["exception-expired"],
    ],
    [
      "an exception of which today is the last day",
      exception({ expires: "2026-11-26" }),
      ["exception-expires-soon"],
    ],
    [
      "an exception that ends in 30 days",
      exception({ expires: "2026-12-26" }),
      ["exception-expires-soon"],
    ],
    ["an exception that ends in 31 days", exception({ expires: "2026-12-27" }), []],
    ["a supplier of no list", exception({ supplier: "huawai" }), ["unknown-supplier"]],
    ["a program of no list", exception({ programs: ["us-ndaa-899"] }), ["unknown-program"]],
    ["a class of no list", exception({ classes: ["submarine"] }), ["unknown-class"]],
    [
      "a purpose that programs know",
      { purposes: { value: ["public-safety"], mode: "locked" } },
      [],
    ],
    [
      "a purpose of no program",
      { purposes: { value: ["public-safty"], mode: "locked" } },
      ["unknown-purpose"],
    ],
    [
      "a program switched off that is none",
      { "programsOff.add": { value: ["nothing"], mode: "locked" } },
      ["unknown-program"],
    ],
    [
      "a key of a later version",
      { reasonRequired: { value: "prohibited", mode: "locked" } },
      ["not-used"],
    ],
    [
      "a feature of a later version",
      { "featuresOff.add": { value: ["dispositions"], mode: "locked" } },
      ["not-used"],
    ],
    ["a feature that there is", { "featuresOff.add": { value: ["criteria"], mode: "locked" } }, []],
    ["a placeholder", { contact: { value: "FILL-IN: desk", mode: "locked" } }, ["placeholder"]],
    ["nothing", { contact: { value: "Desk 3, ext. 1000", mode: "locked" } }, []],
  ])("%s", (_, keys, codes) => {
    expect(lint(keys).rejected).toEqual([]);
    expect(warned(keys)).toEqual(codes);
  });

  it("by the place in the file, whatever was rejected before it", () => {
    const [good] = exception({ supplier: "hikvison" })["exceptions.add"].value;
    const { rejected, warnings } = lint({
      "exceptions.add": { value: [{ id: "Bad Id" }, good], mode: "locked" },
      "programsOff.add": { value: [7, "us-ndaa-889", "us-ndaa-899"], mode: "locked" },
    });
    expect(rejected.map(({ path }) => path)).toContain("exceptions.add[0].id");
    expect(warnings.map(({ path }) => path)).toEqual([
      "programsOff.add[2]",
      "exceptions.add[1].supplier",
    ]);
  });

  it.each([
    ["supplier", exception({ supplier: "hikvison" }), "hikvision"],
    ["program", exception({ programs: ["us-ndaa-8899"] }), "us-ndaa-889"],
    ["class", exception({ classes: ["sever"] }), "server"],
    ["purpose", { purposes: { value: ["government-lans"], mode: "locked" } }, "government-lan"],
    ["supplier that is like no other", exception({ supplier: "example-camera-works" }), null],
  ])("with the %s that was probably meant", (_, keys, meant) => {
    const [warning] = lint(keys).warnings;
    if (meant === null) expect(warning?.message).not.toMatch(/Did you mean/);
    else expect(warning?.message).toContain(`Did you mean ${meant}?`);
  });

  it("never of a supplier that the policy itself brings", () => {
    const own = {
      id: "own-one",
      name: "Own One",
      severity: "advisory",
      reason: { en: "Ask first." },
      citation: "Rule 1",
      listedOn: "2026-01-01",
    };
    expect(
      warned({
        "suppliers.add": { value: [own], mode: "default" },
        ...exception({ supplier: "own-one" }),
      }),
    ).toEqual([]);
  });
});

describe("what counts as a placeholder", () => {
  it.each([
    ["FILL-IN: desk", true],
    ["fill in the desk", true],
    ["fill-in@example.invalid", true],
    ["https://example.invalid/form", true],
    ["000-000-0000", true],
    ["00-0000-0000", true],
    ["03-3581-0000", false],
    ["0", false],
    ["Desk 3", false],
    ["an invalid invoice", false],
  ])("%s: %s", (text, isOne) => {
    expect(placeholdersIn({ a: [{ b: text }] })).toEqual(isOne ? [{ path: "a[0].b", text }] : []);
  });
});

describe("policy lint", () => {
  const file = (text: string) => {
    writeFileSync(join(workshop.folder, "p.json"), text);
    return publisher(repo, "policy lint p.json", NOW);
  };

  it("names every fault by path, with the value, what is wrong and what was meant, and what is taken all the same", async () => {
    const outcome = await file(
      textOf({
        profile: { value: "jp-goverment", mode: "locked" },
        contct: { value: "x", mode: "locked" },
        language: { value: "ja", mode: "locked" },
        "programsOff.add": { value: ["us-bis-meu", 7], mode: "default" },
      }),
    );
    expect(outcome).toMatchObject({ ok: false, code: "policy-rejected" });
    const told = outcome.problems.map(({ field, value }) => [field, value]);
    expect(told).toContainEqual(["profile", "jp-goverment"]);
    expect(told).toContainEqual(["programsOff.add[1]", 7]);
    expect(told).toContainEqual(["contct", "x"]);
    expect(outcome.problems.map(({ message }) => message).join("\n")).toMatch(
      /Did you mean contact\?/,
    );
    expect(outcome.data?.["accepted"]).toEqual([
      { path: "language", value: "ja", mode: "locked" },
      { path: "programsOff.add", value: ["us-bis-meu"], mode: "default" },
    ]);
  });

  it.each([
    ["no JSON", "{"],
    ["no policy", "[]"],
    [
      "more than a policy may be",
      textOf({ contact: { value: "x".repeat(1_048_577), mode: "locked" } }),
    ],
  ])("refuses %s", async (_, text) => {
    expect(await file(text)).toMatchObject({ ok: false, code: "policy-rejected" });
  });

  it("takes a file that an editor of Windows saved", async () => {
    const text = `\ufeff${textOf({ language: { value: "ja", mode: "locked" } })}`;
    expect(await file(text)).toMatchObject({ ok: true });
  });

  it("says of a file that is not there where to get one", async () => {
    expect(await publisher(repo, "policy lint nowhere.json")).toMatchObject({ code: "no-policy" });
  });
});

describe("the starter policies", () => {
  const names = readdirSync(STARTERS).map((name) => name.replace(/\.json$/, ""));

  it("are one for a ministry, one for an agency, one for a company", () => {
    expect(names.toSorted()).toEqual(["company", "jp-ministry", "us-agency"]);
  });

  it.each(names)(
    "%s is taken whole; all that is doubtful are its placeholders and keys for later",
    async (name) => {
      await published(repo, `policy starter ${name} --out ${name}-copy.json`);
      const copy = readFileSync(join(workshop.folder, `${name}-copy.json`), "utf8");
      expect(copy).toBe(readFileSync(join(STARTERS, `${name}.json`), "utf8"));
      const { rejected, warnings } = lintPolicy(copy, "2026-11-26", known);
      expect(rejected).toEqual([]);
      const codes = new Set(warnings.map(({ code }) => code));
      expect([...codes].filter((code) => code !== "placeholder" && code !== "not-used")).toEqual(
        [],
      );
      expect(codes).toContain("placeholder");
      // Every contact is one, so that none is shipped by mistake.
      const contacts = [...copy.matchAll(/"(?:contact|telephone|email|form)": "/g)].length;
      const open = warnings.filter(({ path }) => /\.(?:contact|telephone|email|form)$/.test(path));
      expect(open).toHaveLength(contacts);
    },
  );

  it("are not written over a file, and there is no other", async () => {
    writeFileSync(join(workshop.folder, "company.json"), "mine");
    expect(await publisher(repo, "policy starter company")).toMatchObject({ code: "exists" });
    expect(readFileSync(join(workshop.folder, "company.json"), "utf8")).toBe("mine");
    expect(await publisher(repo, "policy starter school")).toMatchObject({ code: "bad-arguments" });
  });
});
