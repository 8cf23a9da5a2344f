import type { StoreCode } from "../../rules/lists/codes.ts";

/** Why the browser's store cannot be used. */
export class StoreTrouble extends Error {
  readonly code: StoreCode;

  constructor(code: StoreCode, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "StoreTrouble";
    this.code = code;
  }
}

/** The trouble behind an error of the browser's database. */
export function troubleOf(error: unknown): StoreTrouble {
  if (error instanceof StoreTrouble) return error;
  const name = error instanceof DOMException ? error.name : "";
  const detail = String(error);
  if (name === "QuotaExceededError") return new StoreTrouble("store-full", detail);
  if (name === "DataError" || name === "NotReadableError" || name === "DataCloneError")
    return new StoreTrouble("store-damaged", detail);
  return new StoreTrouble("store-unavailable", detail);
}
