import { afterEach, describe, expect, test, vi } from "vitest";
import { sitePattern } from "../../components/site-pattern.ts";
import { SiteList } from "../../components/SiteList.tsx";
import { settle } from "../../components/use-answer.ts";
import { speechFor } from "../../components/wording.ts";
import { SITES } from "./components-page-fixtures.ts";
import { find, mount, textOf, unmount } from "./components-mount.ts";

const en = speechFor("en");
const nothing = () => undefined;

afterEach(unmount);

describe("sites", () => {
  test.each([
    ["catalog.example.jp", "https://catalog.example.jp/*"],
    ["  https://Example.COM/items?q=1 ", "https://example.com/*"],
    ["http://example.com:8080/a", "http://example.com/*"],
    ["*.example.jp", "https://*.example.jp/*"],
    ["ｅｘａｍｐｌｅ．ｊｐ", "https://example.jp/*"],
    ["日本語.jp", "https://xn--wgv71a119e.jp/*"],
  ])("%s is read as %s", (typed, pattern) => {
    expect(sitePattern(typed)).toBe(pattern);
  });

  test.each([
    "",
    "example",
    "*",
    "*.com*",
    "ftp://example.jp",
    "file:///etc",
    "javascript:alert(1)",
    "a b.jp",
    "https://u:p@example.jp/",
    "<all_urls>",
  ])("%s is not the address of a site", (typed) => {
    expect(sitePattern(typed)).toBeNull();
  });

  test("adding happens inside the submit, so that the browser may ask for permission", () => {
    const add = vi.fn();
    mount(<SiteList sites={SITES} speech={en} onAdd={add} onAllow={nothing} onRemove={nothing} />);
    find<HTMLInputElement>(document.body, "form input").value = "shop.example.com";
    find<HTMLButtonElement>(document.body, "form button").click();
    expect(add.mock.calls).toEqual([["https://shop.example.com/*"]]);
  });

  test("what is not an address is said so, and nothing is added", async () => {
    const add = vi.fn();
    mount(<SiteList sites={SITES} speech={en} onAdd={add} onAllow={nothing} onRemove={nothing} />);
    find<HTMLInputElement>(document.body, "form input").value = "not a site";
    find<HTMLButtonElement>(document.body, "form button").click();
    await expect
      .poll(() => textOf(find(document.body, ".sk-error")))
      .toContain("“not a site” is not the address of a site.");
    expect(add).not.toHaveBeenCalled();
  });

  test("a site whose permission was withdrawn is in view with a way to allow it", () => {
    const allow = vi.fn();
    mount(
      <SiteList sites={SITES} speech={en} onAdd={nothing} onAllow={allow} onRemove={nothing} />,
    );
    expect(textOf(document.body)).toContain("Not screened: permission withdrawn");
    find<HTMLButtonElement>(document.body, '[aria-label="Allow www.monotaro.com"]').click();
    expect(allow.mock.calls).toEqual([["https://www.monotaro.com/*"]]);
  });
});

describe("a question to the background", () => {
  test.each([
    ["a refusal", () => Promise.resolve({ error: "list-checksum" }), "list-checksum"],
    ["a rejection", () => Promise.reject(new Error("port closed")), "no-answer"],
    ["no value at all", () => Promise.resolve(undefined), "no-answer"],
  ])("%s is a failure", async (_, ask, code) => {
    expect(await settle<unknown>(ask())).toEqual({ kind: "failed", code });
  });

  test("silence is a failure", async () => {
    vi.useFakeTimers();
    const settled = settle(new Promise<never>(nothing));
    await vi.advanceTimersByTimeAsync(8000);
    vi.useRealTimers();
    expect(await settled).toEqual({ kind: "failed", code: "no-answer" });
  });
});
