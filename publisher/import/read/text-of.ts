import type { Reading, SourceFile } from "../importer.ts";
import { decode, detectEncoding, ENCODINGS } from "./open-text.ts";

/**
 * Opens a file as text, in pieces: as the encoding that was asked for, or the detected one, which it says. Notes a file
 * that cannot be read, and gives null.
 */
export async function textOf(
  file: SourceFile,
  { choices, problems, say }: Reading,
): Promise<AsyncIterable<string> | null> {
  try {
    if (choices.encoding !== null) return decode(file.path, choices.encoding);
    const detected = await detectEncoding(file.path);
    if (detected === null) {
      const message = `is neither UTF-8 nor Shift_JIS; say what it is: --encoding ${ENCODINGS.join("|")}`;
      problems.add({ file: file.name, message });
      return null;
    }
    if (detected.says !== null) say(`${file.name} ${detected.says}`);
    return decode(file.path, detected.encoding);
  } catch (error) {
    problems.add({ file: file.name, message: `cannot be read: ${messageOf(error)}` });
    return null;
  }
}

/** What an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
