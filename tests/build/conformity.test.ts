import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../../tools/inputs.ts";

const LAYERS = ["components", "entrypoints", "platform", "publisher", "rules", "tools"];

const files = LAYERS.flatMap((layer) =>
  readdirSync(join(ROOT, layer), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${layer}/${name}`),
).toSorted();

describe.each(files)("%s", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  const lines = text.split("\n");

  it("is named for the one thing it is", () => {
    expect(basename(file)).toMatch(
      file.endsWith(".tsx")
        ? /^(?:[A-Z][A-Za-z]+|index|main)\.tsx$/
        : /^[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/,
    );
    expect(file).not.toMatch(/utils?|helpers?|common|misc|manager|service/i);
  });

  it("is no longer than one thing takes", () => {
    expect(lines.length).toBeLessThanOrEqual(300);
  });

  it("states a contract on every export", () => {
    const bare = lines.flatMap((line, index) => {
      const isExport = /^export (?:async )?(?:const|function\*?|class|interface|type|enum) /.test(
        line,
      );
      const before = lines[index - 1] ?? "";
      const isStated =
        /\*\/\s*$/.test(before) ||
        before.startsWith("//") ||
        /^export (?:const|type) /.test(before);
      return isExport && !isStated ? [line] : [];
    });
    expect(bare).toEqual([]);
  });

  it("dates what is left to do, and turns no check off without saying why", () => {
    for (const [index, line] of lines.entries()) {
      expect(line).not.toMatch(/\b(?:FIXME|XXX|HACK)\b/);
      if (/\bTODO\b/.test(line)) expect(line).toMatch(/TODO \[20\d\d-\d\d/);
      if (line.includes("oxlint-disable")) expect(lines[index - 2] ?? "").toMatch(/\/\//);
    }
  });
});

it("takes zod as it may run in an extension, from one place", () => {
  const elsewhere = files.filter(
    (file) =>
      !/^(?:publisher|tools)\//.test(file) &&
      file !== "rules/schema/zod.ts" &&
      /from "zod(?:\/[^"]*)?"/.test(readFileSync(join(ROOT, file), "utf8")),
  );
  expect(elsewhere).toEqual([]);
});

describe("the project", () => {
  const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  })
    .split("\n")
    .filter((name) => name !== "");

  it("has the top level of its design, and nothing more", () => {
    const top = new Set(tracked.map((name) => name.split("/")[0] ?? ""));
    expect([...top].filter((name) => !name.startsWith(".")).toSorted()).toEqual([
      "ARCHITECTURE.md",
      "CHANGELOG.md",
      "LICENSE",
      "README.md",
      "assets",
      "components",
      "docs",
      "entrypoints",
      "package-lock.json",
      "package.json",
      "platform",
      "publisher",
      "rules",
      "tests",
      "tools",
      "tsconfig.json",
      "vitest.config.ts",
      "wxt.config.ts",
    ]);
  });

  it("pins every package to one version, from no particular registry", () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Record<
      string,
      Record<string, string>
    >;
    for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
      for (const [name, version] of Object.entries(manifest[kind] ?? {}))
        expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
    }
    expect(readFileSync(join(ROOT, "package-lock.json"), "utf8")).not.toContain('"resolved"');
  });

  it("keeps no private key", () => {
    for (const name of tracked.filter((each) => /\.(?:ts|tsx|mjs|json|pem|key|md)$/.test(each)))
      expect(readFileSync(join(ROOT, name), "utf8"), name).not.toMatch(
        /-----BEGIN [A-Z ]*PRIVATE KEY/,
      );
  });

  it("runs no regular expression that comes from data", () => {
    // The bench compares with just that.
    const others = files.filter((file) => file !== "tools/bench/scan-peers.ts");
    const makers = others.filter((file) =>
      /new RegExp\((?!\s*[`"'[]|\s*\/)/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect(makers).toEqual([]);
  });
});
