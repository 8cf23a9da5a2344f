import { describe, expect, it } from "vitest";
import {
  copySourcesForEachTest,
  expectRefused,
  put,
  refusal,
  removeFolder,
} from "./broken-list.ts";
import type { Broken, Edit } from "./broken-list.ts";

copySourcesForEachTest();

const DRONES = "category-rules/us-fcc-uas-2025.json";
const NETWORK = "category-rules/jp-it-network.json";
const ROUTERS = "classes/router-consumer.json";

/** Adds a value to a list inside a JSON file. */
function add(path: readonly string[], value: unknown): Edit {
  return (text) => {
    const whole: Record<string, unknown> = JSON.parse(text);
    const held = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], whole);
    (held as unknown[]).push(value);
    return `${JSON.stringify(whole, null, 2)}\n`;
  };
}

const BROKEN: readonly Broken[] = [
  {
    what: "a rule under another name",
    file: DRONES,
    change: put("id", "us-fcc-uas"),
    field: "id",
    says: "not the name of the file",
  },
  {
    what: "a rule that is not cited",
    file: DRONES,
    change: put("confidence", "uncited"),
    field: "confidence",
    says: "only what is cited may ship",
  },
  {
    what: "an unknown program",
    file: DRONES,
    change: put("program", "us-fcc"),
    field: "program",
    says: "unknown program",
  },
  {
    what: "an unknown class",
    file: DRONES,
    change: put("productClass", "spoon"),
    field: "productClass",
    says: "unknown class",
  },
  {
    what: "a class that the program does not speak of",
    file: DRONES,
    change: put("productClass", "pc"),
    field: "productClass",
    says: "not in the scope of us-fcc-covered",
  },
  {
    what: "a class that another rule of the program has",
    file: "category-rules/us-fcc-uas-components-2025.json",
    change: put("productClass", "uas"),
    says: "speaks of the class of us-fcc-uas-2025 again",
  },
  {
    what: "an unknown country",
    file: DRONES,
    change: put("origin", { anyExcept: ["XX"] }),
    field: "origin.anyExcept",
    says: "unknown country",
  },
  {
    what: "a country that is no code",
    file: DRONES,
    change: put("origin", { anyExcept: ["USA"] }),
    field: "origin",
    says: "Invalid",
  },
  {
    what: "a buyer that no program knows",
    file: DRONES,
    change: add(["appliesWhen", "buyers"], "hobbyist"),
    field: "appliesWhen.buyers",
    says: "no program speaks of such a buyer",
  },
  {
    what: "a purpose that the program does not have",
    file: NETWORK,
    change: add(["appliesWhen", "purposes"], "very-large-personal-data"),
    field: "appliesWhen.purposes",
    says: "not a purpose of jp-it-procurement-2018",
  },
  {
    what: "a day that does not exist",
    file: DRONES,
    change: put("period", { from: "2026-02-30" }),
    field: "period.from",
    says: "not a day that exists",
  },
  {
    what: "an end before the beginning",
    file: DRONES,
    change: put("period", { from: "2025-12-22", to: "2025-12-01" }),
    field: "period.to",
    says: "ends before it begins",
  },
  {
    what: "a beginning before the program's",
    file: NETWORK,
    change: put("period", { from: "2018-12-01" }),
    field: "period.from",
    says: "is before jp-it-procurement-2018",
  },
  {
    what: "an update before the beginning",
    file: DRONES,
    change: put("updates", ["2025-01-01"]),
    field: "updates.0",
    says: "out of order",
  },
  {
    what: "a procedure that the class tells too",
    file: "classes/network.json",
    change: put("procedures", {
      "jp-government": { program: "jp-it-procurement-2018", says: { en: "Ask." } },
    }),
    at: NETWORK,
    field: "productClass",
    says: "tells this buyer's procedure too",
  },
  {
    what: "four examples",
    file: DRONES,
    change: put("examples", ["a", "b", "c", "d"]),
    field: "examples",
    says: "Too small",
  },
  {
    what: "an example that the rule says nothing of",
    file: DRONES,
    change: add(["examples"], "Quadcopter, Made in USA"),
    field: "examples",
    says: "the rule says nothing of it",
  },
  {
    what: "a counter-example that the rule speaks of",
    file: DRONES,
    change: add(["counterExamples"], "Quadcopter, Made in China"),
    field: "counterExamples",
    says: "the rule speaks of it",
  },
  {
    what: "a procedure that a class term alone would wake",
    file: NETWORK,
    change: add(["counterExamples"], "HUAWEI ルーター 10台"),
    field: "counterExamples",
    says: "the rule speaks of it",
  },
  {
    what: "a term that stands twice, whatever its width",
    file: ROUTERS,
    change: add(["terms", "en"], "ＭｉＦｉ"),
    field: "terms.en",
    says: "is listed twice",
  },
  {
    what: "an exclusion that is a term",
    file: ROUTERS,
    change: add(["exclusions"], "Router"),
    field: "exclusions",
    says: "is a term of the class",
  },
  {
    what: "a class within an unknown one",
    file: ROUTERS,
    change: put("within", "it"),
    field: "within",
    says: "unknown class",
  },
  {
    what: "a class within a part",
    file: "classes/network.json",
    change: put("within", "router-consumer"),
    field: "within",
    says: "is itself a part",
  },
];

describe("a broken category rule stops the build", () => {
  it.each(BROKEN)("$what", (broken) => {
    expectRefused(broken);
  });

  it("as does a folder that is gone", () => {
    removeFolder("category-rules");
    expect(refusal().message).toContain("category-rules/: the folder is missing");
  });
});
