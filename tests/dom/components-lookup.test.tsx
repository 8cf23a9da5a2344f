import { render } from "preact";
import { afterEach, describe, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { LookupBox } from "../../components/LookupBox.tsx";
import type { LookupState } from "../../components/LookupBox.tsx";
import { speechFor } from "../../components/wording.ts";
import type { LookupView } from "../../rules/views.ts";
import { BROKEN } from "./components-fixtures.ts";
import { CLASS, FOUND, NONE } from "./components-page-fixtures.ts";
import { accessibilityFaults, find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const answered = (view: LookupView): LookupState => ({ kind: "answered", view });

function box(state: LookupState) {
  const onQuery = vi.fn<(query: string) => void>();
  const onOpen = vi.fn<(supplier: string, matchedName: string) => void>();
  const draw = (next: LookupState) => (
    <LookupBox state={next} speech={en} onQuery={onQuery} onOpen={onOpen} />
  );
  const root = mount(draw(state));
  return {
    root,
    input: find<HTMLInputElement>(root, "input"),
    onQuery,
    onOpen,
    redraw: (next: LookupState) => render(draw(next), root),
  };
}

/** What an input method does between two keys: the text changes while composing. */
function compose(input: HTMLInputElement, text: string): void {
  input.value = text;
  input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true, data: text }));
}

afterEach(unmount);

describe("typing", () => {
  test("every change asks with the trimmed text, once", async () => {
    const { input, onQuery } = box({ kind: "idle" });
    await expect.poll(() => document.activeElement).toBe(input);
    await userEvent.keyboard("hi ");
    expect(onQuery.mock.calls).toEqual([["h"], ["hi"]]);
  });

  test("text that an input method is composing is not asked; the end of the composition is, once", () => {
    const { input, onQuery } = box({ kind: "idle" });
    input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    compose(input, "ｈ");
    compose(input, "はい");
    expect(onQuery).not.toHaveBeenCalled();
    input.value = "ハイク";
    input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: "ハイク" }));
    input.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: false }));
    expect(onQuery.mock.calls).toEqual([["ハイク"]]);
  });

  test("Enter, arrows and Escape belong to the input method while it composes", () => {
    const { input, onOpen } = box(answered(FOUND));
    input.value = "ハイク";
    for (const key of ["ArrowDown", "Enter", "Escape"]) {
      const composing = new KeyboardEvent("keydown", {
        key,
        bubbles: true,
        cancelable: true,
        isComposing: true,
      });
      input.dispatchEvent(composing);
      expect([key, composing.defaultPrevented]).toEqual([key, false]);
    }
    const last = new KeyboardEvent("keydown", {
      key: "Enter",
      keyCode: 229,
      bubbles: true,
      cancelable: true,
    });
    input.dispatchEvent(last);
    expect(onOpen).not.toHaveBeenCalled();
    expect(input.value).toBe("ハイク");
  });

  test("an answer that arrives while composing leaves the text alone", () => {
    const { input, redraw } = box({ kind: "idle" });
    compose(input, "はいく");
    redraw(answered(FOUND));
    redraw({ kind: "asking" });
    expect(input.value).toBe("はいく");
  });
});

describe("the answers by keyboard", () => {
  test("arrows move through the options and wrap, Enter opens the active one", async () => {
    const { root, input, onOpen } = box(answered(FOUND));
    await expect.poll(() => document.activeElement).toBe(input);
    const activeText = () =>
      textOf(find(root, `[id="${input.getAttribute("aria-activedescendant") ?? ""}"]`));
    expect(activeText()).toContain("Hikvision");
    await userEvent.keyboard("{ArrowDown}");
    await expect.poll(activeText).toContain("HiLook");
    await userEvent.keyboard("{ArrowUp}{ArrowUp}");
    await expect.poll(activeText).toContain("Example Vision");
    await userEvent.keyboard("{Enter}");
    expect(onOpen.mock.calls).toEqual([["kyocera-example", "Example Vision"]]);
  });

  test("exactly one option is selected, and it is the active descendant", async () => {
    const { root, input } = box(answered(FOUND));
    await expect.poll(() => document.activeElement).toBe(input);
    await userEvent.keyboard("{ArrowDown}");
    const selected = () =>
      [...root.querySelectorAll('[role=option][aria-selected="true"]')].map((each) => each.id);
    await expect.poll(selected).toEqual([input.getAttribute("aria-activedescendant")]);
  });

  test("Escape empties the box and asks for nothing", async () => {
    const { input, onQuery } = box({ kind: "idle" });
    await expect.poll(() => document.activeElement).toBe(input);
    await userEvent.keyboard("hik{Escape}");
    expect(input.value).toBe("");
    expect(onQuery.mock.lastCall).toEqual([""]);
  });

  test("a click opens an answer", async () => {
    const { root, onOpen } = box(answered(FOUND));
    await userEvent.click(find(root, "[role=option]:nth-child(2)"));
    expect(onOpen.mock.calls).toEqual([["hilook", "ハイルック"]]);
  });
});

describe("what the answers say", () => {
  test("a listing is said with its program and date, more of them by count", () => {
    const first = textOf(find(box(answered(FOUND)).root, "[role=option]"));
    expect(first).toContain("Restricted");
    expect(first).toContain("NDAA FY2019 section 889, since 13 August 2018");
    expect(first).toContain("and 1 more");
    expect(first).not.toContain("us-ndaa-889");
  });

  test("a known name without listing, and an ended listing, are not shown as listed", () => {
    const options = [...box(answered(FOUND)).root.querySelectorAll("[role=option]")].map(textOf);
    expect(options[1]).toContain("Not on these 2 lists as of 23 November 2026.");
    expect(options[2]).toContain("Entity List, ended 1 May 2024");
    expect(options[2]).toContain("Not listed");
  });

  test("no answer names the lists and the date, and never says safe", () => {
    const said = textOf(box(answered(NONE)).root);
    expect(said).toContain("“Yamada Denki” is not on these 2 lists as of 23 November 2026.");
    expect(said).not.toMatch(/safe/i);
  });

  test("a weak query is said to be weak", () => {
    const weak = { ...FOUND, result: { ...FOUND.result, query: "hi", weak: true } };
    expect(textOf(box(answered(weak)).root)).toContain("“hi” is short or common");
  });

  test("a product class is answered with the procedure and names no company", () => {
    const said = textOf(find(box(answered(CLASS)).root, ".sk-class"));
    expect(said).toContain("Servers may fall under the arrangement.");
    expect(said).toContain("No company is named here.");
  });

  test('a failed lookup and a broken list are alerts, never "not on these lists"', () => {
    for (const state of [
      { kind: "failed", code: "no-answer" } as const,
      answered({ ...NONE, list: BROKEN }),
    ]) {
      const { root } = box(state);
      expect(textOf(find(root, "[role=alert]"))).toMatch(/[Nn]othing (was|is being) compared/);
      expect(textOf(root)).not.toContain("is not on");
    }
  });

  test.each([
    ["answers", answered(FOUND)],
    ["no answer", answered(NONE)],
    ["a class", answered(CLASS)],
    ["a failure", { kind: "failed", code: "x" } as const],
  ])("axe finds nothing on %s", async (_, state) => {
    expect(await accessibilityFaults(box(state).root)).toEqual([]);
  });
});
