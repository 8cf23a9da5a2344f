import { describe, expect, it } from "vitest";
import { federalRegisterLink, isOfficialAddress, officialLink } from "../../rules/explain/links.ts";

const FR = "https://www.federalregister.gov/citation/";
const PROGRAM = "https://www.cisa.gov/directive";

describe("a Federal Register link", () => {
  it.each([
    ["84 FR 22963, 5/21/19", `${FR}84-FR-22963`],
    ["84 FR 54004, 10/9/19; 85 FR 44159, 7/22/20", `${FR}84-FR-54004`],
    ["88 FR 71992 10/19/2023; 89 FR 25505, 4/11/24", `${FR}88-FR-71992`],
    ["91 FR 35189 (June 10, 2026), FR Doc. 2026-11571", `${FR}91-FR-35189`],
    ["Case No. ICTS-2021-002, 89 FR 52434 (2024-06-24)", `${FR}89-FR-52434`],
    ["59 FR 1", `${FR}59-FR-1`],
    ["58 FR 9999", null],
    ["FR Doc. 2026-03065 (2026-02-17)", null],
    ["15 CFR part 744, Supplement No. 4", null],
    ["84 FR 22963a", null],
    ["A84 FR 22963", null],
    ["", null],
  ])("from %s is %s", (citation, link) => {
    expect(federalRegisterLink(citation)).toBe(link);
  });
});

describe("an official address", () => {
  it.each([
    ["https://www.fcc.gov/supplychain/coveredlist", true],
    ["https://basicresearch.defense.gov/Programs/", true],
    ["https://www.gov.uk/government", true],
    ["https://laws.e-gov.go.jp/law/504AC0000000043", true],
    ["https://fcc.gov", true],
    ["http://www.fcc.gov/", false],
    ["https://fcc.gov.example.com/", false],
    ["https://notfcc.gov/", false],
    ["https://user@fcc.gov/", false],
    ["https://fcc.report/FCC-ID/QIS", false],
    ["https://www.pillsburylaw.com/en/news", false],
    ["https://globalnews.ca/news/11266032", false],
    ["https://gov.uk.news/", false],
  ])("%s: %s", (address, official) => {
    expect(isOfficialAddress(address)).toBe(official);
  });
});

describe("the official link of a listing", () => {
  it.each([
    ["84 FR 22963, 5/21/19", "https://www.ecfr.gov/current/title-15", PROGRAM, `${FR}84-FR-22963`],
    [
      "BOD 17-01 (2017-09-13); 82 FR 43782",
      "https://www.cisa.gov/bod",
      PROGRAM,
      "https://www.cisa.gov/bod",
    ],
    [
      "BOD 17-01 (2017-09-13); 82 FR 43782",
      "https://blog.example/bod",
      PROGRAM,
      `${FR}82-FR-43782`,
    ],
    ["Pub. L. 118-31", "https://www.bnnbloomberg.ca/batteries", PROGRAM, PROGRAM],
    ["Pub. L. 118-31", "https://www.bnnbloomberg.ca/batteries", null, null],
    ["Announcement", null, null, null],
  ])("%s, seen at %s, program %s: %s", (citation, sourceUrl, url, link) => {
    expect(officialLink(citation, sourceUrl, { url })).toBe(link);
  });
});
