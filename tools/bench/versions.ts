import { readFileSync } from "node:fs";
import { join } from "node:path";
import packageFile from "../../package.json" with { type: "json" };
import { ROOT } from "../inputs.ts";

/** The version of what was measured: of a package, of ours, or of the engine for what is none. */
export function versionOf(impl: string): string {
  if (impl.startsWith("sekisho")) return packageFile.version;
  if (!Object.keys(packageFile.devDependencies).includes(impl)) return process.version;
  const file: unknown = JSON.parse(
    readFileSync(join(ROOT, "node_modules", impl, "package.json"), "utf8"),
  );
  const version: unknown =
    typeof file === "object" && file !== null ? Reflect.get(file, "version") : null;
  return typeof version === "string" ? version : "unknown";
}
