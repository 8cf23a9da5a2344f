/** A release that cannot be read: which line of `list.jsonl`, which field of it, and why. */
export class ListError extends Error {
  /** Counted from 1; 0 when the fault is in no single line. */
  readonly line: number;
  /** Path of the field inside the record, `listings.3.listedOn`; empty for the whole line. */
  readonly field: string;

  constructor(line: number, field: string, message: string) {
    super(`list.jsonl line ${String(line)}${field === "" ? "" : `, ${field}`}: ${message}`);
    this.name = "ListError";
    this.line = line;
    this.field = field;
  }
}
