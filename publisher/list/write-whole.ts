import { renameSync, writeFileSync } from "node:fs";

/** Writes a file that is there whole or not at all. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.draft`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
