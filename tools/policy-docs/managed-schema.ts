import { POLICY_KEYS } from "../../rules/schema/policy/keys.ts";

const LISTS = {
  repositoryUrl: {
    title: "Address of the organisation's list repository",
    description:
      "The folder that holds metadata/ and targets/, for example https://lists.example.go.jp/sekisho",
    type: "string",
  },
  repositoryRoot: {
    title: "Root file of that repository",
    description: "The text of N.root.json, exactly as published, or its base64",
    type: "string",
  },
  repositoryLists: {
    title: "Ids of the lists to use",
    description: "Empty or absent: all lists that the repository offers",
    type: "array",
    items: { type: "string" },
  },
};

const POLICY = {
  title: "Policy file as JSON text",
  description: 'The whole text of a policy file: {"schemaVersion": 1, "id": "...", "keys": {...}}',
  type: "string",
};

/**
 * The text of `managed-schema.json`. It is kept loose: the browser drops a whole key silently over one wrong value, and does not
 * load an extension whose schema has anyOf, additionalProperties, $defs or lists of types. The extension proves every value itself.
 */
export function managedSchema(): string {
  const small = POLICY_KEYS.filter((spec) => spec.small).map(({ key, title, description }) => [
    key,
    {
      title: title.en,
      description: `${description.en} Mode: locked or default`,
      type: "object",
      properties: { value: { type: "string" }, mode: { type: "string" } },
    },
  ]);
  const properties = { ...LISTS, policy: POLICY, ...Object.fromEntries(small) };
  return `${JSON.stringify({ type: "object", properties }, null, 2)}\n`;
}
