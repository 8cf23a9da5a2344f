import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { TestNotes } from "./tools/test-notes.ts";
import { WxtVitest } from "wxt/testing/vitest-plugin";

const CHROMIUM = process.env["SEKISHO_CHROMIUM"] ?? "/usr/bin/chromium";

/** Where `npm test` wants the runner's report, as JSON. */
const REPORT = process.env["SEKISHO_TEST_REPORT"];

const JSON_REPORT: [string, { outputFile: string }][] =
  REPORT === undefined ? [] : [["json", { outputFile: REPORT }]];

/** JSX as `tsconfig.json` has it: vitest does not read the option through WXT's generated file. */
const oxc = { jsx: { runtime: "automatic", importSource: "preact" } } as const;

export default defineConfig({
  test: {
    // Every skip has to say why; `tools/test.ts` counts them.
    reporters: ["default", new TestNotes(), ...JSON_REPORT],
    projects: [
      {
        test: {
          name: "rules",
          include: ["tests/rules/**/*.test.ts"],
          // Properties of thousands of cases take seconds on a busy machine, and no test is about time.
          testTimeout: 60_000,
          setupFiles: ["tests/fixtures/property-seed.ts"],
        },
      },
      {
        test: {
          name: "build",
          include: ["tests/build/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "publisher",
          include: ["tests/publisher/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Real keys, real signatures, real servers on 127.0.0.1, the client that ships.
        test: {
          name: "conformance",
          include: ["tests/conformance/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [WxtVitest()],
        test: { name: "extension", include: ["tests/extension/**/*.test.ts"] },
      },
      {
        oxc,
        optimizeDeps: {
          include: [
            "axe-core",
            "fast-check",
            "preact",
            "preact/hooks",
            "preact/jsx-runtime",
            "preact/jsx-dev-runtime",
          ],
        },
        test: {
          name: "dom",
          setupFiles: ["tests/fixtures/property-seed-dom.ts"],
          include: ["tests/dom/**/*.test.{ts,tsx}"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: {
                executablePath: CHROMIUM,
                args: [
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--no-first-run",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                ],
              },
            }),
          },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
