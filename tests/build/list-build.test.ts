import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildList } from "../../publisher/list/build-list.ts";
import { byCodePoint, canonicalJson } from "../../publisher/list/canonical.ts";
import { isOfficialAddress } from "../../rules/explain/links.ts";
import { parseListData } from "../../rules/schema/list.ts";
import type { ListData, Supplier } from "../../rules/vocabulary.ts";

const SOURCES = resolve(import.meta.dirname, "../../assets/list");
const FILES = [
  "fold.bin",
  "gate-category.bin",
  "gate.bin",
  "index.bin",
  "list.jsonl",
  "manifest.json",
  "names.bin",
  "readings.bin",
  "records.bin",
];
const first = mkdtempSync(join(tmpdir(), "list-a-"));
const second = mkdtempSync(join(tmpdir(), "list-b-"));
let data: ListData;

function supplier(id: string): Supplier {
  const found = data.suppliers.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no supplier ${id}`);
  return found;
}

beforeAll(() => {
  buildList(SOURCES, first);
  buildList(SOURCES, second);
  data = parseListData(readFileSync(join(first, "list.jsonl"), "utf8"));
});

afterAll(() => {
  rmSync(first, { recursive: true });
  rmSync(second, { recursive: true });
});

describe("the bundled list", () => {
  it("has 37 programs, 169 suppliers and 574 listings, 544 of which may set a severity", () => {
    const listings = data.suppliers.flatMap((each) => each.listings);
    expect(data.programs).toHaveLength(37);
    expect(data.suppliers).toHaveLength(169);
    expect(listings).toHaveLength(574);
    expect(listings.filter((listing) => listing.asserts)).toHaveLength(544);
    expect(data.lists.reduce((sum, list) => sum + list.listings, 0)).toBe(574);
  });

  it("lists nobody under a Japanese program", () => {
    expect(data.programs.filter((program) => program.id.startsWith("jp-"))).toHaveLength(4);
    const japanese = data.suppliers.flatMap((each) =>
      each.listings.filter((listing) => listing.program.startsWith("jp-")),
    );
    expect(japanese).toHaveLength(0);
  });

  it("gives each listing an address on an authority's host, or none", () => {
    const listings = data.suppliers.flatMap((each) => each.listings);
    for (const { link } of listings)
      expect(link === null || isOfficialAddress(link), String(link)).toBe(true);
    expect(listings.filter((listing) => listing.link === null)).toHaveLength(23);
    for (const { url } of data.programs)
      expect(url === null || isOfficialAddress(url), String(url)).toBe(true);
  });

  it.each([
    ["huawei", "us-ndaa-889", false],
    ["zte", "us-ndaa-889", false],
    ["huawei", "us-fcc-covered", false],
    ["zte", "us-fcc-covered", false],
    ["hytera", "us-ndaa-889", true],
    ["hikvision", "us-ndaa-889", true],
    ["dahua", "us-ndaa-889", true],
    ["dahua", "us-fcc-covered", true],
    ["kaspersky", "us-fcc-covered", false],
    ["kaspersky", "us-commerce-icts", undefined],
  ])("%s under %s: purpose limited %s", (id, program, limited) => {
    const listings = supplier(id).listings.filter((listing) => listing.program === program);
    expect(listings.map((listing) => listing.purposeLimited)).toContain(limited);
  });

  it("keeps the dates on which a ban begins to bind", () => {
    const of = (id: string, program: string) =>
      supplier(id).listings.find((listing) => listing.program === program);
    expect(of("huawei", "us-ndaa-889")).toMatchObject({
      listedOn: "2018-08-13",
      effectiveOn: "2019-08-13",
    });
    expect(of("catl", "us-ndaa-154")).toMatchObject({
      listedOn: "2023-12-22",
      effectiveOn: "2027-10-01",
    });
    expect(of("huawei", "us-dod-1260h")).not.toHaveProperty("effectiveOn");
    expect(of("ymtc", "us-dod-1260h")?.disputedGap).toMatchObject({
      from: "2026-02-17",
      to: "2026-06-08",
    });
    expect(of("amec", "us-dod-1260h")).toMatchObject({ asserts: false, delistedOn: "2024-12-18" });
  });

  it("shows nothing that stands under unverified", () => {
    const program = data.programs.find((each) => each.id === "jp-it-procurement-2018");
    expect(program?.productScope.classes).toEqual(["network", "server", "pc", "mobile"]);
    expect(program?.purposeScope.purposes).not.toContain("highly-confidential-information");
    expect(program?.phases.map((phase) => phase.from)).toEqual(["2018-12-10", "2020-06-30"]);
    expect(readFileSync(join(first, "list.jsonl"), "utf8")).not.toMatch(
      /not verified\.|"unverified":/,
    );
  });

  it("gives a shared name to its owner, who knows the other", () => {
    const text = "Huawei Marine";
    expect(supplier("hmn-tech").names.find((name) => name.text === text)?.related).toEqual([
      "huawei",
    ]);
    expect(supplier("huawei").names.map((name) => name.text)).not.toContain(text);
    expect(
      supplier("ieit").names.find((name) => name.text === "IEIT Systems Co. Ltd.")?.related,
    ).toEqual(["inspur"]);
    expect(
      supplier("tp-link-systems").names.find((name) => name.text === "TP-Link Corporation Limited")
        ?.weak,
    ).toBe("complete");
  });

  it("never makes the parent's name a name of the affiliate", () => {
    const names = supplier("hisilicon").names.map((name) => name.text);
    expect(names.filter((name) => name.startsWith("Huawei"))).toEqual([]);
  });

  it("takes listed names in, and never the places and generic words that are exclusions", () => {
    const names = supplier("huawei").names;
    expect(names.find((name) => name.text === "Proven Glory Capital Limited")?.kind).toBe("listed");
    expect(names.map((name) => name.text)).not.toContain("Rabat, Morocco");
  });

  it.each([
    [
      "uniview",
      "UNV",
      "product",
      ["camera", "recorder", "NVR", "監視カメラ", "摄像机"],
      "Not: United Nations Volunteers",
    ],
    ["bytedance", "PICO", "supplier", undefined, /^VR headsets; Not: Pico Technology/],
  ])("reads the weakness of %s %s", (id, text, weak, nouns, note) => {
    const name = supplier(id).names.find((each) => each.text === text);
    expect(name?.weak).toBe(weak);
    expect(name?.nouns).toEqual(nouns);
    expect(name?.note).toMatch(note);
  });

  it.each([
    ["hikvision", "LaView", "oem-relabel"],
    ["zte", "ZTEsoft", "former-subsidiary"],
    ["hikvision", "HIKMICRO", "subsidiary-brand"],
    ["huawei", "Quidway", undefined],
    ["hytera", "Hytera Mobilfunk", undefined],
  ])("%s %s is a lead: %s", (id, text, relation) => {
    expect(supplier(id).names.find((name) => name.text === text)).toMatchObject({ kind: "brand" });
    expect(supplier(id).names.find((name) => name.text === text)?.relation).toBe(relation);
  });

  it("ships an identifier that is not cited as a lead, and no such ticker", () => {
    const of = (id: string, value: string) =>
      supplier(id).identifiers.find((each) => each.value === value);
    expect(of("huawei", "914403001922038216")).toEqual({
      scheme: "uscc",
      value: "914403001922038216",
      entity: "Huawei Technologies Co., Ltd.",
    });
    expect(of("zte", "SRQ")).toEqual({ scheme: "fcc_grantee", value: "SRQ", uncited: true });
    expect(of("dahua", "002236.SZ")).toBeDefined();
    expect(
      data.suppliers
        .flatMap((each) => each.identifiers)
        .filter((each) => each.scheme === "ticker" && each.uncited),
    ).toEqual([]);
  });
});

describe("identifiers", () => {
  it("gives a registrant of MAC addresses its prefixes, in order, each once in the whole list", () => {
    const vendors = data.suppliers.flatMap((each) =>
      each.identifiers.filter((identifier) => identifier.scheme === "ieee_oui_vendor"),
    );
    const prefixes = vendors.flatMap((each) => each.prefixes ?? []);
    expect(vendors.length).toBeGreaterThanOrEqual(75);
    expect(prefixes.length).toBeGreaterThan(4000);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    for (const { value, prefixes: own = [] } of vendors) {
      expect(own, value).toEqual(own.toSorted());
      expect(own.length, value).toBeGreaterThan(0);
    }
  });

  it("says whose a code is where the source does", () => {
    expect(supplier("nanjing-panda").identifiers).toContainEqual({
      scheme: "uscc",
      value: "913201921348831521",
      entity: "Panda Electronics Group Co., Ltd.",
    });
  });
});

describe("the build", () => {
  it("gives the same bytes twice", () => {
    expect(readdirSync(first).sort()).toEqual(FILES);
    for (const file of FILES) {
      expect(readFileSync(join(first, file)).equals(readFileSync(join(second, file))), file).toBe(
        true,
      );
    }
  });

  it("writes canonical lines in the order of their ids, the release first", () => {
    const lines = readFileSync(join(first, "list.jsonl"), "utf8").trimEnd().split("\n");
    for (const line of lines) expect(canonicalJson(JSON.parse(line))).toBe(line);
    expect(lines[0]).toMatch(/^\{"kind":"release",/);
    expect(data.version).toMatch(/^2026\.11\.23-[0-9a-f]{8}$/);
    const ids = data.suppliers.map((each) => each.id);
    expect(ids).toEqual([...ids].sort(byCodePoint));
  });
});
