import { designationOf, ftmEntity, ftmParty, kindOf, textsOf } from "../ftm-party.ts";
import type { Designation, FtmEntity } from "../ftm-party.ts";
import type { Importer, Party, Reading, SourceFile } from "../importer.ts";
import { jsonLines } from "../read/json-lines.ts";
import { noteIssues } from "../read/note-issues.ts";

/** What designations say stands in lines of their own, anywhere in the file: one pass for them, one for the parties. */
async function* read(reading: Reading): AsyncGenerator<Party> {
  for (const file of reading.files) {
    const designations = await gather(file, reading);
    if (reading.problems.total > 0) return;
    for await (const { row, entity } of entities(file, reading)) {
      const kind = kindOf(entity.schema);
      if (kind === null) continue;
      if (entity.target === false) {
        reading.leaveOut("no target of a list");
        continue;
      }
      const said = designations.get(entity.id) ?? [];
      const party = ftmParty(entity, kind, said.map(unpack), { file: file.name, row }, reading);
      if (party !== null) yield party;
    }
  }
}

/** Designations by the party they name, each packed in one text: millions of them fit. */
async function gather(
  file: SourceFile,
  reading: Reading,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const held = new Map<string, string[]>();
  for await (const { entity } of entities(file, reading)) {
    if (entity.schema !== "Sanction") continue;
    const packed = JSON.stringify(designationOf(entity));
    for (const id of textsOf(entity, "entity")) {
      const before = held.get(id);
      if (before === undefined) held.set(id, [packed]);
      else before.push(packed);
    }
  }
  return held;
}

function unpack(packed: string): Designation {
  const value: Record<string, unknown> = JSON.parse(packed);
  const text = (name: string): string | null => {
    const part = value[name];
    return typeof part === "string" ? part : null;
  };
  return {
    day: text("day"),
    authority: text("authority") ?? "",
    program: text("program") ?? "",
    url: text("url"),
  };
}

async function* entities(
  file: SourceFile,
  reading: Reading,
): AsyncGenerator<{ readonly row: number; readonly entity: FtmEntity }> {
  for await (const { row, value } of jsonLines(file, reading)) {
    const parsed = ftmEntity.safeParse(value);
    if (parsed.success) yield { row, entity: parsed.data };
    else noteIssues(parsed.error, value, { file: file.name, row }, reading.problems);
  }
}

/** `entities.ftm.json`: one entity a line, designations and addresses as entities of their own. */
export const importer: Importer = {
  id: "ftm-json",
  title: "OpenSanctions / FollowTheMoney, entities.ftm.json",
  files: "entities.ftm.json",
  minFiles: 1,
  maxFiles: 1,
  template: "opensanctions",
  dateFields: { listedOn: "listingDate", until: "endDate" },
  read,
};
