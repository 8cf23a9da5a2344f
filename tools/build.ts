// `npm run build [-- --zip]`: the packages of all three browsers, from the reviewed sources.
import { parseArgs } from "node:util";
import { ensureExtension, ensureZip } from "./make.ts";
import type { Browser } from "./make.ts";

const BROWSERS: readonly Browser[] = ["chrome", "edge", "firefox"];

const { values } = parseArgs({ options: { zip: { type: "boolean", default: false } } });
for (const browser of BROWSERS) {
  console.log(
    values.zip ? ensureZip(browser, "production") : ensureExtension(browser, "production"),
  );
}
