import { describe, expect, it } from "vitest";
import {
  addName,
  BIS,
  copySourcesForEachTest,
  edit,
  expectRefused,
  HUAWEI,
  put,
  refusal,
  removeFolder,
  set,
} from "./broken-list.ts";
import type { Broken } from "./broken-list.ts";

copySourcesForEachTest();

const BROKEN: readonly Broken[] = [
  {
    what: "a code with a wrong check character",
    file: HUAWEI,
    change: (text) => text.replace("914403001922038216", "914403001922038217"),
    field: "identifiers",
    says: "not a valid uscc",
  },
  {
    what: "a registrant that the registry knows otherwise",
    file: HUAWEI,
    change: (text) =>
      text.replace('"HUAWEI TECHNOLOGIES CO.,LTD"', '"HUAWEI TECHNOLOGIES CO.,LTT"'),
    field: "identifiers",
    says: "has 0 prefixes in the registry",
  },
  {
    what: "an unknown kind of code",
    file: HUAWEI,
    change: (text) => text.replace('"fcc_grantee"', '"fcc"'),
    field: "identifiers",
    says: "Invalid option",
  },
  {
    what: "a supplier under another name",
    file: HUAWEI,
    change: put("id", "hua-wei"),
    field: "id",
    says: "not the name of the file",
  },
  {
    what: "a supplier that is cut short",
    file: HUAWEI,
    change: (text) => text.slice(0, 40),
    says: "is not JSON",
  },
  {
    what: "a name that stands twice",
    file: HUAWEI,
    change: addName({ text: "Huawei Technologies France" }, 2),
    field: "names",
    says: "stands twice",
  },
  {
    what: "a weak name without context",
    file: HUAWEI,
    change: addName({ text: "Huahua", ambiguous: true }),
    field: "names",
    says: "go together",
  },
  {
    what: "a context that cannot be read",
    file: HUAWEI,
    change: addName({ text: "Huahua", ambiguous: true, context: "be careful" }),
    field: "names",
    says: "none of the agreed forms",
  },
  {
    what: "a short name without context",
    file: HUAWEI,
    change: addName({ text: "HWX" }),
    field: "names",
    says: "too short",
  },
  {
    what: "another supplier's name",
    file: HUAWEI,
    change: addName({ text: "hikVISION Co., Ltd." }),
    field: "names",
    says: "stands under hikvision too",
  },
  {
    what: "a name that is nobody's",
    file: HUAWEI,
    change: addName({ text: "Panasonic Corporation" }),
    field: "names",
    says: "belongs to no supplier",
  },
  {
    what: "an exclusion without a reason",
    file: HUAWEI,
    change: put("exclusions", [{ text: "Hua Wei Tea House" }]),
    field: "exclusions.0.why",
    says: "expected string",
  },
  {
    what: "an exclusion of two things",
    file: HUAWEI,
    change: put("exclusions", [{ text: "Tea", host: "tea.example", why: "tea" }]),
    field: "exclusions.0",
    says: "exactly one of",
  },
  {
    what: "an exclusion that is a name",
    file: HUAWEI,
    change: put("exclusions", [{ text: "HUAWEI", why: "itself" }]),
    field: "exclusions",
    says: "a name and an exclusion at once",
  },
  {
    what: "a pattern outside the subset",
    file: "suppliers/lts.json",
    change: (text) => text.replace("\\\\bCMIP", "\\\\bCMIP.*"),
    field: "products.0.patterns.0",
    says: "unexpected character",
  },
  {
    what: "a program on a stranger's host",
    file: "programs/us-ndaa-889.json",
    change: put("url", "https://lawyers.example/889"),
    field: "url",
    says: "not on an authority's own host",
  },
  {
    what: "an unverified text that is shown",
    file: "programs/us-ndaa-889.json",
    change: put("unverified", [
      { part: "title", says: "Heads of US executive agencies", withhold: [] },
    ]),
    field: "unverified.0",
    says: "would be shown",
  },
  {
    what: "withholding what is not there",
    file: "programs/us-ndaa-889.json",
    change: put("unverified", [
      { part: "phases", says: "unseen", withhold: [{ from: "phases", value: "2001-01-01" }] },
    ]),
    field: "unverified.0.withhold",
    says: "does not have",
  },
  {
    what: "a shared name of an unknown owner",
    file: "shared-names.json",
    change: (text) => text.replace('"hmn-tech"', '"hmn"'),
    says: "unknown supplier",
  },
  {
    what: "a shared name of two owners",
    file: "shared-names.json",
    change: (text) => text.replace('"HONOR"', '"xFusion"'),
    says: "has two owners",
  },
];

describe("a broken supplier or program stops the build", () => {
  it.each(BROKEN)("$what", (broken) => {
    expectRefused(broken);
  });

  it("names all problems at once", () => {
    edit(BIS, set(2, "citation", ""));
    edit(BIS, set(3, "listedOn", "2019-02-30"));
    edit("listings/tw/rows.jsonl", set(1, "supplier", "nobody-inc"));
    edit(HUAWEI, addName({ text: "HWX" }));
    edit("programs/us-ndaa-889.json", put("url", "https://lawyers.example/889"));
    const { problems, message } = refusal();
    const places = problems.map(({ file, row: number }) => [file, number]);
    expect(places).toEqual(
      expect.arrayContaining([
        [BIS, 2],
        [BIS, 3],
        ["listings/tw/rows.jsonl", 1],
        [HUAWEI, undefined],
        ["programs/us-ndaa-889.json", undefined],
      ]),
    );
    expect(message).toContain(`${String(problems.length)} problem(s), nothing was written`);
  });

  it("says which folder is missing", () => {
    removeFolder("classes");
    expect(refusal().message).toContain("classes/: the folder is missing");
  });
});
