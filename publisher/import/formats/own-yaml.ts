import { readFileSync, statSync } from "node:fs";
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { LARGEST_WHOLE } from "../describe/read-description.ts";
import type { Importer, Party, Reading, SourceFile } from "../importer.ts";
import { noteIssues } from "../read/note-issues.ts";
import { messageOf } from "../read/text-of.ts";
import { tableParty } from "../table-party.ts";
import type { Field } from "../table-party.ts";
import type { ProblemLog } from "../problem-log.ts";

const text = z.union([z.string(), z.int()]).transform(String);
const texts = z.array(text).default([]);

const listing = z.strictObject({
  program: text.default(""),
  listed_on: text.default(""),
  until: text.default(""),
  citation: text.default(""),
  url: text.default(""),
  note: text.default(""),
});

const supplier = z.strictObject({
  id: text,
  name: text,
  aliases: texts,
  weak_names: texts,
  country: text.default(""),
  lei: text.default(""),
  jp_corporate_number: text.default(""),
  uscc: text.default(""),
  listings: z.array(listing).min(1),
});

/** Text between names that no name has: what YAML has as a list goes through the reader of tables. */
const BETWEEN = "\u0000";

interface Line {
  readonly row: number;
  readonly value: unknown;
}

interface Opened {
  readonly list: unknown;
  readonly suppliers: readonly Line[];
}

function openDocument(file: SourceFile, problems: Pick<ProblemLog, "add">): Opened | null {
  const refuse = (message: string, row?: number): null => {
    problems.add({ file: file.name, ...(row === undefined ? {} : { row }), message });
    return null;
  };
  try {
    if (statSync(file.path).size > LARGEST_WHOLE)
      return refuse(`is larger than ${String(LARGEST_WHOLE)} bytes; long lists are CSV`);
    const lines = new LineCounter();
    const source = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file.path));
    const document = parseDocument(source, {
      lineCounter: lines,
      schema: "core",
      uniqueKeys: true,
    });
    for (const error of document.errors)
      refuse(`is not YAML: ${error.code}`, lines.linePos(error.pos[0]).line);
    if (document.errors.length > 0) return null;
    if (!isMap(document.contents)) return refuse("is not a mapping with list and suppliers");
    const suppliers = document.contents.get("suppliers");
    if (!isSeq(suppliers)) return refuse("has no sequence suppliers");
    const toPlain = { maxAliasCount: 100 };
    const list: unknown = document.toJS(toPlain);
    const rows = suppliers.items.map((item) => ({
      row: lines.linePos((isNode(item) ? item.range?.[0] : undefined) ?? 0).line,
      value: isNode(item) ? item.toJS(document, toPlain) : item,
    }));
    return {
      list: typeof list === "object" && list !== null ? Reflect.get(list, "list") : null,
      suppliers: rows,
    };
  } catch (error) {
    return refuse(`cannot be read: ${messageOf(error)}`);
  }
}

async function* read(reading: Reading): AsyncGenerator<Party> {
  const inner = { ...reading, choices: { ...reading.choices, split: BETWEEN } };
  for (const file of reading.files) {
    const opened = openDocument(file, reading.problems);
    for (const { row, value } of opened?.suppliers ?? []) {
      const place = { file: file.name, row };
      const parsed = supplier.safeParse(value);
      if (!parsed.success) {
        noteIssues(parsed.error, value, place, reading.problems);
        continue;
      }
      const { listings, aliases, weak_names: weak, ...rest } = parsed.data;
      const parties = listings.map((each) => {
        const cells: Readonly<Record<Field, string>> = {
          ...rest,
          ...each,
          aliases: aliases.join(BETWEEN),
          weak_names: weak.join(BETWEEN),
        };
        return tableParty((field) => cells[field].trim(), place, inner);
      });
      const [first] = parties;
      if (first === undefined || first === null) continue;
      yield { ...first, listings: parties.flatMap((party) => party?.listings ?? []) };
    }
  }
  await Promise.resolve();
}

/** A list written by hand as YAML: under `list` what it is, under `suppliers` who is on it, each with its listings. */
export const importer: Importer = {
  id: "own-yaml",
  title: "Your own list in YAML: the list's description, suppliers and listings in one file",
  files: "FILE.yaml",
  minFiles: 1,
  maxFiles: 1,
  template: null,
  dateFields: { listedOn: "listed_on", until: "until" },
  describe: (file, problems) => {
    const list = openDocument(file, problems)?.list;
    if (typeof list === "object" && list !== null) return Object.fromEntries(Object.entries(list));
    return null;
  },
  read,
};
