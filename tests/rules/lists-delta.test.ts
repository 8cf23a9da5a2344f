import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDelta, makeDelta } from "../../rules/lists/delta.ts";
import { DeltaError } from "../../rules/lists/delta-error.ts";

/** Few different lines, so that equal ones, moves and repetitions are common. */
const line = fc.oneof(
  fc.constantFrom("", "a", "b", "c", "+", "~0,1,1,x", "sekisho-delta 1 1 1 0000000000000000"),
  fc.string({ unit: "grapheme", maxLength: 6 }).map((text) => text.replaceAll("\n", " ")),
  fc
    .tuple(fc.nat(9), fc.string({ maxLength: 4 }))
    .map(([id, end]) => `{"id":"supplier-${String(id)}","name":"😀 Example ${end}"}`),
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));

function outcome(old: string, delta: string): string {
  try {
    return applyDelta(old, delta);
  } catch (error) {
    if (error instanceof DeltaError) return error.code;
    throw error;
  }
}

describe("a delta", () => {
  it("gives the new text of the old one exactly, whatever the lines and their order", () => {
    fc.assert(
      fc.property(text, text, (old, next) => {
        expect(applyDelta(old, makeDelta(old, next))).toBe(next);
      }),
      { numRuns: 2000 },
    );
  });

  it("survives being written as UTF-8, with astral letters at the seams", () => {
    const utf8 = (delta: string): string => Buffer.from(delta, "utf8").toString("utf8");
    fc.assert(
      fc.property(text, text, (old, next) => {
        expect(applyDelta(old, utf8(makeDelta(old, next)))).toBe(next);
      }),
      { numRuns: 500 },
    );
    const [old, next] = ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa😀b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa😁b"];
    const delta = makeDelta(old, next);
    expect(delta).toContain("\n~");
    expect(applyDelta(old, utf8(delta))).toBe(next);
  });

  it("of equal texts holds no line", () => {
    expect(makeDelta("a\nb\n", "a\nb\n").split("\n").slice(1)).toEqual(["", ""]);
  });

  it("holds a changed line as its change alone", () => {
    const old = `{"id":"a","names":["${"x".repeat(500)}"],"since":"2020-01-01"}\n`;
    const delta = makeDelta(`first\n${old}last\n`, `first\n${old.replace("2020", "2026")}last\n`);
    expect(delta.split("\n").at(-1)).toMatch(/^~0,[0-9a-z]+,[0-9a-z]+,6$/);
  });

  it("keeps the longest row of lines that did not move", () => {
    const lines = Array.from({ length: 100 }, (_, index) => `line ${String(index)}`);
    const moved = [...lines.slice(1), "line 0"];
    const delta = makeDelta(lines.join("\n"), moved.join("\n"));
    expect(delta.split("\n").slice(1)).toEqual(["0", "2r", "+line 0"]);
  });

  it("stays small however many lines change places", () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `supplier ${String(index * 7919)}`);
    const next = lines.toSpliced(10_000, 20, "one", "two").concat("three");
    const delta = makeDelta(lines.join("\n"), next.join("\n"));
    expect(delta.length).toBeLessThan(120);
    expect(applyDelta(lines.join("\n"), delta)).toBe(next.join("\n"));
  });
});

describe("a delta that is not right", () => {
  const old = "a\nb\nc\nd\n";
  const next = "a\nx\nc\ny\n";
  const good = makeDelta(old, next);
  const [head = "", removed = "", added = ""] = good.split("\n");

  it.each([
    { what: "nothing at all", delta: "", code: "delta-head" },
    { what: "another kind of file", delta: `{"v":1}`, code: "delta-head" },
    {
      what: "a later version of the format",
      delta: good.replace("delta 1", "delta 2"),
      code: "delta-head",
    },
    { what: "a head alone", delta: head, code: "delta-cut-short" },
    { what: "a line too few", delta: good.slice(0, -3), code: "delta-cut-short" },
    { what: "a line too many", delta: `${good}\n+z`, code: "delta-cut-short" },
    {
      what: "a run beyond the end",
      delta: good.replace(`\n${removed}\n`, "\n1,zz\n"),
      code: "delta-runs",
    },
    {
      what: "runs that touch",
      delta: good.replace(`\n${removed}\n`, "\n1,0\n"),
      code: "delta-runs",
    },
    {
      what: "a sign in a run",
      delta: good.replace(`\n${removed}\n`, "\n1,-1\n"),
      code: "delta-runs",
    },
    { what: "a leading zero", delta: good.replace(`\n${added}\n`, "\n01,1\n"), code: "delta-runs" },
    { what: "an empty run", delta: good.replace(`\n${added}\n`, "\n1:0,1\n"), code: "delta-runs" },
    {
      what: "counts that do not add up",
      delta: good.replace(`\n${removed}\n`, "\n1\n"),
      code: "delta-inconsistent",
    },
    { what: "a line without its sign", delta: good.replace("+x", "x"), code: "delta-lines" },
    {
      what: "a change of a line that is not removed",
      delta: good.replace("+x", "~9,0,0,x"),
      code: "delta-lines",
    },
    {
      what: "one removed line used twice",
      delta: good.replace("+x", "~0,0,0,x").replace("+y", "~0,0,0,y"),
      code: "delta-lines",
    },
    {
      what: "more of a line than there is",
      delta: good.replace("+x", "~0,1,1,x"),
      code: "delta-lines",
    },
    { what: "another line", delta: good.replace("+x", "+X"), code: "delta-result" },
    {
      what: "a line at another place",
      delta: good.replace(`\n${added}\n`, "\n0,2\n"),
      code: "delta-result",
    },
  ])("$what is refused as $code", ({ delta, code }) => {
    expect(outcome(old, delta)).toBe(code);
  });

  it("is refused when it was made for another text, of another or the same length", () => {
    expect(outcome(`${old}e\n`, good)).toBe("delta-other-base");
    expect(outcome("a\n", good)).toBe("delta-other-base");
    expect(outcome("", good)).toBe("delta-other-base");
    expect(outcome("A\nb\nc\nd\n", good)).toBe("delta-result");
  });

  it("never gives a wrong text and never fails otherwise, whatever is changed in it", () => {
    const edit = fc.record({
      at: fc.nat(10_000),
      drop: fc.nat(4),
      put: fc.string({ maxLength: 4 }),
    });
    const run = fc.tuple(text, text, fc.array(edit, { minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(run, ([from, to, edits]) => {
        const delta = makeDelta(from, to);
        const bent = edits.reduce((said, { at, drop, put }) => {
          const place = at % (said.length + 1);
          return said.slice(0, place) + put + said.slice(place + drop);
        }, delta);
        const got = outcome(from, bent);
        if (!got.startsWith("delta-")) expect(got).toBe(to);
      }),
      { numRuns: 3000 },
    );
  });

  it("never gives a wrong text of a wrong base", () => {
    fc.assert(
      fc.property(text, text, text, (from, other, to) => {
        const got = outcome(other, makeDelta(from, to));
        if (!got.startsWith("delta-")) expect(got).toBe(to);
      }),
      { numRuns: 2000 },
    );
  });
});
