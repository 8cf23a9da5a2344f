import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { POLICY_KEY_NAMES } from "../../rules/policy/key-facts.ts";
import { readManagedPolicy, readPolicyText } from "../../rules/schema/policy.ts";
import { ROOT } from "../../tools/inputs.ts";
import { POLICY_FILES } from "../../tools/policy-docs.ts";

const textOf = (path: string) => readFileSync(join(ROOT, path), "utf8");
const page = textOf("docs/policy.md");

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
}

/** The parts of a schema, itself first. */
function partsOf(node: Node): readonly Node[] {
  const inner = [...Object.values(node.properties ?? {}), ...(node.items ? [node.items] : [])];
  return [node, ...inner.flatMap(partsOf)];
}

describe.each(Object.entries(POLICY_FILES))("%s", (path, made) => {
  it("is what the table of the language makes of it (npm run policy:docs)", () => {
    expect(textOf(path)).toBe(made());
  });
});

describe("the document of the policy language", () => {
  it("has every key", () => {
    for (const key of POLICY_KEY_NAMES) expect(page).toContain(`| \`${key}\` |`);
  });

  const blocks = [...page.matchAll(/^(Refused:\n\n)?```json\n([\s\S]*?)\n```$/gm)];

  it("shows at least one example of each key and collection, and some that are refused", () => {
    expect(blocks.length).toBeGreaterThan(26);
    expect(blocks.filter(([, refused]) => refused !== undefined).length).toBeGreaterThan(5);
  });

  it.each(blocks.map(([, refused, json = ""]) => [json.slice(0, 60), refused, json]))(
    "shows JSON that is taken, or says that it is refused: %s",
    (_, refused, json = "") => {
      const value = JSON.parse(json) as Record<string, unknown>;
      const isFile = Object.hasOwn(value, "keys");
      const text = isFile ? json : JSON.stringify({ schemaVersion: 1, id: "x", keys: value });
      const { rejected } = readPolicyText(text, "managed", "");
      // The worked example has the three faults that the text names.
      const faults = json.includes("langauge") ? 3 : 0;
      if (refused === undefined) expect(rejected).toHaveLength(faults);
      else expect(rejected).not.toHaveLength(0);
    },
  );
});

describe("the managed schema", () => {
  const schema = JSON.parse(textOf("assets/public/managed-schema.json")) as Node;

  it("has only what no browser stumbles over", () => {
    const allowed = ["type", "title", "description", "properties", "items"];
    for (const part of partsOf(schema)) {
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(part)));
      expect(["object", "string", "array"]).toContain(part.type);
    }
  });

  it("has the lists, the policy and the small keys, each of which is read", () => {
    const [lists, policy, small] = [/^repository/, /^policy$/, /^(?!repository|policy$)/].map(
      (form) => Object.keys(schema.properties ?? {}).filter((name) => form.test(name)),
    );
    expect(lists).toEqual(["repositoryUrl", "repositoryRoot", "repositoryLists"]);
    expect(policy).toEqual(["policy"]);
    const values: Readonly<Record<string, string>> = {
      profile: "general",
      language: "ja",
      contact: "Review desk",
      minimumSeverity: "restricted",
      updateIntervalMinutes: "60",
    };
    expect(small).toEqual(Object.keys(values));
    const held = Object.fromEntries(
      Object.entries(values).map(([key, value]) => [key, { value, mode: "locked" }]),
    );
    const read = readManagedPolicy(held);
    expect(read.rejected).toEqual([]);
    expect(Object.keys(read.layer.keys)).toEqual(Object.keys(values));
  });
});
