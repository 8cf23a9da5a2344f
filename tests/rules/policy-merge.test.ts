import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportPolicy } from "../../rules/policy/export-policy.ts";
import {
  isManyKey,
  isOneKey,
  MANY_KEY_NAMES,
  MANY_KEYS,
  ONE_KEY_NAMES,
  POLICY_KEY_NAMES,
} from "../../rules/policy/key-facts.ts";
import { keyStatuses } from "../../rules/policy/key-status.ts";
import { mergePolicy } from "../../rules/policy/merge-policy.ts";
import type {
  EffectivePolicy,
  ManyKey,
  PolicyLayer,
  PolicyMode,
} from "../../rules/policy/policy-words.ts";
import { readPolicyKeys, readPolicyText } from "../../rules/schema/policy.ts";
import { entry, layer, layers, policyText, someKeys } from "../fixtures/policies.ts";

type Source = PolicyLayer["source"];

function layerOf(source: Source, keys: Readonly<Record<string, unknown>>, rank = 0): PolicyLayer {
  const read = readPolicyKeys(keys, source, `${source}-${rank}`);
  return { ...read.layer, rank };
}

/** The values of what is in force, without who set them. */
function valuesOf(effective: EffectivePolicy) {
  const one = ONE_KEY_NAMES.flatMap((key) => {
    const held = effective.one[key];
    return held === undefined ? [] : [[key, held.value]];
  });
  const many = MANY_KEY_NAMES.map((name) => [name, effective[name].map((item) => item.value)]);
  return { ...Object.fromEntries(one), ...Object.fromEntries(many) };
}

function idsOf(effective: EffectivePolicy, name: ManyKey): readonly string[] {
  const idOf = MANY_KEYS[name].idOf as (item: unknown) => string;
  return effective[name].map(({ value }) => idOf(value));
}

describe("who counts for a key with one value", () => {
  const table: readonly [string, readonly (readonly [Source, PolicyMode])[], Source][] = [
    [
      "managed storage's lock before the organisation's",
      [
        ["organisation", "locked"],
        ["managed", "locked"],
      ],
      "managed",
    ],
    [
      "the organisation's lock before the person",
      [
        ["user", "default"],
        ["organisation", "locked"],
      ],
      "organisation",
    ],
    [
      "a lock before managed storage's default",
      [
        ["managed", "default"],
        ["organisation", "locked"],
      ],
      "organisation",
    ],
    [
      "the person before an imported file",
      [
        ["imported", "default"],
        ["user", "default"],
      ],
      "user",
    ],
    [
      "an imported file before managed storage's default",
      [
        ["managed", "default"],
        ["imported", "default"],
      ],
      "imported",
    ],
    [
      "managed storage's default before the organisation's",
      [
        ["organisation", "default"],
        ["managed", "default"],
      ],
      "managed",
    ],
    ["the organisation's default before nobody", [["organisation", "default"]], "organisation"],
    [
      "an imported file that says it locks is no lock",
      [
        ["imported", "locked"],
        ["user", "default"],
      ],
      "user",
    ],
  ];

  it.each(table)("%s", (_, given, winner) => {
    const all = given.map(([source, mode]) => layerOf(source, { contact: entry(source, mode) }));
    const isLocked = given.some(([source, mode]) => source === winner && mode === "locked");
    const effective = mergePolicy(all);
    expect(effective.one.contact).toEqual({ value: winner, source: winner, origin: `${winner}-0` });
    expect(effective.locked).toEqual(isLocked ? ["contact"] : []);
  });

  it("is nobody where nobody set it", () => {
    expect(mergePolicy([]).one).toEqual({});
    expect(mergePolicy([]).minimumSeverity).toBeNull();
  });

  it("is the repository of the lower rank among several, and the first one given where ranks are equal", () => {
    const a = layerOf("organisation", { contact: entry("a") }, 1);
    const b = layerOf("organisation", { contact: entry("b") }, 0);
    expect(mergePolicy([a, b]).one.contact?.value).toBe("b");
    expect(mergePolicy([{ ...a, rank: 0 }, b]).one.contact?.value).toBe("a");
  });
});

describe("the items of a collection", () => {
  const off = (...ids: string[]) => entry(ids);
  const lockedOff = (...ids: string[]) => entry(ids, "locked");

  it("are those of all sources, the strongest source's first", () => {
    const effective = mergePolicy([
      layerOf("organisation", { "programsOff.add": off("c", "a") }),
      layerOf("managed", { "programsOff.add": off("b") }),
      layerOf("user", { "programsOff.add": off("a") }),
    ]);
    expect(effective.programsOff).toEqual([
      { value: "a", source: "user", origin: "user-0" },
      { value: "b", source: "managed", origin: "managed-0" },
      { value: "c", source: "organisation", origin: "organisation-0" },
    ]);
  });

  it("are not those of sources weaker than one that replaces", () => {
    const effective = mergePolicy([
      layerOf("organisation", { "programsOff.add": off("c") }),
      layerOf("managed", { "programsOff.replace": off("b"), "programsOff.add": off("d") }),
      layerOf("user", { "programsOff.add": off("a") }),
    ]);
    expect(idsOf(effective, "programsOff")).toEqual(["a", "d", "b"]);
  });

  it("are none where a source replaces all by nothing", () => {
    const effective = mergePolicy([
      layerOf("organisation", { "programsOff.add": off("c") }),
      layerOf("managed", { "programsOff.replace": off() }),
    ]);
    expect(effective.programsOff).toEqual([]);
  });

  it("are only those of the sources that lock, where one locks", () => {
    const effective = mergePolicy([
      layerOf("user", { "programsOff.add": off("a") }),
      layerOf("imported", { "programsOff.replace": lockedOff("i") }),
      layerOf("managed", { "programsOff.add": off("b") }),
      layerOf("organisation", { "programsOff.add": lockedOff("c") }),
      layerOf("organisation", { "programsOff.add": lockedOff("d") }, 1),
    ]);
    expect(idsOf(effective, "programsOff")).toEqual(["c", "d"]);
    expect(effective.locked).toEqual(["programsOff"]);
  });
});

describe("for any policies", () => {
  it("the merge does not depend on the order of the layers", () => {
    fc.assert(
      fc.property(
        layers().chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(mergePolicy(shuffled)).toEqual(mergePolicy(all));
        },
      ),
    );
  });

  it("the merge does not depend on the order of the keys in a file", () => {
    fc.assert(
      fc.property(someKeys(), (keys) => {
        const turned = Object.fromEntries(Object.entries(keys).toReversed());
        const [left, right] = [keys, turned].map((each) => mergePolicy([layerOf("managed", each)]));
        expect(left).toEqual(right);
      }),
    );
  });

  it("merging a layer twice is merging it once", () => {
    fc.assert(
      fc.property(layers(), (all) => {
        expect(mergePolicy([...all, ...all])).toEqual(mergePolicy(all));
      }),
    );
  });

  it("a bad key never changes what another key comes to", () => {
    const bad = fc.constantFrom<[string, unknown]>(
      ["profil", entry("general")],
      ["contact", 7],
      ["language", { value: "ja" }],
      ["suppliers.add", entry({})],
      ["__proto__", entry([])],
      ["exceptions.replace", entry([{ id: "x" }], "locked")],
      ["minimumSeverity", entry("high", "locked")],
    );
    fc.assert(
      fc.property(layers(), someKeys(), bad, (others, keys, [name, fault]) => {
        const { [name]: _, ...good } = keys;
        const without = readPolicyText(policyText(good), "managed", "m");
        // As text: an object of JavaScript has no member `__proto__` of its own.
        const members = [...Object.entries(good), [name, fault] as const]
          .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
          .join(",");
        const text = `{"schemaVersion":1,"id":"test","keys":{${members}}}`;
        const read = readPolicyText(text, "managed", "m");
        expect(read.problem).toBeNull();
        expect(read.rejected.map(({ path }) => path.split("[")[0])).toContain(name);
        expect(mergePolicy([...others, read.layer])).toEqual(
          mergePolicy([...others, without.layer]),
        );
      }),
    );
  });

  it("what an administrator locks beats whatever a person sets or imports", () => {
    const below = layer(fc.constantFrom<Source>("user", "imported"));
    fc.assert(
      fc.property(layers(), below, (all, added) => {
        const above = all.filter(({ source }) => source === "managed" || source === "organisation");
        const before = mergePolicy(above);
        const after = mergePolicy([...above, added]);
        expect(after.locked).toEqual(before.locked);
        for (const key of before.locked) {
          if (isOneKey(key)) expect(after.one[key]).toEqual(before.one[key]);
          if (isManyKey(key)) expect(after[key]).toEqual(before[key]);
        }
      }),
    );
  });

  it("adding never replaces: no item goes away where nobody locks", () => {
    const adds = MANY_KEY_NAMES.map((name) => `${name}.add` as const);
    const asDefault = (each: PolicyLayer): PolicyLayer => {
      const keys = Object.entries(each.keys).map(([key, { value }]) => [key, entry(value)]);
      return { ...each, keys: Object.fromEntries(keys) };
    };
    fc.assert(
      fc.property(layers(POLICY_KEY_NAMES), layer(undefined, adds), (all, added) => {
        const before = mergePolicy(all.map(asDefault));
        const after = mergePolicy([...all.map(asDefault), asDefault({ ...added, rank: 9 })]);
        for (const name of MANY_KEY_NAMES) {
          // A stronger `replace` leaves the addition out; it takes nothing away either.
          expect(idsOf(after, name)).toEqual(expect.arrayContaining([...idsOf(before, name)]));
        }
      }),
    );
  });

  it("what was exported, read and merged again is what was in force", () => {
    fc.assert(
      fc.property(layers(), (all) => {
        const effective = mergePolicy(all);
        const read = readPolicyText(exportPolicy(effective), "imported", "exported.json");
        expect(read.rejected).toEqual([]);
        expect(valuesOf(mergePolicy([read.layer]))).toEqual(valuesOf(effective));
      }),
    );
  });

  it("the status of every key says what is in force, and which of what was received is a part of it", () => {
    fc.assert(
      fc.property(layers(), (all) => {
        const effective = mergePolicy(all);
        const statuses = keyStatuses(all);
        expect(statuses.map(({ key }) => key)).toEqual(POLICY_KEY_NAMES);
        for (const { key, received, effective: value, isLocked } of statuses) {
          const given = all.filter((each) => each.keys[key] !== undefined);
          expect(received).toHaveLength(given.length);
          const counting = received.filter(({ state }) => state === "in-force");
          if (isOneKey(key)) {
            const held = effective.one[key];
            expect(value).toEqual(held?.value ?? null);
            expect(counting.map(({ origin }) => origin)).toEqual(
              held === undefined ? [] : [held.origin],
            );
            expect(isLocked).toBe(effective.locked.includes(key));
            continue;
          }
          const name = key.replace(/\.(?:add|replace)$/, "");
          if (!isManyKey(name)) throw new Error(key);
          expect(value ?? []).toEqual(effective[name].map((item) => item.value));
          expect(isLocked).toBe(effective.locked.includes(name));
          const makers = effective[name].map(({ origin }) => origin);
          if (key.endsWith(".replace")) continue;
          for (const { origin, state, value: items } of received) {
            const replaces = all.some(
              (each) => each.origin === origin && each.keys[`${name}.replace`] !== undefined,
            );
            if (state === "in-force" && (items as unknown[]).length > 0)
              expect(makers).toContain(origin);
            if (state === "overridden" && !replaces) expect(makers).not.toContain(origin);
          }
        }
      }),
    );
  });
});
