import { cpSync } from "node:fs";
import { makeFolding } from "../../list/build-list.ts";
import { compileRelease } from "../../list/compile.ts";
import { Problems } from "../../list/problems.ts";
import { readSources } from "../../list/read-sources.ts";
import type { FolderImporter } from "../importer.ts";

/** The files and folders that are list sources; whatever else lies beside them stays behind. */
const PARTS = [
  "category-rules",
  "classes",
  "listings",
  "nouns.json",
  "programs",
  "shared-names.json",
  "sources.json",
  "suppliers",
  "suppliers.jsonl",
];

/** A sources folder as `assets/list` is one: checked as the build checks it, then taken over as it stands. */
export const importer: FolderImporter = {
  kind: "folder",
  id: "sources",
  title: "A folder of list sources in our own layout (JSON and JSON lines), checked and copied",
  files: "DIR",
  minFiles: 1,
  maxFiles: 1,
  take: (folder, out) => {
    const problems = new Problems();
    const { data } = compileRelease(readSources(folder, problems), makeFolding(), problems);
    cpSync(folder, out, {
      recursive: true,
      filter: (path) => {
        const below = path.slice(folder.length).replace(/^[/\\]+/, "");
        const [part = ""] = below.split(/[/\\]/);
        return below === "" || PARTS.includes(part);
      },
    });
    const listings = data.suppliers.reduce((sum, supplier) => sum + supplier.listings.length, 0);
    return { suppliers: data.suppliers.length, listings };
  },
};
