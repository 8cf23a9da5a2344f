import { z } from "zod";
import { cslParty } from "../csl-party.ts";
import type { Importer, Party, Reading } from "../importer.ts";
import { jsonElements } from "../read/json-elements.ts";
import { noteIssues } from "../read/note-issues.ts";

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const address = z.looseObject({ country: text });

/** One entry under `results`; fields that say nothing are null, empty or absent, by list. */
const entry = z.looseObject({
  id: text,
  entity_number: z.union([z.string(), z.int()]).nullish(),
  source: z.string(),
  type: text,
  programs: texts,
  name: z.string(),
  alt_names: texts,
  addresses: z.array(address).nullish(),
  country: text,
  federal_register_notice: text,
  start_date: text,
  end_date: text,
  remarks: text,
  source_list_url: text,
  source_information_url: text,
});

async function* read(reading: Reading): AsyncGenerator<Party> {
  for (const file of reading.files) {
    for await (const { row, value } of jsonElements(file, "results", reading)) {
      const parsed = entry.safeParse(value);
      if (!parsed.success) {
        noteIssues(parsed.error, value, { file: file.name, row }, reading.problems);
        continue;
      }
      const data = parsed.data;
      const plain = (said: string | null | undefined): string => said?.trim() ?? "";
      const party = cslParty(
        {
          file: file.name,
          row,
          id: plain(data.id),
          entityNumber: plain(data.entity_number?.toString()),
          source: plain(data.source),
          type: plain(data.type),
          programs: data.programs ?? [],
          name: plain(data.name),
          aliases: (data.alt_names ?? []).map(plain).filter((alias) => alias !== ""),
          places: [
            plain(data.country),
            ...(data.addresses ?? []).map((each) => plain(each.country)),
          ],
          notice: plain(data.federal_register_notice),
          startDate: plain(data.start_date),
          endDate: plain(data.end_date),
          remarks: plain(data.remarks),
          listUrl: plain(data.source_list_url),
          infoUrl: plain(data.source_information_url),
        },
        reading,
      );
      if (party !== null) yield party;
    }
  }
}

/** The JSON layout of the US Consolidated Screening List: the entries stand under `results`; `row` is their number there. */
export const importer: Importer = {
  id: "csl-json",
  title: "US Consolidated Screening List, JSON (consolidated.json of trade.gov)",
  files: "FILE.json",
  minFiles: 1,
  maxFiles: 1,
  template: "csl",
  dateFields: { listedOn: "start_date", until: "end_date" },
  read,
};
