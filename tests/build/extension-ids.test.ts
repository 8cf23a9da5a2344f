import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import type { ConfigEnv } from "wxt";
import { BUILT_ID, FIREFOX_ID } from "../../publisher/emit/browsers.ts";
import config from "../../wxt.config.ts";

/** The manifest as the configuration gives it for a browser. */
async function manifestFor(browser: string) {
  const { manifest } = config;
  if (typeof manifest !== "function") throw new Error("the manifest is no function of the browser");
  const env: ConfigEnv = { browser, command: "build", manifestVersion: 3, mode: "production" };
  return manifest(env);
}

/** The ID that browsers of Chromium's family make of a public key: half of its hash, in letters from a to p. */
function idOf(key: string): string {
  const hash = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  return hash.replaceAll(/[0-9a-f]/g, (digit) =>
    String.fromCharCode(97 + Number.parseInt(digit, 16)),
  );
}

it.each(["chrome", "edge"])(
  "the ID that policies name is that of a build for %s",
  async (browser) => {
    const { key } = await manifestFor(browser);
    expect(idOf(String(key))).toBe(BUILT_ID);
  },
);

it("the ID that policies name in Firefox is that of its build", async () => {
  const { browser_specific_settings: settings } = await manifestFor("firefox");
  expect(settings?.gecko?.id).toBe(FIREFOX_ID);
});
