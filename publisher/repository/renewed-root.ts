import type { Metadata, Root } from "@tufjs/models";
import { makeRoot } from "./metadata.ts";

/** The same root under the next version and another expiry, unsigned. */
export function renewedRoot({ signed }: Metadata<Root>, expires: string): Metadata<Root> {
  return makeRoot({ ...signed.toJSON(), version: signed.version + 1, expires });
}
