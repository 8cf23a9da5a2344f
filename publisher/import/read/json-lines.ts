import type { Reading, SourceFile } from "../importer.ts";
import type { Element } from "./json-elements.ts";
import { textOf, messageOf } from "./text-of.ts";

/** Longest line that is read, in characters: an entity with all its neighbours nested in it may be long. */
export const LONGEST_LINE = 8_000_000;

/** Gives the values of a file of JSON lines one by one; a line that is no JSON is noted as a problem, and reading goes on. */
export async function* jsonLines(file: SourceFile, reading: Reading): AsyncGenerator<Element> {
  const text = await textOf(file, reading);
  if (text === null) return;
  let row = 0;
  const refuse = (message: string): void => {
    reading.problems.add({ file: file.name, row: row + 1, message });
  };
  let held = "";
  try {
    for await (const piece of text) {
      const lines = (held + piece).split("\n");
      held = lines.pop() ?? "";
      if (held.length > LONGEST_LINE) {
        refuse(`a line of more than ${String(LONGEST_LINE)} characters`);
        return;
      }
      for (const line of lines) {
        row++;
        yield* value(line, row);
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    refuse(`cannot be read: ${messageOf(error)}`);
    return;
  }
  row++;
  yield* value(held, row);

  function* value(line: string, at: number): Generator<Element> {
    if (line.trim() === "") return;
    try {
      yield { row: at, value: JSON.parse(line) };
    } catch {
      reading.problems.add({ file: file.name, row: at, value: line, message: "is not JSON" });
    }
  }
}
