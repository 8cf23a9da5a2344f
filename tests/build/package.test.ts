import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { ensureExtension, ensureZip } from "../../tools/make.ts";
import type { Browser } from "../../tools/make.ts";

const BROWSERS: readonly Browser[] = ["chrome", "edge", "firefox"];

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted();
}

function manifestOf(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Record<string, unknown>;
}

const scripts = (folder: string) => filesOf(folder).filter((name) => name.endsWith(".js"));
const read = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");
/** Names of chunks carry a hash of their contents, which says nothing to a reader of a snapshot. */
const plain = (name: string) => name.replace(/-[\w-]{8}(?=\.(?:js|css)$)/, "");

describe.each(BROWSERS)("the package for %s", (browser) => {
  const folder = ensureExtension(browser, "production");

  it("asks for these permissions and hosts, and no others", () => {
    const { version: _version, key: _key, ...manifest } = manifestOf(folder);
    expect(manifest).toMatchSnapshot();
    expect(manifest["host_permissions"]).not.toContain("<all_urls>");
  });

  it("holds these files, of about these sizes", () => {
    const sizes = filesOf(folder).map((name) => {
      const kilobytes = statSync(join(folder, name)).size / 1024;
      // A step of the size, not the size: a jump shows, a changed word does not.
      return `${plain(name)} <= ${String(2 ** Math.max(0, Math.ceil(Math.log2(kilobytes))))} kB`;
    });
    expect(sizes).toMatchSnapshot();
  });

  it("has a content script of at most 45 kB, without zod", () => {
    const content = read(folder, "content-scripts/content.js");
    expect(Buffer.byteLength(content)).toBeLessThanOrEqual(45_000);
    expect(content).not.toMatch(/ZodError|invalid_union|_zod/);
  });

  it("has a background that loads no script later: a service worker may not", () => {
    expect(read(folder, "background.js")).not.toMatch(/\bimport\s*\(/);
  });

  it("runs no code from elsewhere, makes none, and asks the network for lists alone", () => {
    for (const name of scripts(folder)) {
      const code = read(folder, name);
      expect(code, name).not.toMatch(
        /\beval\s*\(|new Function\s*\(|importScripts|document\.write\(/,
      );
      expect(code, name).not.toMatch(
        /XMLHttpRequest|WebSocket|EventSource|sendBeacon|RTCPeerConnection/,
      );
      const fetches = [...code.matchAll(/\bfetch\(([^)]{0,60})/g)].map(([, what]) => what);
      // One reads the list out of the package itself, one gets signed files, without cookies and without saying who asks.
      const others = fetches.filter((what) => what?.startsWith("new URL(`list/") !== true);
      // Firefox's background has no way to the network of its own: a request of its own would carry the installation's name.
      const fetcher = browser === "firefox" ? "fetcher.js" : "background.js";
      expect(others.length, name).toBe(name === fetcher ? 1 : 0);
      for (const what of others)
        expect(what).toMatch(/^\w+,\{cache:`no-store`,credentials:`omit`,redirect:`manual`/);
    }
  });

  it("has no test hook, no open shadow root, no source map and no resource that a page could load", () => {
    for (const name of scripts(folder)) {
      const code = read(folder, name);
      expect(code, name).not.toMatch(
        /127\.0\.0\.1|__test|playwright|sourceMappingURL|jsxDEV|lineNumber/i,
      );
      expect(code, name).not.toMatch(/mode:\s*[`"']open[`"']/);
    }
    expect(filesOf(folder).filter((name) => name.endsWith(".map"))).toEqual([]);
    expect(manifestOf(folder)["web_accessible_resources"]).toBeUndefined();
  });

  it("holds no root, no key and no address of a repository: none was given to the build", () => {
    // A root file would stand here as base64, and is at least a kilobyte.
    const roots = scripts(folder).filter((name) => /[A-Za-z0-9+/]{1000}/.test(read(folder, name)));
    expect(roots).toEqual([]);
  });

  it("keeps the extension's API out of the scripts that derive and fetch: they have none, and the polyfill throws", () => {
    const apart = scripts(folder).filter((name) => name === "derive.js" || name === "fetcher.js");
    expect(apart.length).toBe(browser === "firefox" ? 2 : 0);
    for (const name of apart)
      expect(/only be loaded in a browser extension/.test(read(folder, name))).toBe(false);
  });

  it("lets no page of its own connect anywhere but to itself; the frame that fetches lists has one script and nothing to show", () => {
    const pages = filesOf(folder).filter((each) => each.endsWith(".html"));
    expect(pages.includes("frame.html")).toBe(browser === "firefox");
    for (const name of pages) {
      const html = read(folder, name);
      const policy = name === "frame.html" ? "default-src 'none'" : "connect-src 'self'\"";
      expect(html.replace(/\s+/g, " "), name).toContain(
        `<meta http-equiv="Content-Security-Policy" content="${policy}`,
      );
      if (name !== "frame.html") continue;
      expect(html.match(/<script\b[^>]*>/g)).toEqual(['<script src="/fetcher.js">']);
      expect(html).toMatch(/<body><\/body>/);
    }
  });

  it("is at most 1.5 MB as a zip", () => {
    expect(statSync(ensureZip(browser, "production")).size).toBeLessThanOrEqual(1_500_000);
  });
});

test.each(["chrome", "firefox"] as const)(
  "the demo for %s differs in one host alone",
  (browser) => {
    const production = ensureExtension(browser, "production");
    const demo = ensureExtension(browser, "demo");
    const hash = (folder: string) =>
      filesOf(folder)
        .filter((name) => name !== "manifest.json")
        .map(
          (name) =>
            `${name} ${createHash("sha256")
              .update(readFileSync(join(folder, name)))
              .digest("hex")}`,
        );
    expect(hash(demo)).toEqual(hash(production));
    const lines = (folder: string) => JSON.stringify(manifestOf(folder), null, 1).split(/,?\n/);
    const own = new Set(lines(production));
    expect(
      lines(demo)
        .filter((line) => !own.has(line))
        .map((line) => line.trim()),
    ).toEqual(['"http://127.0.0.1/*"', '"http://127.0.0.1/*"']);
  },
);
