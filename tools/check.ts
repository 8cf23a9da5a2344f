// `npm run check`: types of every layer, lint with the layers' borders, and form. Exit 1 when one of them refuses.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { makeIfStale, ROOT } from "./inputs.ts";
import { ensureList, wxt } from "./make.ts";

/** One check: its name and the command that makes it. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

// Each layer is checked with its own library: `rules/` knows neither DOM nor Node.
const LAYERS = [".", "rules", "tools", "tests"];

const CHECKS: readonly Check[] = [
  ...LAYERS.map((layer) => ({
    name: `types of ${layer === "." ? "the extension" : layer}`,
    command: ["tsc", "--noEmit", "-p", layer],
  })),
  { name: "lint and layers", command: ["oxlint"] },
  { name: "form", command: ["oxfmt", "--check", "."] },
];

/** Runs all checks; gives the names of those that passed and failed. What they say goes to stderr. */
export function check(): {
  readonly passed: readonly string[];
  readonly failed: readonly string[];
} {
  ensureList();
  makeIfStale(
    "types",
    join(ROOT, ".wxt/tsconfig.json"),
    // The addresses of our pages are types too: another entrypoint, other types.
    ["wxt.config.ts", "package-lock.json", "entrypoints"],
    () => {
      wxt(["prepare"]);
    },
  );
  const passed: string[] = [];
  const failed: string[] = [];
  for (const { name, command } of CHECKS) {
    const [program = "", ...args] = command;
    const { status } = spawnSync(join(ROOT, "node_modules/.bin", program), args, {
      cwd: ROOT,
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    });
    (status === 0 ? passed : failed).push(name);
    console.error(`${status === 0 ? "ok    " : "FAILED"} ${name}`);
  }
  return { passed, failed };
}

if (import.meta.main) process.exitCode = check().failed.length === 0 ? 0 : 1;
