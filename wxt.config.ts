import { readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "wxt";
import { PORTAL_MATCHES } from "./entrypoints/content/portals/index.ts";

/** The one host that the demo build screens beside the portals: the demo portal, saved pages and tests live there. */
const DEMO_HOST = "http://127.0.0.1/*";

/** Public key of the unpacked extension: it fixes the ID that managed policy and the tests name. Its private half was never kept. */
const KEY =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAqxcNlDWrPXTwCuBk2rN+mS2p8Go1ebybSoczVky07vD7JgiIKuEOd9b/2BKc4B9q4oI1/yo7tmm1fLLNfpWD09jvBYMN3AiISYov/K3XFWTYa/KjwKFnFqP+Duk+ju6y1q/I6iqa2VaxxGGvkm2KnzkajhMvJmh02GxftXb3GoeG7rKStx4B7+F7ZETXs0XT+9g4yg8PZNcItcVjMifYQ23OWzOAD1QhSM+mKevNSv+afwlMDS1XpPn11QUg0F6/9eNOkSW5CZ7dZnlYeu4D5IozPzhr5niGLiPCXn+A8Heu5EoIO1ulAUC1dv5vhWeaMZDfhO4ADCUsLnuAfvn1VwIDAQAB";

/** What content scripts import of others, and what they get in its place. */
const REPLACED: ReadonlyMap<string, string> = new Map([
  // WXT's own view of the browser's API: both browsers answer with promises of their own, the polyfill's 10 kB buy nothing.
  [
    "@wxt-dev/webextension-polyfill/browser",
    fileURLToPath(import.meta.resolve("@wxt-dev/browser")),
  ],
  ["wxt/browser", fileURLToPath(import.meta.resolve("@wxt-dev/browser"))],
  // WXT's context tells the page of itself by an event, and ends when the page sends one.
  [
    "wxt/utils/content-script-context",
    fileURLToPath(new URL("platform/no-context.ts", import.meta.url)),
  ],
]);

/** A built list to bundle in place of `assets/public/list`, and the folder to build into then; see `tools/make.ts`. */
const OTHER_LIST = process.env["SEKISHO_LIST"];
const OUTPUT = process.env["SEKISHO_OUTPUT"];

/**
 * The vendor's list repository: its address, and the path of its root file. Without them the package holds no root, no key and
 * no address.
 */
const VENDOR = vendorRepository(
  process.env["SEKISHO_VENDOR_URL"],
  process.env["SEKISHO_VENDOR_ROOT"],
);

function vendorRepository(
  url: string | undefined,
  root: string | undefined,
): { readonly url: string; readonly root: string } | null {
  if (url === undefined && root === undefined) return null;
  if (url === undefined || root === undefined)
    throw new Error("SEKISHO_VENDOR_URL and SEKISHO_VENDOR_ROOT belong together");
  if (!/^https?:\/\/[^\s/?#@]+(?:\/[^\s?#]*)?$/.test(url))
    throw new Error(`SEKISHO_VENDOR_URL is no address: ${url}`);
  // Base64: what is signed are the very bytes of the file.
  const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), root);
  return { url: url.replace(/\/+$/, ""), root: readFileSync(path).toString("base64") };
}

/** The page that Firefox's background frames (`platform/trust/framed-transport.ts`). */
const FRAME = "assets/firefox/frame.html";

/** Firefox's background frames one page of the package; nothing else is ever framed, and nobody else may frame it. */
function framing(browser: string): string {
  return browser === "firefox"
    ? "frame-src 'self'; frame-ancestors 'self'"
    : "frame-ancestors 'none'";
}

export default defineConfig({
  modules: ["@wxt-dev/webextension-polyfill"],
  imports: false,
  publicDir: "assets/public",
  ...(OUTPUT === undefined ? {} : { outDirTemplate: OUTPUT }),
  zip: { artifactTemplate: "{{name}}-{{packageVersion}}-{{browser}}{{modeSuffix}}.zip" },
  // WXT would build Firefox as version 2.
  manifestVersion: 3,
  manifest: ({ browser }) => ({
    name: "__MSG_extName__",
    description: "__MSG_extDescription__",
    default_locale: "en",
    // No `unlimitedStorage`: lists that the browser throws away when the disk runs low are missed, said so and fetched again.
    permissions: ["activeTab", "alarms", "scripting", "storage"],
    storage: { managed_schema: "managed-schema.json" },
    host_permissions: [...PORTAL_MATCHES],
    // Said here and not in the script itself, which would carry the whole table of portals into every frame.
    content_scripts: [
      {
        matches: [...PORTAL_MATCHES],
        js: ["content-scripts/content.js"],
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
        run_at: "document_idle",
      },
    ],
    optional_host_permissions: ["https://*/*", "http://*/*"],
    action: { default_title: "Sekisho" },
    // Opens the popup without a mouse; the browser lets a person choose another key.
    commands: { _execute_action: { suggested_key: { default: "Alt+Shift+S" } } },
    // The background fetches lists, from whatever server an organisation has them on; all of them are signed, so a plain one on
    // an intranet is as good. What a user reads or types is on the extension's pages, and each of these says
    // `connect-src 'self'` in its own head.
    content_security_policy: {
      extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self' https: http:; base-uri 'none'; form-action 'none'; ${framing(browser)}`,
    },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "{5e915c04-0a3f-4f0c-9d1b-6b7a5f0c2d18}",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : {
          key: KEY,
          // The first version that clones messages, filter bytes included, without JSON.
          minimum_chrome_version: "148",
          message_serialization: "structured_clone",
        }),
  }),
  vite: ({ command }) => ({
    // Extension pages load from the package: there is nothing to preload, and no reason to hold a fetch for it.
    build: { modulePreload: { polyfill: false } },
    // The framework's own scripts ask for the mode; the demo has to run the very scripts of production.
    define: {
      ...(command === "build" ? { "import.meta.env.MODE": JSON.stringify("production") } : {}),
      __SEKISHO_VENDOR__: JSON.stringify(VENDOR),
    },
    plugins:
      OTHER_LIST === undefined
        ? []
        : [
            {
              name: "sekisho:other-list",
              enforce: "pre",
              resolveId: (id: string) =>
                id.endsWith("assets/public/list/manifest.json")
                  ? join(OTHER_LIST, "manifest.json")
                  : null,
            },
          ],
  }),
  hooks: {
    "build:publicAssets": ({ config }, files) => {
      // Taken as it is: to a page among the entrypoints WXT would add modules, which cannot load in that frame.
      if (config.browser === "firefox")
        files.push({ absoluteSrc: resolve(config.root, FRAME), relativeDest: "frame.html" });
      if (OTHER_LIST === undefined) return;
      for (const file of files) {
        if (!file.relativeDest.startsWith("list/") || !("absoluteSrc" in file)) continue;
        file.absoluteSrc = join(OTHER_LIST, basename(file.relativeDest));
      }
    },
    "vite:build:extendConfig": (entrypoints, viteConfig) => {
      if (!entrypoints.every((entrypoint) => entrypoint.type === "content-script")) return;
      viteConfig.plugins = [
        ...(viteConfig.plugins ?? []),
        {
          name: "sekisho:replaced",
          enforce: "pre",
          resolveId: (id: string) => REPLACED.get(id) ?? null,
        },
      ];
    },
    "build:manifestGenerated": ({ config }, manifest) => {
      if (config.mode !== "demo") return;
      // The demo differs from production in this host alone, so that what is shown is what is shipped.
      manifest.host_permissions = [...(manifest.host_permissions ?? []), DEMO_HOST];
      for (const script of manifest.content_scripts ?? [])
        script.matches = [...(script.matches ?? []), DEMO_HOST];
    },
  },
});
