import { readBlock } from "../../entrypoints/content/blocks.ts";
import type { ReadBlock } from "../../entrypoints/content/blocks.ts";
import { walk } from "../../entrypoints/content/collect.ts";
import type { Run } from "../../entrypoints/content/runs.ts";
import type { Container } from "../../entrypoints/content/elements.ts";

/** Makes the page say this, and nothing of the test before. */
export function setPage(html: string): void {
  document.body.className = "";
  document.body.innerHTML = html;
}

/** Everything that one walk hands over. */
export interface Walked {
  readonly runs: readonly Run[];
  readonly things: readonly string[];
  readonly gated: readonly string[];
  readonly lost: readonly Container[];
}

/** Walks a container to its end; `between` runs at every step, as the page's own scripts would. */
export function walkAll(
  container: Container,
  {
    only = null,
    mayMatch = () => true,
    between,
  }: {
    readonly only?: ReadonlySet<Node> | null;
    readonly mayMatch?: (text: string) => boolean;
    readonly between?: () => void;
  } = {},
): Walked {
  const runs: Run[] = [];
  const things: string[] = [];
  const gated: string[] = [];
  const lost: Container[] = [];
  const observer = new MutationObserver(() => undefined);
  observer.observe(container, { childList: true, subtree: true });
  const left = new Set<Node>();
  const steps = walk(container, only, {
    mayMatch: (text) => {
      gated.push(text);
      return mayMatch(text);
    },
    onCandidate: (run) => runs.push(run),
    onRead: () => undefined,
    onElement: () => undefined,
    onThing: (element, kind) => things.push(`${kind} ${element.localName}`),
    left,
    onLost: (each) => lost.push(each),
  });
  while (steps.next(between !== undefined).done !== true) {
    between?.();
    for (const { removedNodes } of observer.takeRecords())
      for (const node of removedNodes) left.add(node);
  }
  return { runs, things, gated, lost };
}

/** The blocks of the page as they are read on the screen. */
export function readPage(): readonly ReadBlock[] {
  return walkAll(document.body)
    .runs.map(readBlock)
    .filter((block) => block.text !== "");
}

/** The texts of the page's blocks. */
export function texts(): readonly string[] {
  return readPage().map((block) => block.text.trim());
}

/** The block that holds a text, which must exist. */
export function blockWith(text: string): ReadBlock {
  const found = readPage().find((block) => block.text.includes(text));
  if (found === undefined) throw new Error(`no block says ${text}`);
  return found;
}
