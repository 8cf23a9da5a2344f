import { createWriteStream, readFileSync } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { importer as cslCsv } from "../../publisher/import/formats/csl-csv.ts";
import { importer as cslJson } from "../../publisher/import/formats/csl-json.ts";
import type { Importer, Party, Reading } from "../../publisher/import/importer.ts";
import { ProblemLog } from "../../publisher/import/problem-log.ts";
import { cslFile, cslRow, withFiles } from "./import-samples.ts";
import { importCall } from "./import-call.ts";

const EL = "Entity List (EL) - Bureau of Industry and Security";
const ROWS = 250_000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

function entry(row: number): {
  name: string;
  source: string;
  alt_names: string;
  addresses: string;
} {
  const number = String(row);
  return {
    source: EL,
    name: `Example Works No. ${number} Co., Ltd.`,
    alt_names: `Sample Plant ${number}; Example Branch ${number}`,
    addresses: `${number} Sample Road, Beijing, CN`,
  };
}

async function write(path: string, lines: Iterable<string>): Promise<void> {
  const stream = createWriteStream(path);
  for (const line of lines) if (!stream.write(line)) await once(stream, "drain");
  stream.end();
  await finished(stream);
}

function* csvLines(): Generator<string> {
  yield cslFile();
  for (let row = 0; row < ROWS; row++) yield `\n${cslRow(entry(row))}`;
}

function* jsonLines(): Generator<string> {
  yield '{"search_performed_at":"2026-01-01T00:00:00Z","results":[';
  for (let row = 0; row < ROWS; row++) {
    const { source, name } = entry(row);
    yield `${row === 0 ? "" : ","}${JSON.stringify({ source, name, alt_names: [], id: `e${String(row)}` })}`;
  }
  yield "]}";
}

/** Most parties that were alive at once, by the garbage collector's own account, at every 50,000th of them. */
async function mostAlive(
  importer: Importer,
  path: string,
): Promise<{ parties: number; alive: number }> {
  const reading: Reading = {
    files: [{ path, name: "big" }],
    choices: { encoding: null, columns: new Map(), split: null, sheet: null },
    problems: new ProblemLog(),
    programs: ["EL"],
    say: () => undefined,
    leaveOut: () => undefined,
  };
  let parties = 0;
  let alive = 0;
  let seen: WeakRef<Party>[] = [];
  for await (const party of importer.read(reading)) {
    parties++;
    seen.push(new WeakRef(party));
    if (parties % 50_000 !== 0) continue;
    // A weak reference is held until the task ends.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    const still = seen.filter((each) => each.deref() !== undefined);
    alive = Math.max(alive, still.length);
    seen = still;
  }
  return { parties, alive };
}

describe("a large file", { timeout: 240_000 }, () => {
  it.each([
    ["csl-csv", cslCsv, csvLines],
    ["csl-json", cslJson, jsonLines],
  ] as const)(
    "of 250,000 rows is read by %s without being held: at most a few hundred parties live at once",
    async (_id, importer, lines) => {
      await withFiles({}, async (folder) => {
        const path = join(folder, "big");
        await write(path, lines());
        const { parties, alive } = await mostAlive(importer, path);
        expect(parties).toBe(ROWS);
        expect(alive).toBeLessThan(500);
      });
    },
  );

  it("with a bad value in every row names 200 of them and their number, and writes nothing", async () => {
    await withFiles({}, async (folder) => {
      await write(join(folder, "big.csv"), [
        cslFile(),
        ...Array.from(
          { length: 20_000 },
          (_, row) => `\n${cslRow({ ...entry(row), type: "Ship" })}`,
        ),
      ]);
      const args = [
        "csl-csv",
        "big.csv",
        "--list",
        "x",
        "--out",
        "out",
        "--retrieved",
        "2026-06-30",
      ];
      const { problems } = await importCall(folder, args);
      expect(problems).toHaveLength(201);
      expect(problems.at(-1)?.message).toBe("19800 more problems are not shown, 20000 in all");
    });
  });

  it("of 5,000 rows goes through to one line a supplier and one a listing", async () => {
    await withFiles({}, async (folder) => {
      const rows = Array.from({ length: 5_000 }, (_, row) => entry(row));
      await write(join(folder, "big.csv"), [cslFile(...rows)]);
      const args = [
        "csl-csv",
        "big.csv",
        "--list",
        "x",
        "--out",
        "out",
        "--retrieved",
        "2026-06-30",
      ];
      const { outcome } = await importCall(folder, args);
      expect(outcome?.data?.["import"]).toMatchObject({ suppliers: 5_000, collisions: 0 });
      const count = (name: string) =>
        readFileSync(join(folder, "out", name), "utf8").split("\n").length - 1;
      expect(count("suppliers.jsonl")).toBe(5_000);
      expect(count("listings/x/rows.jsonl")).toBe(5_000);
    });
  });
});
