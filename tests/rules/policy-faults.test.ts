import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergePolicy } from "../../rules/policy/merge-policy.ts";
import type { PolicyCode, PolicyRejection } from "../../rules/policy/policy-words.ts";
import {
  MOST_ITEMS,
  MOST_REJECTIONS,
  POLICY_TEXT,
  readManagedPolicy,
  readPolicyKeys,
  readPolicyText,
} from "../../rules/schema/policy.ts";
import { POLICY_KEYS } from "../../rules/schema/policy/keys.ts";
import { entry, exampleOf, policyText } from "../fixtures/policies.ts";

const read = (text: string) => readPolicyText(text, "managed", "");
const readKeys = (keys: Readonly<Record<string, unknown>>) => read(policyText(keys));

/** A policy without a fault. */
const GOOD = {
  profile: entry("jp-government", "locked"),
  language: entry("ja"),
  contact: entry("Review desk"),
  minimumSeverity: entry("restricted", "locked"),
  "advice.prohibited": entry(exampleOf("advice.prohibited")),
  "suppliers.add": entry(exampleOf("suppliers.add")),
  "exceptions.add": entry(exampleOf("exceptions.add")),
  "portals.add": entry(["https://a.example/*", "https://b.example/*"]),
};

const [supplier] = exampleOf("suppliers.add") as Record<string, unknown>[];
const [exception] = exampleOf("exceptions.add") as Record<string, unknown>[];

type Fault = readonly [
  says: string,
  keys: Readonly<Record<string, unknown>>,
  fault: Omit<PolicyRejection, "message">,
  message: RegExp,
];

const TEN: readonly Fault[] = [
  [
    "a misspelt key",
    { ...GOOD, contakt: entry("Other desk") },
    { path: "contakt", code: "unknown-key", suggestion: "contact" },
    /^There is no key "contakt"\.$/,
  ],
  [
    "a collection without `.add`",
    { ...GOOD, suppliers: entry([]) },
    { path: "suppliers", code: "unknown-key", suggestion: "suppliers.add" },
    /no key "suppliers"/,
  ],
  [
    "a misspelt word of a closed set",
    { ...GOOD, profile: entry("jp-goverment") },
    { path: "profile", code: "bad-value", suggestion: "jp-government" },
    /"jp-goverment" is not one of: jp-government, us-federal/,
  ],
  [
    "a bare value",
    { ...GOOD, language: "ja" },
    { path: "language", code: "bad-entry", suggestion: null },
    /bare value: write \{"value": \.\.\., "mode": "locked"\}/,
  ],
  [
    "a missing mode",
    { ...GOOD, contact: { value: "Review desk" } },
    { path: "contact", code: "bad-mode", suggestion: null },
    /mode is missing: write \{"value": \.\.\., "mode": "locked"\}/,
  ],
  [
    "a misspelt mode",
    { ...GOOD, minimumSeverity: { value: "restricted", mode: "lock" } },
    { path: "minimumSeverity.mode", code: "bad-mode", suggestion: "locked" },
    /"lock" is no mode/,
  ],
  [
    "an empty name among the names of a supplier",
    {
      ...GOOD,
      "suppliers.add": entry([supplier, { ...supplier, id: "other", names: [{ text: "" }] }]),
    },
    { path: "suppliers.add[1].names[0].text", code: "bad-value", suggestion: null },
    /is empty/,
  ],
  [
    "a day that does not exist",
    {
      ...GOOD,
      "exceptions.add": entry([exception, { ...exception, id: "w-2", expires: "2027-02-29" }]),
    },
    { path: "exceptions.add[1].expires", code: "bad-value", suggestion: null },
    /"2027-02-29" is not a day that exists/,
  ],
  [
    "an address that is not https",
    { ...GOOD, "advice.prohibited": entry({ en: { form: "http://forms.example/" } }) },
    { path: "advice.prohibited.en.form", code: "bad-value", suggestion: null },
    /begins with https/,
  ],
  [
    "an item twice",
    { ...GOOD, "portals.add": entry(["https://a.example/*", "https://a.example/*"]) },
    { path: "portals.add[1]", code: "duplicate-id", suggestion: null },
    /stands twice/,
  ],
];

describe("ten policies with one planted fault each", () => {
  it("have no fault without it", () => {
    expect(readKeys(GOOD).rejected).toEqual([]);
  });

  it.each(TEN)("%s is named by its path, and all else applies", (_, keys, fault, message) => {
    const { layer, rejected, problem } = readKeys(keys);
    expect(problem).toBeNull();
    expect(rejected).toEqual([{ ...fault, message: expect.stringMatching(message) }]);
    const touched = fault.path.replace(/[[].*$|\.(?:mode|en\..*)$/, "");
    const { layer: whole } = readKeys(GOOD);
    for (const key of Object.keys(GOOD) as (keyof typeof GOOD)[])
      if (key !== touched) expect(layer.keys[key]).toEqual(whole.keys[key]);
    // Of a collection only the item is gone.
    if (touched.endsWith(".add"))
      expect(layer.keys[touched as "portals.add"]?.value.length).toBeGreaterThan(0);
    else expect(layer.keys).not.toHaveProperty([touched]);
  });
});

describe("the key that was probably meant", () => {
  it.each([
    ["Profile", "profile"],
    ["contacts", "contact"],
    ["minimumSeverty", "minimumSeverity"],
    ["update", "updateIntervalMinutes"],
    ["lang", "language"],
    ["exeptions.add", "exceptions.add"],
    ["supplier.add", "suppliers.add"],
    ["suppliers", "suppliers.add"],
    ["Suppliers", "suppliers.add"],
    ["exception", "exceptions.add"],
    ["advice.prohibit", "advice.prohibited"],
    ["advice", null],
    ["buyer", null],
    ["x", null],
    ["", null],
    ["toString", null],
  ])("%s: %s", (key, suggestion) => {
    expect(readKeys({ [key]: entry(1) }).rejected).toMatchObject([
      { path: key, code: "unknown-key", suggestion },
    ]);
  });
});

describe("a text of which nothing can be read", () => {
  const LONG = policyText({ contact: entry("x".repeat(5_000_000)) });
  const table: readonly [string, string, PolicyCode, string][] = [
    ["broken JSON", '{"keys": {', "not-json", ""],
    ["no text", "", "not-json", ""],
    ["half a megabyte of brackets", "[".repeat(500_000), "not-json", ""],
    ["a list", "[]", "not-a-policy", ""],
    ["a number", "7", "not-a-policy", ""],
    ["lists in lists", `${"[".repeat(200_000)}${"]".repeat(200_000)}`, "not-a-policy", ""],
    ["an empty object", "{}", "not-a-policy", "keys"],
    ["keys that are a list", '{"schemaVersion": 1, "id": "x", "keys": []}', "not-a-policy", "keys"],
    ["5 MB", LONG, "too-large", ""],
    [
      "a later version of the language",
      '{"schemaVersion": 2, "id": "x", "keys": {}}',
      "schema-version",
      "schemaVersion",
    ],
    ["keys twice", '{"keys": {}, "keys": {}}', "duplicate-member", "keys"],
  ];

  it.each(table)("%s", (_, text, code, path) => {
    const { layer, problem, rejected } = read(text);
    expect(problem).toMatchObject({ code, path });
    expect(rejected).toContainEqual(problem);
    expect(layer).toEqual({ source: "managed", origin: "", id: null, keys: {} });
  });

  it("is one unit too long at the limit, not before it", () => {
    const { length } = policyText({});
    const filled = (size: number) => `${" ".repeat(size - length)}${policyText({})}`;
    expect(read(filled(POLICY_TEXT)).problem).toBeNull();
    expect(read(filled(POLICY_TEXT + 1)).problem?.code).toBe("too-large");
  });
});

describe("a text that can be read all the same", () => {
  const table: readonly [string, string, PolicyCode | null, string][] = [
    ["without a version", '{"id": "x", "keys": {}}', "schema-version", "schemaVersion"],
    [
      "with a version as text",
      '{"schemaVersion": "1", "id": "x", "keys": {}}',
      "schema-version",
      "schemaVersion",
    ],
    ["without an id", '{"schemaVersion": 1, "keys": {}}', "bad-value", "id"],
    [
      "with a member of its own",
      '{"schemaVersion": 1, "id": "x", "keys": {}, "note": 1}',
      "unknown-member",
      "note",
    ],
    [
      "with a key beside `keys`",
      '{"schemaVersion": 1, "id": "x", "keys": {}, "profile": 1}',
      "unknown-member",
      "profile",
    ],
    ["behind a byte order mark", '\ufeff{"schemaVersion": 1, "id": "x", "keys": {}}', null, ""],
  ];

  it.each(table)("%s", (_, text, code, path) => {
    const { problem, rejected } = read(
      text.replace('"keys": {}', `"keys": ${JSON.stringify(GOOD)}`),
    );
    expect(problem).toBeNull();
    expect(rejected.map((each) => [each.code, each.path])).toEqual(
      code === null ? [] : [[code, path]],
    );
    expect(read(text.replace('"keys": {}', `"keys": ${JSON.stringify(GOOD)}`)).layer.keys).toEqual(
      readKeys(GOOD).layer.keys,
    );
  });
});

describe("hostile keys and items", () => {
  it("named after the inner life of objects are unknown, and change nothing", () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const members = names
      .map((name) => `"${name}": {"value": {"x": 1}, "mode": "locked"}`)
      .join(",");
    const { layer, rejected } = read(`{"schemaVersion": 1, "id": "x", "keys": {${members}}}`);
    expect(rejected.map(({ path, code }) => [path, code])).toEqual(
      names.map((name) => [name, "unknown-key"]),
    );
    expect(layer.keys).toEqual({});
    expect(Object.getPrototypeOf(layer.keys)).toBe(Object.prototype);
  });

  it("with a misspelt member have one fault, not a missing member beside it", () => {
    const { reason, ...rest } = supplier ?? {};
    expect(
      readKeys({ "suppliers.add": entry([{ ...rest, reson: reason }]) }).rejected,
    ).toMatchObject([
      { path: "suppliers.add[0].reson", code: "unknown-member", suggestion: "reason" },
    ]);
  });

  it("named __proto__ inside an item make the item unknown", () => {
    const item = JSON.stringify(supplier).replace("{", '{"__proto__": {"severity": "advisory"}, ');
    const text = policyText({ "suppliers.add": entry(["ITEM"]) }).replace('"ITEM"', item);
    expect(read(text).rejected).toMatchObject([
      { path: "suppliers.add[0].__proto__", code: "unknown-member" },
    ]);
  });

  it("twice in one object are not taken, whatever the second one says", () => {
    const twice = (text: string) => read(`{"schemaVersion": 1, "id": "x", "keys": {${text}}}`);
    const key = '"contact": {"value": "a", "mode": "locked"}';
    expect(twice(`${key}, "language": {"value": "ja", "mode": "default"}, ${key}`)).toMatchObject({
      layer: { keys: { language: { value: "ja" } } },
      rejected: [{ path: "contact", code: "duplicate-member" }],
    });
    expect(
      twice('"contact": {"value": "a", "mode": "locked", "m\\u006fde": "default"}'),
    ).toMatchObject({
      layer: { keys: {} },
      rejected: [{ path: "contact.mode", code: "duplicate-member" }],
    });
    const item = JSON.stringify(exception).replace("{", '{"id": "other", ');
    expect(
      twice(
        `"exceptions.add": {"value": [${item}, ${JSON.stringify(exception)}], "mode": "default"}`,
      ),
    ).toMatchObject({
      layer: { keys: { "exceptions.add": { value: [{ id: "waiver-2026-17" }] } } },
      rejected: [{ path: "exceptions.add[0].id", code: "duplicate-member" }],
    });
  });

  it("more than a key may have void that key alone", () => {
    const ids = (count: number) => Array.from({ length: count }, (_, at) => `p-${at}`);
    const { layer, rejected } = readKeys({
      "programsOff.add": entry(ids(MOST_ITEMS + 1)),
      language: entry("ja"),
    });
    expect(rejected).toMatchObject([{ path: "programsOff.add", code: "too-many" }]);
    expect(Object.keys(layer.keys)).toEqual(["language"]);
    expect(readKeys({ "programsOff.add": entry(ids(MOST_ITEMS)) }).rejected).toEqual([]);
  });

  it("of a `replace` that are all bad do not replace everything by nothing", () => {
    const { layer } = readKeys({ "suppliers.replace": entry([{ ...supplier, severity: "high" }]) });
    expect(layer.keys).toEqual({});
    expect(readKeys({ "suppliers.replace": entry([]) }).layer.keys).toHaveProperty([
      "suppliers.replace",
    ]);
  });

  it("are told up to a number, and the rest is counted", () => {
    const keys = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`no-key-${at}`, 0]));
    const { rejected } = readKeys(keys);
    expect(rejected).toHaveLength(MOST_REJECTIONS + 1);
    expect(rejected.at(-1)).toMatchObject({
      code: "too-many",
      message: expect.stringContaining("1500 more"),
    });
  });

  it("are shown without what cannot be shown, and cut", () => {
    const name = `\u202egnp.exe${"x".repeat(400)}`;
    const [fault] = readKeys({ [name]: 0 }).rejected;
    expect(fault?.path).toMatch(/^\\u202egnp\.exex+…$/);
    expect(`${fault?.path}${fault?.message}`.length).toBeLessThan(300);
  });

  const values: readonly [string, unknown, string, RegExp][] = [
    ["updateIntervalMinutes", 14, "updateIntervalMinutes", /below 15/],
    ["updateIntervalMinutes", 1e300, "updateIntervalMinutes", /./],
    ["updateIntervalMinutes", 60.5, "updateIntervalMinutes", /whole number/],
    ["updateIntervalMinutes", "60", "updateIntervalMinutes", /"60" is not a (?:whole )?number/],
    ["contact", ["a"], "contact", /The list is not a text/],
    ["contact", " a", "contact", /blanks/],
    ["contact", "a\u202eb", "contact", /writing direction/],
    ["contact", "\ud800", "contact", /half a character/],
    ["purposes", { a: 1 }, "purposes", /The object is not a list/],
    ["jurisdiction", "Japan", "jurisdiction", /two capital letters/],
    [
      "thresholds",
      [{ currency: "JPY", from: -1, says: { en: "x" } }],
      "thresholds[0].from",
      /below 0/,
    ],
    ["advice.advisory", {}, "advice.advisory", /says nothing/],
    ["advice.advisory", { en: { email: "desk" } }, "advice.advisory.en.email", /e-mail/],
    ["portals.add", ["a.example"], "portals.add[0]", /https:\/\/\*\.example\.com/],
    ["portals.add", ["<all_urls>"], "portals.add[0]", /is not a site/],
    ["featuresOff.add", ["citeria"], "featuresOff.add[0]", /is not one of/],
    [
      "severities.add",
      [{ id: "a", severity: "none", from: "2026-02-01", to: "2026-01-31" }],
      "severities.add[0].to",
      /ends before it begins/,
    ],
    [
      "exceptions.add",
      [{ ...exception, reason: undefined }],
      "exceptions.add[0].reason",
      /missing/,
    ],
    [
      "exceptions.add",
      [{ ...exception, sites: ["https://a.example/"] }],
      "exceptions.add[0].sites[0]",
      /is not a host/,
    ],
    [
      "exclusions.add",
      [{ id: "a", supplier: "b", text: "c", host: "d.example", why: "e" }],
      "exclusions.add[0]",
      /exactly one/,
    ],
    [
      "categoryRules.add",
      [{ origin: { any: false } }],
      "categoryRules.add[0].origin",
      /is not an origin/,
    ],
    [
      "suppliers.add",
      [{ ...supplier, products: [{ line: "x", models: ["*"] }] }],
      "suppliers.add[0].products[0].models[0]",
      /model number/,
    ],
    [
      "suppliers.add",
      [{ ...supplier, delistedOn: "2026-03-31" }],
      "suppliers.add[0].delistedOn",
      /ends before/,
    ],
    ["suppliers.add", [{ ...supplier, reson: {} }], "suppliers.add[0].reson", /no member/],
    [
      "criteria.add",
      [{ productClass: "pc", questions: Array(8).fill(0) }],
      "criteria.add[0].questions",
      /more than 7/,
    ],
  ];

  it.each(values)("%s = %j is refused at its place", (key, value, path, message) => {
    const { layer, rejected } = readKeys({ [key]: entry(value) });
    const fault = rejected.find((each) => each.path === path);
    expect(fault?.message).toMatch(message);
    expect(layer.keys).toEqual({});
  });
});

describe("anything at all", () => {
  const anyKey = fc.oneof(fc.constantFrom(...POLICY_KEYS.map(({ key }) => key)), fc.string());
  const anyEntry = fc.oneof(
    fc.jsonValue(),
    fc.record({ value: fc.jsonValue(), mode: fc.constantFrom("locked", "default", "", 1) }),
  );

  it("is read or refused, never thrown at, and what is taken would be taken again", () => {
    fc.assert(
      fc.property(fc.dictionary(anyKey, anyEntry), (keys) => {
        const { layer, problem } = readKeys(keys);
        expect(problem).toBeNull();
        expect(readPolicyKeys(layer.keys, "managed", "").layer.keys).toEqual(layer.keys);
        readManagedPolicy(keys);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.json()), (text) => {
        expect(Object.keys(read(text).layer.keys)).toEqual([]);
      }),
    );
  });
});

describe("a policy that locks everything off", () => {
  it("is taken as it stands: what it does is for those who decide and show to say", () => {
    const { layer, rejected } = readKeys({
      "severities.replace": entry([{ id: "all", severity: "none" }], "locked"),
      "portals.replace": entry([], "locked"),
      "portalsOff.add": entry(["https://*.example/*"], "locked"),
      "featuresOff.add": entry(
        ["criteria", "category-rules", "import-policy", "add-repository", "dispositions"],
        "locked",
      ),
      minimumSeverity: entry("prohibited", "locked"),
    });
    expect(rejected).toEqual([]);
    expect(mergePolicy([layer]).locked).toEqual([
      "minimumSeverity",
      "severities",
      "portals",
      "portalsOff",
      "featuresOff",
    ]);
  });
});

describe("an imported file", () => {
  it("locks nothing: its values are defaults, and it says so", () => {
    const { layer, rejected } = readPolicyText(policyText(GOOD), "imported", "ours.json");
    expect(rejected.map(({ path, code }) => [path, code])).toEqual([
      ["profile.mode", "not-locked-here"],
      ["minimumSeverity.mode", "not-locked-here"],
    ]);
    expect(Object.values(layer.keys).every(({ mode }) => mode === "default")).toBe(true);
    expect(Object.keys(layer.keys)).toEqual(Object.keys(GOOD));
    expect(layer).toMatchObject({ source: "imported", origin: "ours.json", id: "test" });
  });
});

describe("managed storage", () => {
  it("holds a policy as text, and small keys that count before it", () => {
    const { layer, rejected, problem } = readManagedPolicy({
      repositoryUrl: "https://lists.example/",
      policy: policyText(GOOD),
      language: { value: "en", mode: "locked" },
      updateIntervalMinutes: { value: "120", mode: "default" },
    });
    expect(problem).toBeNull();
    expect(layer.keys).toMatchObject({
      profile: { value: "jp-government", mode: "locked" },
      language: { value: "en", mode: "locked" },
      updateIntervalMinutes: { value: 120, mode: "default" },
    });
    expect(rejected).toMatchObject([{ path: "language", code: "set-twice" }]);
  });

  it("keeps small keys where the text is broken, and says what is broken", () => {
    const { layer, problem } = readManagedPolicy({
      policy: "{",
      profile: { value: "general", mode: "locked" },
    });
    expect(layer.keys).toEqual({ profile: { value: "general", mode: "locked" } });
    expect(problem).toMatchObject({ path: "policy", code: "not-json" });
  });

  it("may hold an object that is deeper than any text of it", () => {
    let deep: unknown = 1;
    for (let level = 0; level < 200_000; level++) deep = [deep];
    expect(readManagedPolicy({ policy: { keys: deep } }).problem?.path).toBe("policy");
  });

  it("may hold the policy as an object, where the browser checks no schema", () => {
    const policy: unknown = JSON.parse(policyText(GOOD));
    expect(readManagedPolicy({ policy }).layer.keys).toEqual(readKeys(GOOD).layer.keys);
    expect(readManagedPolicy({ policy: 7 }).problem).toMatchObject({
      path: "policy",
      code: "not-a-policy",
    });
  });

  const faults: readonly [string, Record<string, unknown>, string, PolicyCode, string | null][] = [
    ["a misspelt name", { polcy: "{}" }, "polcy", "unknown-key", "policy"],
    ["a misspelt small key", { profil: {} }, "profil", "unknown-key", "profile"],
    ["a key that is not small", { "suppliers.add": {} }, "suppliers.add", "unknown-key", "policy"],
    ["a bare small key", { language: "ja" }, "language", "bad-entry", null],
    [
      "a number out of range",
      { updateIntervalMinutes: { value: "1", mode: "default" } },
      "updateIntervalMinutes",
      "bad-value",
      null,
    ],
    [
      "a text that is no number",
      { updateIntervalMinutes: { value: "1h", mode: "default" } },
      "updateIntervalMinutes",
      "bad-value",
      null,
    ],
  ];

  it.each(faults)("names %s by its path", (_, held, path, code, suggestion) => {
    const { rejected, problem } = readManagedPolicy({ ...held, contact: entry("Review desk") });
    expect(problem).toBeNull();
    expect(rejected).toMatchObject([{ path, code, suggestion }]);
  });

  it("that is empty sets nothing and has no fault", () => {
    expect(readManagedPolicy({})).toEqual({
      layer: { source: "managed", origin: "", id: null, keys: {} },
      problem: null,
      rejected: [],
    });
  });
});

describe("the table of keys", () => {
  it.each(POLICY_KEYS)("$key takes its own example and refuses its bad one", (spec) => {
    const { key, example, badExample } = spec;
    expect(readPolicyKeys({ [key]: entry(example) }, "managed", "")).toEqual({
      layer: { source: "managed", origin: "", id: null, keys: { [key]: entry(example) } },
      problem: null,
      rejected: [],
    });
    if (badExample === undefined) return;
    const refused = readPolicyKeys({ [key]: entry(badExample) }, "managed", "");
    expect(refused.layer.keys).toEqual({});
    expect(refused.rejected.every(({ path }) => path.startsWith(key))).toBe(true);
    expect(refused.rejected.length).toBeGreaterThan(0);
  });
});
