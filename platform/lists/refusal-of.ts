import type { UpdateCode } from "../../rules/lists/codes.ts";
import { ListError } from "../../rules/schema/list-error.ts";
import type { Refusal } from "../../rules/schema/updates.ts";
import { TrustRefusal } from "../../rules/trust/codes.ts";
import { FetchFailure } from "../trust/fetch-failure.ts";
import { StoreTrouble } from "./store-trouble.ts";

/** A list, or a whole check, that was refused by this code's own rules. */
export class UpdateRefusal extends Error {
  readonly code: UpdateCode;

  constructor(code: UpdateCode, detail: string) {
    super(detail);
    this.name = "UpdateRefusal";
    this.code = code;
  }
}

/** The code of whatever an update threw. */
export function codeOf(error: unknown): UpdateCode {
  if (error instanceof UpdateRefusal) return error.code;
  if (error instanceof TrustRefusal) return `trust-${error.code}`;
  if (error instanceof FetchFailure) return `fetch-${error.kind}`;
  if (error instanceof StoreTrouble) return error.code;
  if (error instanceof ListError) return "list-schema";
  return "failed";
}

/** What is kept of a refusal: when, why, of which list, and a detail for whoever mends it. */
export function refusalOf(error: unknown, at: number, list: string | null): Refusal {
  const message = error instanceof Error ? error.message : String(error);
  return { at, code: codeOf(error), list, detail: message.slice(0, 300) };
}
