import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mayMatch, openGate } from "../../rules/gate/gate.ts";
import { ensureList, LIST } from "../make.ts";
import {
  chatPage,
  longTextPage,
  nodesPage,
  offerPage,
  offersPage,
  quietPage,
  tablePage,
} from "./generate-page.ts";
import type { GeneratedPage } from "./generate-page.ts";
import type { Goal } from "./rows.ts";

/** How much of a bare walk collecting and gating may take. */
const OVER_WALK: Goal = { most: 1.6 };
const SLICE: Goal = { most: 8 };

/** A page of the bench, and which of its figures have a goal. */
export interface Subject {
  readonly name: string;
  readonly page: GeneratedPage;
  readonly overWalk?: Goal;
  readonly slice?: Goal;
}

const NODES = "1,000,000 characters in 100,000 text nodes";
/** Names of pages that other measures ask for. */
export const QUIET = "5,000 elements, no candidate";
export const SMALL = "5,000 elements";
export const CHAT = "20 messages a second, then 300 at once";
export const EDITED = "1,000 marks";
export const OFFER = "one offer";

/** What the bundled filter says of a text: a page without candidates has none of its false ones either. */
function isQuiet(): (text: string) => boolean {
  ensureList();
  const bytes = (name: string): ArrayBuffer =>
    Uint8Array.from(readFileSync(join(LIST, name))).buffer;
  const gate = openGate(bytes("gate.bin"), bytes("fold.bin"));
  return (text) => !mayMatch(gate, text);
}

/** The pages that are loaded and measured as they are. */
export const subjects = (): readonly Subject[] => [
  { name: SMALL, page: offersPage(5_000, 40) },
  { name: QUIET, page: quietPage(5_000, isQuiet()) },
  { name: "100,000 elements", page: offersPage(100_000, 400), overWalk: OVER_WALK, slice: SLICE },
  { name: NODES, page: nodesPage(100_000, 1_000_000, 100), overWalk: OVER_WALK },
  { name: "table of 40,000 cells", page: tablePage(2_000, 100) },
  { name: "one text of 10,000,000 characters", page: longTextPage(10_000_000) },
];
/** The pages of measures of their own, by name. */
export const OTHERS: ReadonlyMap<string, GeneratedPage> = new Map([
  [CHAT, chatPage()],
  [EDITED, offersPage(25_000, 1_200)],
  [OFFER, offerPage()],
]);
