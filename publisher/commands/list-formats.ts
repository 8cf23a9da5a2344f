import { done } from "../command.ts";
import type { Command } from "../command.ts";
import { TEMPLATES } from "../import/describe/templates.ts";
import { IMPORTERS } from "../import/registry.ts";
import { readsParties } from "../import/run-import.ts";

/** `list formats`: the layouts that `list import` takes, and the descriptions of lists that come with it. */
export const listFormats: Command = {
  words: ["list", "formats"],
  summary: "names the layouts that `list import` takes",
  usage: "",
  options: {},
  run: () => {
    const formats = IMPORTERS.map((importer) => ({
      id: importer.id,
      title: importer.title,
      files: importer.files,
      template: readsParties(importer) ? importer.template : null,
    }));
    const templates = Object.entries(TEMPLATES).map(([id, { title, licence, programs }]) => ({
      id,
      title: title.en,
      licence,
      programs: programs.map(({ code, effect }) => `${code}: ${effect}`),
    }));
    return Promise.resolve(
      done(
        [
          "formats:",
          ...formats.map(
            ({ id, title, files }) => `  ${id.padEnd(20)}  ${title}\n${" ".repeat(24)}${files}`,
          ),
          "",
          "templates (what a list is, where --description does not say it):",
          ...templates.map(
            ({ id, title, licence, programs }) =>
              `  ${id.padEnd(20)}  ${title} (${programs.join(", ")})\n${" ".repeat(24)}${licence}`,
          ),
        ],
        { formats, templates },
      ),
    );
  },
};
