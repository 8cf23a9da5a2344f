import { plainText } from "./contestant.ts";
import type { Contestant } from "./contestant.ts";

/** The least that reading a text can cost: every UTF-16 unit once, each result needed by the next. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

/** The floor that every scan is compared with. */
export const floor: Contestant = {
  impl: "floor",
  reads: "written",
  open: () => ({ scan: hashOfText, hits: null, loadMs: null, bytes: null }),
};

/** What a peer's text costs before the peer sees it. */
export const normalising: Contestant = {
  impl: "NFKC and lower case",
  reads: "written",
  open: () => ({ scan: (text) => plainText(text).length, hits: null, loadMs: null, bytes: null }),
};
