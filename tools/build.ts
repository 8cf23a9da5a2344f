// `npm run build [-- --zip]`: the packages of all three browsers, from the reviewed sources.
import { parseArgs } from "node:util";
import { ensureExtension, wxt } from "./make.ts";
import type { Browser } from "./make.ts";

const BROWSERS: readonly Browser[] = ["chrome", "edge", "firefox"];

const { values } = parseArgs({ options: { zip: { type: "boolean", default: false } } });
for (const browser of BROWSERS) {
  const folder = ensureExtension(browser, "production");
  if (values.zip) wxt(["zip", "--browser", browser]);
  console.log(folder);
}
