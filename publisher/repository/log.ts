import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const entryShape = z.object({ at: z.string(), versions: z.record(z.string(), z.number()) });

/** A line of `log.jsonl`: when a state came into force (milliseconds since 1970), and its versions by role. */
export interface Publication {
  readonly at: number;
  readonly versions: Readonly<Record<string, number>>;
}

/** What was published, oldest first; a line that a kill cut off is passed over. */
export function readLog(repo: string): readonly Publication[] {
  const path = join(repo, "log.jsonl");
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line): Publication[] => {
      try {
        const { at, versions } = entryShape.parse(JSON.parse(line));
        return [{ at: Date.parse(at), versions }];
      } catch {
        return [];
      }
    });
}
