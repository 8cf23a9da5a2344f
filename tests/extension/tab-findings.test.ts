import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FINDINGS_PER_FRAME, TabFindings } from "../../platform/tab-findings.ts";
import { isCategory } from "../../rules/category-words.ts";
import type { Finding } from "../../platform/tab-findings.ts";

const FRAME = { tabId: 1, frameId: 0, run: "run-one", host: "shop.example" };

function finding(id: number, supplier = "acme"): Finding {
  return {
    id,
    kind: "text",
    excerpt: "Acme camera",
    verdict: {
      block: 0,
      start: 0,
      end: 4,
      supplier,
      related: [],
      matched: "Acme",
      matchedName: "Acme",
      role: "maker",
      severity: "advisory",
      why: ["name"],
      listings: [],
      classes: [],
    },
  };
}

let findings: TabFindings;

beforeEach(async () => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  findings = new TabFindings();
  await findings.begin(FRAME.tabId, FRAME.frameId, FRAME.run, FRAME.host);
});

describe("findings", () => {
  test("outlive a worker that was killed", async () => {
    await findings.add(FRAME, new Set([1]), [finding(1)], {});
    await findings.change(FRAME, () => ({ state: "done" }));
    const woken = new TabFindings();
    const [frame] = await woken.frames(1);
    expect(frame).toMatchObject({ state: "done", host: "shop.example", findings: [{ id: 1 }] });
  });

  test("of a block replace what was known of it, and only of it", async () => {
    await findings.add(FRAME, new Set([1, 2]), [finding(1), finding(2)], {});
    await findings.add(FRAME, new Set([1]), [finding(1, "other")], {});
    const [frame] = await findings.frames(1);
    expect(
      frame?.findings.map(({ verdict }) => isCategory(verdict) || verdict.supplier).sort(),
    ).toEqual(["acme", "other"]);
  });

  test("of the document before are not taken for this one's", async () => {
    await findings.begin(1, 0, "run-two", "shop.example");
    expect(await findings.add(FRAME, new Set([1]), [finding(1)], {})).toBe(false);
    expect((await findings.frames(1))[0]?.findings).toEqual([]);
  });

  test("written at the same time are all kept", async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, id) => findings.add(FRAME, new Set([id]), [finding(id)], {})),
    );
    expect((await new TabFindings().frames(1))[0]?.findings).toHaveLength(20);
  });

  test("beyond the cap make the frame incomplete, in sight", async () => {
    const many = Array.from({ length: FINDINGS_PER_FRAME + 1 }, (_, id) => finding(id));
    await findings.add(FRAME, new Set(many.map((each) => each.id)), many, {});
    await findings.change(FRAME, () => ({ state: "done", problem: null }));
    const [frame] = await findings.frames(1);
    expect(frame).toMatchObject({ keptProblem: "too-large" });
    expect(frame?.findings).toHaveLength(FINDINGS_PER_FRAME);
  });

  test("of classes never crowd out a supplier", async () => {
    const classes = Array.from({ length: FINDINGS_PER_FRAME }, (_, id): Finding => ({
      id,
      kind: "text",
      excerpt: "drone",
      verdict: {
        kind: "category",
        block: 0,
        start: 0,
        end: 5,
        rule: "us-fcc-uas-2025",
        matched: "drone",
        origin: null,
        severity: "advisory",
        why: ["origin-unknown"],
      },
    }));
    await findings.add(FRAME, new Set(classes.map((each) => each.id)), classes, {});
    await findings.add(FRAME, new Set([FINDINGS_PER_FRAME]), [finding(FINDINGS_PER_FRAME)], {});
    const [frame] = await findings.frames(1);
    expect(frame).toMatchObject({ keptProblem: "too-large" });
    expect(frame?.findings.filter(({ verdict }) => !isCategory(verdict))).toHaveLength(1);
    expect(frame?.findings).toHaveLength(FINDINGS_PER_FRAME);
  });

  test("that the store does not take are shown, and said to be at risk", async () => {
    vi.spyOn(fakeBrowser.storage.session, "set").mockRejectedValue(new Error("quota"));
    await findings.add(FRAME, new Set([1]), [finding(1)], {});
    expect((await findings.frames(1))[0]).toMatchObject({
      keptProblem: "storage-failed",
      findings: [{ id: 1 }],
    });
  });
});

describe("forgetting", () => {
  test("a tab leaves nothing behind, not even a write under way", async () => {
    const writing = findings.add(FRAME, new Set([1]), [finding(1)], {});
    await Promise.resolve();
    await findings.drop(1);
    await writing;
    expect(await findings.frames(1)).toEqual([]);
    expect(await fakeBrowser.storage.session.get(null)).toEqual({});
  });

  test("a run that is over does not touch the next one", async () => {
    await findings.begin(1, 0, "run-two", null);
    expect(await findings.drop(1, 0, FRAME.run)).toBe(false);
    expect(await findings.frames(1)).toHaveLength(1);
  });

  test("another tab stays", async () => {
    await findings.begin(2, 0, "run-x", null);
    await findings.drop(1);
    expect(await findings.tabs()).toEqual([2]);
  });
});
