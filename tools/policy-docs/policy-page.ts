import { FEATURES_NOT_BUILT } from "../../rules/policy/key-facts.ts";
import { MOST_ITEMS, POLICY_TEXT } from "../../rules/schema/policy.ts";
import { POLICY_KEYS } from "../../rules/schema/policy/keys.ts";
import { ADVICE_MEMBERS } from "../../rules/schema/policy/one-values.ts";
import type { PolicyKeySpec } from "../../rules/schema/policy/keys.ts";
import { MEMBER_NOTES } from "./member-notes.ts";
import { refusals } from "./refusals.ts";
import { membersOf, typeText } from "./type-text.ts";
import { IMPORTED, SIGNED, workedExample } from "./worked-example.ts";

/** The text of docs/policy.md. */
export function policyPage(): string {
  const sections = [intro(), wholeLanguage(), example(), allKeys(), eachKey(), reasons()];
  return `${sections.join("\n\n")}\n`;
}

function intro(): string {
  return `# The policy language

<!-- Made by \`npm run policy:docs\` from the table of the language (rules/schema/policy/keys.ts). Do not edit by hand. -->

A policy is an organisation's choice: who buys, which programs count and how much, whom to ask, own suppliers, exceptions, sites, locks. It is
JSON with values only: no patterns, no expressions, no HTML. How it reaches browsers: [administrators.md](administrators.md). Words:
[words.md](words.md).

\`\`\`json
{
  "schemaVersion": 1,
  "id": "example-ministry-2026-06",
  "keys": {
    "profile": {"value": "jp-government", "mode": "locked"},
    "contact": {"value": "調達審査担当（内線 1234）", "mode": "default"},
    "programsOff.add": {"value": ["us-bis-meu"], "mode": "default"}
  }
}
\`\`\``;
}

function wholeLanguage(): string {
  return `## The whole language

- **The file** has \`schemaVersion\` (1), \`id\` (a name of your own, shown on the status page) and \`keys\`. It may be ${POLICY_TEXT.toLocaleString("en")} characters long.
- **Every key** is \`{"value": ..., "mode": "locked"}\` or \`{"value": ..., "mode": "default"}\`. Locked: nobody below may change it. Default: it holds until
  somebody does. Neither may be left out.
- **Every key is read alone.** A misspelt, unknown or wrong key is refused by its path with the word that was probably meant, and changes no other
  key. In a list every item is read alone: \`suppliers.add[2].names[0].text\` names the fault, the other items apply.
- **Collections** have two keys. \`NAME.add\` adds and never replaces. \`NAME.replace\` takes the place of what weaker sources say (not of what stronger
  ones add). Of two items with one id the stronger source's counts. A key holds at most ${MOST_ITEMS.toLocaleString("en")} items. A \`replace\` of which every item is refused
  replaces nothing; an empty list replaces by nothing.
- **Wording** is \`{"en": "...", "ja": "..."}\`; \`ja\` may be left out, then English is shown.
- **Advice** is an object of which each member may be left out, but not all: ${adviceMembers()}.
- **Suppliers, programs and product classes** are named by the ids of the list: in \`assets/list/suppliers\`, \`programs\` and \`classes\` each file is called by its id,
  and \`purposes\` stand in the files of programs. \`policy lint\` and \`policy:try\` name the ids that the list does not know.
- **Days** are \`YYYY-MM-DD\` and have to exist. **Ids** are lower case letters, digits and hyphens. **Sites** are \`https://host/*\` or \`https://*.host/*\`.
  **Countries** are two capital letters (ISO 3166-1). **Texts** have no blanks at their ends and no control characters. In types below \`?\` marks what
  may be left out.
- **An exception, an exclusion or a program switched off never makes a listed supplier "not listed".** It stays a mention that says under
  which program it is listed, since when, and whose exception that is.
- **What this version does not use** is accepted, kept and shown on the status page as "not used by this version".

### Who counts

The strongest source wins, from top to bottom:

| | source | mode |
|---|---|---|
| 1 | managed storage of the browser | locked |
| 2 | signed policy of the organisation (several repositories: in their order) | locked |
| 3 | the person's own setting | |
| 4 | policy file that the person imported | always default |
| 5 | managed storage of the browser | default |
| 6 | signed policy of the organisation | default |
| 7 | what is built in | |

For a collection: as soon as one source locks \`NAME.add\` or \`NAME.replace\`, only sources that lock one of them count. Otherwise all add, down to the first
that replaces.

### Managed storage

\`managed-schema.json\` has \`policy\`, the text of a whole policy file, and small keys beside it, which count before the same keys in the text:
${POLICY_KEYS.filter(({ small }) => small)
  .map(({ key }) => `\`${key}\``)
  .join(
    ", ",
  )}. A small key is \`{"value": "...", "mode": "..."}\` with both as texts, also the minutes
(\`"60"\`): over a value of another type the browser drops the whole key without a word. \`repositoryUrl\`, \`repositoryRoot\` and \`repositoryLists\`:
[list-updates.md](list-updates.md).`;
}

function adviceMembers(): string {
  return membersOf(ADVICE_MEMBERS)
    .map(({ name, type }) => `\`${name}\` (${type})`)
    .join(", ");
}

function example(): string {
  const { rejected, statuses, inForce } = workedExample();
  return `## A worked example

The organisation signs this. It has three faults: a misspelt key, a missing mode, and a day that does not exist.

\`\`\`json
${SIGNED}
\`\`\`

A person imported this on one machine:

\`\`\`json
${IMPORTED}
\`\`\`

Refused, and nothing else is touched:

| path | code | message | meant |
|---|---|---|---|
${rejected.map((line) => `| ${line} |`).join("\n")}

What came of each key: the locked profile holds, the person's lowest severity counts before the organisation's default, and the programs of both
are off.

| key | received from | value | state |
|---|---|---|---|
${statuses.map((line) => `| ${line} |`).join("\n")}

In force, as "export" writes it:

${fence(JSON.parse(inForce))}`;
}

function allKeys(): string {
  const rows = POLICY_KEYS.map(({ key, title, collection, small, used }) => {
    const how =
      collection === null ? "strongest wins" : key.endsWith(".add") ? "adds" : "replaces weaker";
    return `| \`${key}\` | ${title.en} | ${how} | ${small ? "yes" : ""} | ${used ? "" : "not used by this version"} |`;
  });
  return `## All keys

| key | what | merge | small key | |
|---|---|---|---|---|
${rows.join("\n")}`;
}

function eachKey(): string {
  const shown = POLICY_KEYS.filter(({ key }) => !key.endsWith(".replace"));
  return ["## Each key", ...shown.map(keySection)].join("\n\n");
}

function keySection(spec: PolicyKeySpec): string {
  const { key, collection, title, description, used, example: good, badExample } = spec;
  const heading =
    collection === null ? `\`${key}\`` : `\`${collection}.add\`, \`${collection}.replace\``;
  const parts = [
    `### ${heading}`,
    `**${title.en}** (${title.ja}). ${description.en}${used ? "" : " **Not used by this version.**"}\n${description.ja}`,
    typeLine(spec),
    memberTable(spec),
    fence({ [key]: { value: good, mode: "default" } }),
    badExample === undefined
      ? ""
      : `Refused:\n\n${fence({ [key]: { value: badExample, mode: "default" } })}`,
  ];
  if (collection === "featuresOff")
    parts.splice(
      3,
      0,
      `Not built in this version: ${FEATURES_NOT_BUILT.map((each) => `\`${each}\``).join(", ")}.`,
    );
  return parts.filter((part) => part !== "").join("\n\n");
}

function typeLine({ collection, schema }: PolicyKeySpec): string {
  if (collection === null) return `Value: ${typeText(schema)}.`;
  return membersOf(schema).length > 0
    ? "Value: list of objects with these members:"
    : `Value: list of ${typeText(schema)}.`;
}

function memberTable({ collection, schema }: PolicyKeySpec): string {
  const members = membersOf(schema);
  if (collection === null || members.length === 0) return "";
  const rows = members.map(({ name, isOptional, type }) => {
    const note = MEMBER_NOTES[collection]?.[name];
    if (note === undefined) throw new Error(`no note on ${collection}.${name}`);
    return `| \`${name}\`${isOptional ? "?" : ""} | ${type} | ${note} |`;
  });
  return `| member | type | meaning |\n|---|---|---|\n${rows.join("\n")}`;
}

function reasons(): string {
  const rows = refusals().map(({ code, meaning, path, message }) => {
    // Every engine says in its own words what is no JSON.
    const said = code === "not-json" ? message.replace(/\(.*\)/, "(…)") : message;
    return `| \`${code}\` | ${meaning} | ${path === "" ? "(the text)" : `\`${path}\``}: ${said} |`;
  });
  return `## Reasons of refusal

A closed set. \`path\` is where it is, \`message\` is for whoever mends it, \`suggestion\` is the known word that was probably meant.

| code | what it means, and what becomes of it | for example |
|---|---|---|
${rows.join("\n")}`;
}

/** JSON with everything on one line that fits there. */
function compact(value: unknown, indent = ""): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? "[]" : "{}";
  const members = (deeper: string) =>
    Object.entries(value).map(
      ([name, each]) => `${isList ? "" : `${JSON.stringify(name)}: `}${compact(each, deeper)}`,
    );
  const flat = `${open}${members("").join(", ")}${close}`;
  if (!flat.includes("\n") && flat.length + indent.length <= 110) return flat;
  const deeper = `${indent}  `;
  return `${open}\n${deeper}${members(deeper).join(`,\n${deeper}`)}\n${indent}${close}`;
}

function fence(value: unknown): string {
  return `\`\`\`json\n${compact(value)}\n\`\`\``;
}
