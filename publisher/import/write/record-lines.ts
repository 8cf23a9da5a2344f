import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { z } from "zod";
import { listingRow, supplierSource } from "../../../rules/schema/supplier-source.ts";
import type { PartyRecord } from "./party-record.ts";

const record = z.object({ supplier: supplierSource, rows: z.array(listingRow) });

/** Reads the records of an import back, one at a time, each through its schema. Throws at a line that is none. */
export async function* recordLines(path: string): AsyncGenerator<PartyRecord> {
  for await (const value of valuesIn(path)) yield record.parse(value);
}

/** Reads `suppliers.jsonl` back likewise. */
export async function* supplierLines(path: string): AsyncGenerator<Pick<PartyRecord, "supplier">> {
  for await (const value of valuesIn(path)) yield { supplier: supplierSource.parse(value) };
}

async function* valuesIn(path: string): AsyncGenerator<unknown> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line);
}
