import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../rules/criteria/assess.ts";
import type {
  AskedQuestion,
  CriteriaFacts,
  CriteriaProcedure,
  CriteriaSupplier,
  CriteriaView,
  GivenAnswer,
  GivenAnswers,
  OwnCriteria,
} from "../../rules/criteria/criteria-words.ts";
import { criteriaPolicyOf } from "../../rules/criteria/criteria-policy.ts";
import { criteriaViewFor } from "../../rules/criteria/criteria-view.ts";
import { questionsFor } from "../../rules/criteria/questions-for.ts";
import { mergePolicy } from "../../rules/policy/merge-policy.ts";
import type {
  CriteriaQuestion,
  CriteriaStep,
  PolicyLayer,
} from "../../rules/policy/policy-words.ts";
import { criteriaSheet } from "../../rules/schema/criteria.ts";
import type { Profile, Severity } from "../../rules/vocabulary.ts";
import { bundled } from "../fixtures/bundled.ts";
import { LIST } from "../dom/components-fixtures.ts";

const FOLDER = join(import.meta.dirname, "../../assets/criteria");
const sheets = readdirSync(FOLDER).map((name) =>
  criteriaSheet.parse(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))),
);
const CLASSES = sheets.map((sheet) => sheet.productClass);
const PROFILES = ["jp-government", "us-federal", "us-defense", "general"] as const;
const DATE = "2026-11-25";
const NO_POLICY = { own: [], off: null, version: null };

function viewOf(
  productClass: string | null,
  profile: Profile,
  given: {
    readonly supplier?: string;
    readonly own?: readonly OwnCriteria[];
    readonly date?: string;
  } = {},
): CriteriaView {
  return criteriaViewFor(
    bundled,
    {
      productClass,
      supplier: given.supplier ?? null,
      sheets,
      policy: { ...NO_POLICY, own: given.own ?? [] },
      contact: "",
      advice: {},
      list: LIST,
    },
    { profile, date: given.date ?? DATE },
  );
}

function stepFor(productClass: string, profile: Profile, change: GivenAnswers, supplier?: string) {
  const view = viewOf(productClass, profile, supplier === undefined ? {} : { supplier });
  const questions = view.sheet?.questions ?? [];
  const answers = { ...quiet(questions), ...change };
  return assess(questions, answers, factsOf(view)).step;
}

const factsOf = (view: CriteriaView): CriteriaFacts => ({
  profile: view.profile,
  procedure: view.sheet?.procedure ?? null,
  supplier: view.supplier,
});

/** The answers after which nothing is left to ask. */
function quiet(questions: readonly AskedQuestion[]): GivenAnswers {
  return Object.fromEntries(
    questions.map((each): [string, GivenAnswer] => [each.id, each.yes === "none" ? "yes" : "no"]),
  );
}

describe.each(CLASSES)("class %s", (productClass) => {
  test.each(PROFILES)(
    "no answer of its own makes a step where nothing is in doubt (%s)",
    (profile) => {
      // A ban that speaks of the class has to be looked up whatever the purchase is for.
      const isBanned = profile.startsWith("us-") && !["pc", "server"].includes(productClass);
      expect(stepFor(productClass, profile, {})).toBe(isBanned ? "consult" : "none");
    },
  );

  test.each(PROFILES)("each question can lead to a step, and each doubt does (%s)", (profile) => {
    for (const { id, yes } of viewOf(productClass, profile).sheet?.questions ?? []) {
      const loud = yes === "none" ? "no" : "yes";
      expect([id, stepFor(productClass, profile, { [id]: loud })]).not.toEqual([id, "none"]);
      expect([id, stepFor(productClass, profile, { [id]: "unknown" })]).toEqual([id, "consult"]);
    }
  });

  test("an unanswered sheet leads to a step", () => {
    const view = viewOf(productClass, "general");
    const { step, because } = assess(view.sheet?.questions ?? [], {}, factsOf(view));
    expect(step).toBe("consult");
    expect(because.every(({ kind }) => kind === "unanswered")).toBe(true);
  });

  test("a listed part is an approval for a US agency, and to be asked about elsewhere", () => {
    expect(stepFor(productClass, "us-federal", { component: "yes" })).toBe("approval");
    expect(stepFor(productClass, "us-defense", { component: "yes" })).toBe("approval");
    expect(stepFor(productClass, "jp-government", { component: "yes" })).toBe("consult");
    expect(stepFor(productClass, "general", { component: "yes" })).toBe("consult");
  });
});

test.each<[string, Profile, string, readonly string[]]>([
  ["pc", "jp-government", "jp-it-procurement-2018", ["use"]],
  ["server", "jp-government", "jp-it-procurement-2018", ["use"]],
  ["mobile", "jp-government", "jp-it-procurement-2018", ["use"]],
  ["network", "jp-government", "jp-it-procurement-2018", ["use"]],
  // No Japanese text on file speaks of cameras.
  ["video-surveillance", "jp-government", "", []],
  ["uas", "jp-government", "jp-uas-2020", ["use", "network"]],
  ["pc", "us-federal", "us-ndaa-889", ["component"]],
  ["video-surveillance", "us-federal", "us-ndaa-889", ["use", "component"]],
  ["uas", "us-defense", "us-ndaa-fy24-asda", ["component"]],
  ["uas", "general", "", []],
])(
  "%s for %s: official text %s behind %j, the rest is guidance",
  (id, profile, program, official) => {
    const questions = viewOf(id, profile).sheet?.questions ?? [];
    const cited = questions.filter(({ basis }) => basis === "official");
    expect(cited.map((each) => each.id)).toEqual(official);
    for (const { source } of cited)
      expect(source?.citation).toBe(bundled.programs.get(program)?.citation);
    for (const { basis, source } of questions)
      expect([basis, source === null]).toEqual([basis, basis !== "official"]);
  },
);

test("the use that the 2020 policy names asks for an approval; other classes of Japan ask for a consultation", () => {
  expect(stepFor("uas", "jp-government", { use: "yes" })).toBe("approval");
  expect(stepFor("pc", "jp-government", { use: "yes" })).toBe("consult");
  expect(stepFor("video-surveillance", "us-federal", { use: "yes" })).toBe("consult");
});

test("an official text is quoted only while it is in force", () => {
  const on = (date: string) =>
    viewOf("uas", "us-federal", { date }).sheet?.questions.find(({ id }) => id === "component");
  expect(on("2028-12-22")?.basis).toBe("official");
  expect(on("2028-12-23")?.basis).toBe("guidance");
  expect(viewOf("uas", "us-federal", { date: "2028-12-23" }).sheet?.procedure).toBeNull();
});

test("a router for homes is asked about as network equipment, and a class without questions has no sheet", () => {
  expect(viewOf("router-consumer", "general").sheet?.productClass).toBe("network");
  for (const unknown of ["uas-component", "no-such-class", "constructor"])
    expect(viewOf(unknown, "general").sheet).toBeNull();
});

test("without a class the six are offered, with their names", () => {
  const view = viewOf(null, "general");
  expect(view.sheet).toBeNull();
  expect(view.classes.map(({ id }) => id).toSorted()).toEqual(CLASSES.toSorted());
});

test("two classes that a list says are parts of each other have no questions, and are asked for in finite time", () => {
  const part = (id: string, within: string) =>
    [id, { id, within, title: { en: id }, terms: {}, exclusions: [], procedures: {} }] as const;
  const view = { ...bundled, classes: new Map([part("one", "other"), part("other", "one")]) };
  const { sheet } = criteriaViewFor(
    view,
    {
      productClass: "one",
      supplier: null,
      sheets,
      policy: NO_POLICY,
      contact: "",
      advice: {},
      list: LIST,
    },
    { profile: "general", date: DATE },
  );
  expect(sheet).toBeNull();
});

describe("a supplier", () => {
  test("whom a rule forbids to this buyer makes an approval, and is cited with its listings", () => {
    const { supplier } = viewOf("network", "us-federal", { supplier: "huawei" });
    expect(supplier?.severity).toBe("prohibited");
    expect(supplier?.listings.map(({ listedOn }) => listedOn)).toContain("2018-08-13");
    expect(stepFor("network", "us-federal", {}, "huawei")).toBe("approval");
  });

  test("whose ban is limited to uses makes an approval for these uses, and is to be asked about for others", () => {
    const camera = (use: GivenAnswer) =>
      stepFor("video-surveillance", "us-federal", { use }, "hikvision");
    expect([camera("yes"), camera("no"), camera("unknown")]).toEqual([
      "approval",
      "consult",
      "consult",
    ]);
  });

  test("with a listing abroad makes a consultation in Japan, where the class alone made none", () => {
    expect(viewOf("pc", "jp-government", { supplier: "huawei" }).supplier?.severity).not.toBeNull();
    expect(stepFor("pc", "jp-government", {}, "huawei")).toBe("consult");
  });

  test("that the lists do not know is none", () => {
    expect(viewOf("pc", "general", { supplier: "nobody" }).supplier).toBeNull();
  });
});

const OURS = viewOf("pc", "jp-government").sheet?.questions ?? [];
const ownQuestion = (id: string): CriteriaQuestion => ({
  id,
  text: { en: `Own ${id}?`, ja: `独自${id}か。` },
  why: { en: "We ask." },
  source: null,
  yes: "approval",
  no: "none",
  unknown: "consult",
});
const own = (ids: readonly string[], replaces = false): OwnCriteria => ({
  source: "organisation",
  origin: "",
  replaces,
  value: { productClass: "pc", questions: ids.map(ownQuestion) },
});
const idsOf = (given: readonly OwnCriteria[], profile: Profile = "jp-government") => {
  const sheet = viewOf("pc", profile, { own: given }).sheet;
  return { ids: sheet?.questions.map(({ id }) => id), leftOut: sheet?.leftOut };
};

describe("the organisation's questions", () => {
  test("come after ours and push our guidance out from its end, never an official question", () => {
    expect(idsOf([own(["a", "b"])])).toEqual({
      ids: ["use", "network", "maker", "remote", "updates", "a", "b"],
      leftOut: 2,
    });
    expect(idsOf([own(["a", "b", "c", "d", "e", "f", "g"])])).toEqual({
      ids: ["use", "a", "b", "c", "d", "e", "f"],
      leftOut: 7,
    });
  });

  test("replace ours, or one of ours by its id", () => {
    expect(idsOf([own(["a"], true)])).toEqual({ ids: ["a"], leftOut: 0 });
    const { ids } = idsOf([own(["use"])]);
    expect(ids).toEqual(["network", "maker", "remote", "updates", "component", "swap", "use"]);
  });

  test("of the stronger source count where two have one id, and an empty replacement takes nothing away", () => {
    const stronger = own(["a"]);
    const sheet = viewOf("pc", "general", { own: [stronger, own(["a", "b"])] }).sheet;
    expect(sheet?.questions.slice(-2).map(({ id }) => id)).toEqual(["a", "b"]);
    expect(sheet?.questions.filter(({ id }) => id === "a")).toHaveLength(1);
    expect(idsOf([own([], true)]).ids).toEqual(OURS.map(({ id }) => id));
  });

  test("are labelled as the organisation's, and make a class of their own", () => {
    const sheet = viewOf("pc", "general", { own: [own(["a"])] }).sheet;
    expect(sheet?.questions.at(-1)).toMatchObject({ id: "a", basis: "organisation" });
    const routers: OwnCriteria = {
      ...own(["a"]),
      value: { productClass: "router-consumer", questions: [ownQuestion("a")] },
    };
    const view = viewOf("router-consumer", "general", { own: [routers] });
    expect(view.sheet?.questions.map(({ id }) => id)).toEqual(["a"]);
    expect(view.classes.map(({ id }) => id)).toContain("router-consumer");
  });
});

describe("the policy's word about the criteria", () => {
  type Given = Partial<Record<"criteria.add" | "criteria.replace" | "featuresOff.add", unknown>>;
  const layer = (source: PolicyLayer["source"], given: Given, mode = "default"): PolicyLayer => {
    const keys = Object.fromEntries(
      Object.entries(given).map(([key, value]) => [key, { value, mode }]),
    );
    return { source, origin: "", id: `${source} file`, keys } as PolicyLayer;
  };
  const criteria = (id: string, productClass = "pc") => [
    { productClass, questions: [ownQuestion(id)] },
  ];
  const wordOf = (...layers: readonly PolicyLayer[]) => {
    const { own: said, off } = criteriaPolicyOf(layers, mergePolicy(layers), []);
    return {
      said: said.map(({ value, source, replaces }) =>
        [source, replaces ? "replaces" : "adds", ...value.questions.map(({ id }) => id)].join(" "),
      ),
      off,
    };
  };

  test.each<[string, readonly PolicyLayer[], readonly string[]]>([
    ["nothing", [], []],
    [
      "an added question",
      [layer("organisation", { "criteria.add": criteria("a") })],
      ["organisation adds a"],
    ],
    [
      "a replacement",
      [layer("managed", { "criteria.replace": criteria("a") })],
      ["managed replaces a"],
    ],
    [
      "both of one source, for two classes",
      [
        layer("managed", {
          "criteria.add": criteria("a", "uas"),
          "criteria.replace": criteria("b"),
        }),
      ],
      ["managed adds a", "managed replaces b"],
    ],
    [
      "two sources for one class: the stronger's counts",
      [
        layer("imported", { "criteria.add": criteria("a") }),
        layer("managed", { "criteria.replace": criteria("b") }, "locked"),
      ],
      ["managed replaces b"],
    ],
  ])("%s", (_what, layers, said) => {
    expect(wordOf(...layers).said).toEqual(said);
  });

  test("names who switched the questions off", () => {
    expect(wordOf(layer("managed", { "featuresOff.add": ["criteria"] })).off).toEqual({
      source: "managed",
      origin: "",
    });
    expect(wordOf(layer("managed", { "featuresOff.add": ["category-rules"] })).off).toBeNull();
  });

  test("names every policy that is there, for a record", () => {
    const { featuresOff } = mergePolicy([]);
    const view = {
      source: "organisation",
      id: "ministry",
      v: 12,
      sha256: "ab".repeat(32),
    } as const;
    const read = criteriaPolicyOf([], { featuresOff }, [
      view,
      { ...view, source: "managed", id: null, v: null },
      { ...view, sha256: null },
    ]);
    expect(read.version).toBe("ministry 12 abababababab, managed abababababab");
  });
});

const steps = fc.constantFrom<CriteriaStep>("none", "consult", "approval");
const anyQuestion = (id: string) =>
  fc.record({ yes: steps, no: steps, unknown: steps }).map((made): AskedQuestion => ({
    ...ownQuestion(id),
    ...made,
    // Even a question that breaks the rule must not end in "none".
    unknown: made.unknown as "consult",
    basis: "guidance",
  }));
const anyQuestions = fc
  .uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 7 })
  .chain((ids) => fc.tuple(...ids.map(anyQuestion)));
const anySeverity = fc.constantFrom<Severity | null>("prohibited", "restricted", "advisory", null);
const PROCEDURE: CriteriaProcedure = {
  programTitle: { en: "example" },
  citation: "example",
  link: null,
  says: { en: "example" },
  nextStep: { en: "example" },
  everyPurchase: false,
};
const anyFacts = fc.record({
  profile: fc.constantFrom(...PROFILES),
  procedure: fc.option(fc.boolean().map((everyPurchase) => ({ ...PROCEDURE, everyPurchase }))),
  supplier: fc.option(
    anySeverity.map((severity): CriteriaSupplier => ({
      id: "example",
      name: "example",
      severity,
      severityForUse: severity,
      listings: [],
    })),
  ),
});
const anyCase = anyQuestions.chain((questions) =>
  fc.record({
    questions: fc.constant(questions),
    given: fc.array(fc.constantFrom("yes", "no", "unknown", "unanswered"), {
      minLength: questions.length,
      maxLength: questions.length,
    }),
    facts: anyFacts,
  }),
);

describe("for any questions, answers and facts", () => {
  const assessed = ({
    questions,
    given,
    facts,
  }: typeof anyCase extends fc.Arbitrary<infer T> ? T : never) => {
    const answers = Object.fromEntries(
      questions.flatMap(({ id }, at): [string, GivenAnswer][] => {
        const answer = given[at];
        return answer === undefined || answer === "unanswered" ? [] : [[id, answer]];
      }),
    );
    return assess(questions, answers, facts);
  };

  test("a “don't know” or a missing answer never ends in no step", () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const isOpen = made.given.some((each) => each === "unknown" || each === "unanswered");
        if (isOpen) expect(assessed(made).step).not.toBe("none");
      }),
    );
  });

  test("a prohibited supplier never ends below an approval, another listed one never below a consultation", () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const severity = made.facts.supplier?.severity ?? null;
        if (severity === "prohibited") expect(assessed(made).step).toBe("approval");
        if (severity !== null) expect(assessed(made).step).not.toBe("none");
      }),
    );
  });

  test("the step is the strongest of its reasons, and there is something to bring wherever there is a step", () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const { step, because, bring } = assessed(made);
        expect(because[0]?.step ?? "none").toBe(step);
        expect(because.some((each) => each.step === "none")).toBe(false);
        expect(bring.length > 0).toBe(step !== "none");
      }),
    );
  });

  test("no policy makes more than seven questions, or drops an official one", () => {
    const anyOwn = fc.array(
      fc.tuple(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 9 }), fc.boolean()),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(anyOwn, fc.constantFrom(...sheets), (made, sheet) => {
        const all = made.map(([ids, replaces]) => own(ids, replaces));
        const of = { profile: "jp-government", date: DATE, programs: bundled.programs } as const;
        const { questions } = questionsFor(sheet, all, of);
        expect(questions.length).toBeGreaterThan(0);
        expect(questions.length).toBeLessThanOrEqual(7);
        if (all.every(({ replaces }) => !replaces)) {
          const official = questionsFor(sheet, [], of).questions.filter(
            ({ basis }) => basis === "official",
          );
          const ids = questions.map(({ id }) => id);
          for (const { id } of official) expect(ids).toContain(id);
        }
      }),
    );
  });
});
