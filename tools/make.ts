import { spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import { buildList } from "../publisher/list/build-list.ts";
import packageFile from "../package.json" with { type: "json" };
import { hashOf, makeIfStale, ROOT } from "./inputs.ts";

/** A browser that a package is built for. */
export type Browser = "chrome" | "edge" | "firefox";

/** `demo` differs from `production` in one host only: 127.0.0.1. */
export type Mode = "production" | "demo";

const VERSION = packageFile.version;

/** Where the bundled list is built. */
export const LIST = join(ROOT, "assets/public/list");

const LIST_INPUTS = ["assets/list", "publisher/list", "rules", "package-lock.json"];
const INPUTS = [
  "assets",
  "components",
  "entrypoints",
  "platform",
  "rules",
  "wxt.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** Builds the bundled list unless it is there already. Throws a SourceRefusal that names every doubt. */
export function ensureList(): void {
  makeIfStale("list", join(LIST, "manifest.json"), LIST_INPUTS, () => {
    console.error("sekisho: building the list ...");
    buildList(join(ROOT, "assets/list"), LIST);
  });
}

/**
 * Folder of a built extension, made when it is missing or old; with another built list in place of the bundled one when
 * its folder is given. Throws when the build fails.
 */
export function ensureExtension(browser: Browser, mode: Mode, list: string | null = null): string {
  ensureList();
  const other = list === null || list === LIST ? null : list;
  const suffix = other === null ? "" : `-list-${hashOf([relative(ROOT, other)]).slice(0, 12)}`;
  const name = `${browser}-mv3${mode === "demo" ? "-demo" : ""}${suffix}`;
  const output = join(ROOT, ".output", name);
  makeIfStale(name, join(output, "manifest.json"), INPUTS, () => {
    console.error(`sekisho: building the extension (${browser}, ${mode}) ...`);
    const env = other === null ? {} : { SEKISHO_LIST: other, SEKISHO_OUTPUT: name };
    wxt(["build", "--browser", browser, "--mode", mode], env);
  });
  return output;
}

/** Path of the zip that a store or an administrator takes, made when it is missing or old. Throws when the build fails. */
export function ensureZip(browser: Browser, mode: Mode): string {
  ensureExtension(browser, mode);
  const suffix = mode === "demo" ? "-demo" : "";
  const output = join(ROOT, `.output/sekisho-${VERSION}-${browser}${suffix}.zip`);
  makeIfStale(`${browser}${suffix}.zip`, output, INPUTS, () => {
    console.error(`sekisho: packing the extension (${browser}, ${mode}) ...`);
    wxt(["zip", "--browser", browser, "--mode", mode]);
  });
  return output;
}

/** Runs WXT with its output on stderr. Throws when it fails. */
export function wxt(args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  const command = join(ROOT, "node_modules/wxt/bin/wxt.mjs");
  const { status, stderr, stdout } = spawnSync(process.execPath, [command, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    // A test runner's NODE_ENV would build JSX for development, with this machine's paths in it.
    env: { ...process.env, NODE_ENV: "production", CI: "1", NO_COLOR: "1", ...env },
  });
  if (status !== 0) throw new Error(`wxt ${args.join(" ")} failed\n${stdout}\n${stderr}`);
}
