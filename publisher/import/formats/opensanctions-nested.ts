import { designationOf, ftmEntity, ftmParty, kindOf } from "../ftm-party.ts";
import type { Designation, FtmEntity } from "../ftm-party.ts";
import type { Importer, Party, Reading } from "../importer.ts";
import { jsonLines } from "../read/json-lines.ts";
import { noteIssues } from "../read/note-issues.ts";

async function* read(reading: Reading): AsyncGenerator<Party> {
  for (const file of reading.files) {
    for await (const { row, value } of jsonLines(file, reading)) {
      const place = { file: file.name, row };
      const parsed = ftmEntity.safeParse(value);
      if (!parsed.success) {
        noteIssues(parsed.error, value, place, reading.problems);
        continue;
      }
      const kind = kindOf(parsed.data.schema);
      if (kind === null) {
        reading.leaveOut("no organisation, person, vessel or aircraft");
        continue;
      }
      const party = ftmParty(parsed.data, kind, designationsOf(parsed.data), place, reading);
      if (party !== null) yield party;
    }
  }
}

function designationsOf({ properties }: FtmEntity): readonly Designation[] {
  return (properties["sanctions"] ?? []).flatMap((value) => {
    const nested = ftmEntity.pick({ properties: true }).safeParse(value);
    return nested.success ? [designationOf(nested.data)] : [];
  });
}

/** `targets.nested.json`: one target a line, with its designations nested under `sanctions`. */
export const importer: Importer = {
  id: "opensanctions-nested",
  title: "OpenSanctions, targets.nested.json",
  files: "targets.nested.json",
  minFiles: 1,
  maxFiles: 1,
  template: "opensanctions",
  dateFields: { listedOn: "listingDate", until: "endDate" },
  read,
};
