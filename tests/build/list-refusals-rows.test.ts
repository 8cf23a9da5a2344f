import { describe, it } from "vitest";
import { BIS, copySourcesForEachTest, expectRefused, put, set } from "./broken-list.ts";
import type { Broken } from "./broken-list.ts";

copySourcesForEachTest();

const BROKEN: readonly Broken[] = [
  {
    what: "a row that is not JSON",
    file: BIS,
    row: 1,
    change: (text) => text.replace("{", ""),
    says: "is not JSON",
  },
  {
    what: "a last row without line end",
    file: BIS,
    row: 367,
    change: (text) => text.trimEnd(),
    says: "no line end",
  },
  {
    what: "an empty citation",
    file: BIS,
    row: 2,
    change: set(2, "citation", ""),
    field: "citation",
    says: "is empty",
  },
  {
    what: "no citation",
    file: BIS,
    row: 2,
    change: set(2, "citation", undefined),
    field: "citation",
    says: "expected string",
  },
  {
    what: "a day that does not exist",
    file: BIS,
    row: 3,
    change: set(3, "listedOn", "2019-02-30"),
    field: "listedOn",
    says: "not a day that exists",
  },
  {
    what: "a day after the list was read",
    file: BIS,
    row: 3,
    change: set(3, "listedOn", "2026-08-01"),
    field: "listedOn",
    says: "after the list was read",
  },
  {
    what: "an end before the beginning",
    file: BIS,
    row: 3,
    change: set(3, "period", { from: "2019-05-21", to: "2018-01" }),
    field: "period.to",
    says: "ends before",
  },
  {
    what: "a row that stands twice",
    file: BIS,
    row: 368,
    change: (text) => text + text.slice(0, text.indexOf("\n") + 1),
    says: "the listing of row 1 again",
  },
  {
    what: "an unknown supplier",
    file: BIS,
    row: 4,
    change: set(4, "supplier", "nobody-inc"),
    field: "supplier",
    says: "unknown supplier",
  },
  {
    what: "an unknown program",
    file: BIS,
    row: 4,
    change: set(4, "program", "us-nothing"),
    field: "program",
    says: "unknown program",
  },
  {
    what: "a listing by Japan",
    file: BIS,
    row: 5,
    change: set(5, "program", "jp-it-procurement-2018"),
    field: "program",
    says: "Japan lists no supplier",
  },
  {
    what: "an uncited listing that asserts",
    file: BIS,
    row: 6,
    change: set(6, "confidence", "uncited"),
    field: "confidence",
    says: "only what is cited",
  },
  {
    what: "an asserted listing of no name",
    file: BIS,
    row: 6,
    change: set(6, "listedName", null),
    field: "listedName",
    says: "without the listed name",
  },
  {
    what: "a field nobody knows",
    file: BIS,
    row: 7,
    change: set(7, "severity", "prohibited"),
    says: "severity",
  },
  {
    what: "a source not on file",
    file: BIS,
    row: 7,
    change: set(7, "source", "hearsay"),
    field: "source",
    says: "not in sources.json",
  },
  {
    what: "too few rows",
    file: BIS,
    at: "listings/us-bis/source.json",
    change: (text) => `${text.split("\n").slice(0, 300).join("\n")}\n`,
    field: "bounds",
    says: "300 rows are out of the bounds",
  },
  {
    what: "too many rows",
    file: "listings/us-bis/source.json",
    change: put("bounds", { min: 1, max: 366 }),
    field: "bounds",
    says: "367 rows are out of the bounds",
  },
  {
    what: "a program in two lists",
    file: "listings/us-fcc/source.json",
    at: "listings/us-fcc/source.json",
    change: put("programs", ["us-fcc-covered", "us-bis-meu"]),
    field: "programs",
    says: "stands in the list us-bis too",
  },
  {
    what: "a list under another name",
    file: "listings/uk/source.json",
    change: put("id", "gb"),
    field: "id",
    says: "not the name of the folder",
  },
];

describe("a broken list of listings stops the build", () => {
  it.each(BROKEN)("$what", (broken) => {
    expectRefused(broken);
  });
});
