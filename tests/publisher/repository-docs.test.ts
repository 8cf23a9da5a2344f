import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../publisher/commands.ts";

const text = readFileSync(resolve(import.meta.dirname, "../../docs/publishing.md"), "utf8");
const LINE = /(?:npm run (?:-s )?publisher --|sekisho-publisher) +(.*)/g;
const lines = [...text.replaceAll("\\\n", " ").matchAll(LINE)].map(([, line = ""]) =>
  line.replace(/#.*|&&.*|`.*/, "").trim(),
);
describe("the guide of the list's owner", () => {
  it.each(
    lines.filter((line) => line !== "" && !line.startsWith("-") && !line.startsWith("COMMAND")),
  )("types no option that its command lacks: %s", (line) => {
    const args = (line.match(/"[^"]*"|\S+/g) ?? [])
      .join("\u0000")
      .replaceAll('"', "")
      .split("\u0000");
    const command = COMMANDS.find(({ words }) => words.every((word, at) => args[at] === word));
    if (command === undefined) return expect(args[0]).toBe("list");
    const options = {
      ...command.options,
      repo: { type: "string" },
      json: { type: "boolean" },
    } as const;
    expect(() =>
      parseArgs({ args: args.slice(command.words.length), options, allowPositionals: true }),
    ).not.toThrow();
  });

  it.each(COMMANDS.map(({ words }) => words.join(" ")))("names the command %s", (name) => {
    expect(text.includes(name)).toBe(true);
  });
});

describe("the codes that scripts rely on", () => {
  const root = resolve(import.meta.dirname, "../..");
  const named = readFileSync(join(root, "docs/command-lines.md"), "utf8");
  const sources = ["keys", "repository"].flatMap((folder) => {
    const at = join(root, "publisher", folder);
    return readdirSync(at).map((name) => readFileSync(join(at, name), "utf8"));
  });
  const codes = new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/(?:PublisherRefusal|refuse)\(\s*"([a-z-]+)"/g)].map(
        ([, code = ""]) => code,
      ),
    ),
  );

  it.each([...codes].toSorted())("name %s", (code) => {
    expect(named.includes(`\`${code}\``)).toBe(true);
  });
});
