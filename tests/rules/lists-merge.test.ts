import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentKey } from "../../rules/lists/content-key.ts";
import { mergeLists, mergeWithConflicts } from "../../rules/lists/merge.ts";
import type { OwnedList } from "../../rules/lists/merge.ts";
import type { ListData, Listing, Name, Program, Supplier } from "../../rules/vocabulary.ts";
import { bundledData } from "../fixtures/bundled.ts";

const [someProgram] = bundledData.programs;
if (someProgram === undefined) throw new Error("the bundled list has no program");

const program = (id: string, more: Partial<Program> = {}): Program => ({
  ...someProgram,
  id,
  ...more,
});
const listing = (program: string, citation = "1 Example 2"): Listing => ({
  program,
  asserts: true,
  listedName: "Example",
  listedAliases: [],
  listedEntity: "supplier",
  listedOn: "2026-01-01",
  status: "listed",
  citation,
  link: null,
});
const named = (text: string, more: Partial<Name> = {}): Name => ({
  text,
  lang: "en",
  kind: "legal",
  ...more,
});
const supplier = (id: string, more: Partial<Supplier> = {}): Supplier => ({
  id,
  name: `Example ${id}`,
  country: "XX",
  categories: [],
  names: [named(`Example ${id}`)],
  models: [],
  identifiers: [],
  listings: [],
  relations: [],
  exclusions: [],
  ...more,
});
const list = (id: string, more: Partial<ListData> = {}): OwnedList => ({
  id,
  data: {
    version: `2026.01.01-${id.padStart(8, "0")}`,
    lists: [],
    programs: [],
    classes: [],
    categoryRules: [],
    nouns: [],
    suppliers: [],
    ...more,
  },
});
const only = (data: ListData): Supplier => {
  const [first, ...others] = data.suppliers;
  if (first === undefined || others.length > 0) throw new Error("one supplier was expected");
  return first;
};

describe("one list", () => {
  it("stays as it is", () => {
    expect(mergeLists([{ id: "core", data: bundledData }])).toBe(bundledData);
  });

  it("merged with itself is itself", () => {
    const twice = mergeWithConflicts([
      { id: "core", data: bundledData },
      { id: "core", data: bundledData },
    ]);
    expect(twice.conflicts).toEqual([]);
    expect(twice.data).toEqual(bundledData);
  });
});

it("no list at all is an error, never an empty list", () => {
  expect(() => mergeLists([])).toThrow(RangeError);
});

describe("a supplier in two lists", () => {
  const both = (a: Partial<Supplier>, b: Partial<Supplier>) =>
    mergeWithConflicts([
      list("a", { suppliers: [supplier("one", a)] }),
      list("b", { suppliers: [supplier("one", b)] }),
    ]);

  it("is one supplier with the names, models, codes, listings and ties of both", () => {
    const lei = { scheme: "lei", value: "529900T8BM49AURSDO55" } as const;
    const model = { line: "X", patterns: [], weak: false };
    const tie = { type: "affiliate", target: "Other", cited: true };
    const { data, conflicts } = both(
      { names: [named("One")], listings: [listing("p")], categories: ["x"] },
      {
        names: [named("One"), named("Uno")],
        listings: [listing("p"), listing("q")],
        models: [model],
        identifiers: [lei],
        relations: [tie],
        categories: ["x", "y"],
      },
    );
    expect(conflicts).toEqual([]);
    expect(only(data)).toEqual(
      supplier("one", {
        names: [named("One"), named("Uno")],
        listings: [listing("p"), listing("q")],
        models: [model],
        identifiers: [lei],
        relations: [tie],
        categories: ["x", "y"],
      }),
    );
  });

  it("keeps a listing that one list says has ended and the other one does not", () => {
    const ended = { ...listing("p"), delistedOn: "2026-02-01" };
    const { data } = both({ listings: [listing("p")] }, { listings: [ended] });
    expect(only(data).listings).toEqual([listing("p"), ended]);
  });

  it("keeps the first list's word on when a name counts, and says so", () => {
    const weak = named("Uno", { weak: "product" });
    const { data, conflicts } = both({ names: [weak] }, { names: [named("Uno")] });
    expect(only(data).names).toEqual([weak]);
    expect(conflicts).toEqual([
      { code: "name-differs", kept: "a", left: "b", record: "one", item: "Uno" },
    ]);
  });

  it("keeps the first list's main name and country, and says so", () => {
    const { data, conflicts } = both({ country: "XX" }, { country: "YY" });
    expect(only(data).country).toBe("XX");
    expect(conflicts).toEqual([{ code: "supplier-differs", kept: "a", left: "b", record: "one" }]);
  });

  it("is not silenced by what the later list leaves out: its exclusions are not taken", () => {
    const mine = { text: "One Street", why: "a street" };
    const { data, conflicts } = both(
      { exclusions: [mine] },
      { exclusions: [mine, { text: "Example one", why: "delisted by a stolen key" }] },
    );
    expect(only(data).exclusions).toEqual([mine]);
    expect(conflicts).toEqual([
      { code: "exclusion-left-out", kept: "a", left: "b", record: "one", item: "Example one" },
    ]);
  });
});

it.each([
  {
    code: "program-differs",
    part: (text: string) => ({ programs: [program("x", { citation: text })] }),
  },
  {
    code: "class-differs",
    part: (text: string) => ({
      classes: [{ id: "x", title: { en: text }, terms: {}, exclusions: [], procedures: {} }],
    }),
  },
  {
    code: "list-differs",
    part: (text: string) => ({
      lists: [
        {
          id: "x",
          publisher: { en: "P" },
          title: { en: text },
          retrieved: "2026-01-01",
          listings: 1,
        },
      ],
    }),
  },
])("a record in two lists with different content is a conflict: $code", ({ code, part }) => {
  const lists = [list("a", part("one")), list("b", part("two"))];
  const { data, conflicts } = mergeWithConflicts(lists);
  expect(conflicts).toEqual([{ code, kept: "a", left: "b", record: "x" }]);
  expect(data).toMatchObject(part("one"));
  const { data: other } = mergeWithConflicts(lists.toReversed());
  expect(other).toMatchObject(part("two"));
  expect(mergeWithConflicts([list("a", part("one")), list("b", part("one"))]).conflicts).toEqual(
    [],
  );
});

it("nouns of one family are added up", () => {
  const family = (terms: readonly string[]) => ({ id: "n", words: ["w"], classes: [], terms });
  const { data, conflicts } = mergeWithConflicts([
    list("b", { nouns: [family(["router"])] }),
    list("a", { nouns: [family(["switch", "router"])] }),
  ]);
  expect(conflicts).toEqual([]);
  expect(data.nouns).toEqual([family(["switch", "router"])]);
});

describe("several lists", () => {
  const ids = ["a", "b", "c"] as const;
  const word = fc.constantFrom("One", "Two", "Three");
  const record = fc.record({
    names: fc.uniqueArray(word, { minLength: 1 }).map((texts) => texts.map((text) => named(text))),
    listings: fc.uniqueArray(word).map((texts) => texts.map((text) => listing("p", text))),
    exclusions: fc.array(
      word.map((text) => ({ text, why: "w" })),
      { maxLength: 2 },
    ),
  });
  const suppliers = fc.uniqueArray(fc.constantFrom("s1", "s2", "s3", "s4"), { maxLength: 4 });
  const own = (id: string) =>
    fc.tuple(suppliers, fc.array(record, { minLength: 4, maxLength: 4 })).map(([names, records]) =>
      list(id, {
        programs: [program("p")],
        suppliers: names.map((each, at) => supplier(each, records[at])),
      }),
    );
  const lists = fc.tuple(...ids.map(own));
  /** Each list with ids of its own. */
  const disjoint = lists.map((all) =>
    all.map(({ id, data }) => ({
      id,
      data: {
        ...data,
        programs: [program(`${id}-p`)],
        suppliers: data.suppliers.map((each) => ({ ...each, id: `${id}-${each.id}` })),
      },
    })),
  );

  it("that have nothing in common give the same in any order, without a conflict", () => {
    fc.assert(
      fc.property(disjoint, fc.integer({ min: 0, max: 2 }), (all, turn) => {
        const turned = [...all.slice(turn), ...all.slice(0, turn)];
        const merged = mergeWithConflicts(all);
        expect(merged.conflicts).toEqual([]);
        expect(mergeWithConflicts(turned)).toEqual(merged);
        expect(mergeWithConflicts(all.toReversed())).toEqual(merged);
      }),
    );
  });

  it("lose no name and no listing that one of them has, and merged again they stay as they are", () => {
    fc.assert(
      fc.property(lists, (all) => {
        const data = mergeLists(all);
        const held = new Map(data.suppliers.map((each) => [each.id, each]));
        for (const { data: one } of all) {
          for (const each of one.suppliers) {
            const merged = held.get(each.id);
            const texts = merged?.names.map(({ text }) => text);
            expect(texts).toEqual(expect.arrayContaining(each.names.map(({ text }) => text)));
            const said = merged?.listings.map(contentKey);
            expect(said).toEqual(expect.arrayContaining(each.listings.map(contentKey)));
          }
        }
        const again = mergeLists([
          { id: "a", data },
          { id: "b", data },
        ]);
        expect({ ...again, version: data.version }).toEqual(data);
      }),
    );
  });

  it("that share suppliers differ by their order in nothing but what the first one decides", () => {
    fc.assert(
      fc.property(lists, (all) => {
        const bare = (data: ListData) => ({
          ...data,
          suppliers: data.suppliers.map(({ exclusions: _exclusions, ...each }) => each),
        });
        expect(bare(mergeLists(all.toReversed()))).toEqual(bare(mergeLists(all)));
      }),
    );
  });

  it("never lose an exclusion of the first list that knows the supplier, and never gain one from a later list", () => {
    fc.assert(
      fc.property(lists, (all) => {
        for (const each of mergeLists(all).suppliers) {
          const first = all.flatMap(({ data }) => data.suppliers).find(({ id }) => id === each.id);
          expect(each.exclusions).toEqual(first?.exclusions);
        }
      }),
    );
  });
});
