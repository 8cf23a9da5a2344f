import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { PORTALS } from "../../entrypoints/content/portals/index.ts";
import type { Portal } from "../../entrypoints/content/portals/portal.ts";

const FOLDER = join(import.meta.dirname, "../../entrypoints/content/portals");
const files = readdirSync(FOLDER).filter((name) => !["index.ts", "portal.ts"].includes(name));

/** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Match_patterns, for whole hosts only. */
function matches(pattern: string, address: string): boolean {
  const url = new URL(address);
  const [, wildcard, host = ""] = /^https:\/\/(\*\.)?([a-z0-9.-]+)\/\*$/.exec(pattern) ?? [];
  const isHost =
    url.hostname === host || (wildcard !== undefined && url.hostname.endsWith(`.${host}`));
  return url.protocol === "https:" && isHost;
}

interface PortalFile {
  readonly portal: Portal;
  readonly examples: readonly string[];
  readonly counterExamples: readonly string[];
}

async function read(file: string): Promise<PortalFile> {
  const module: Record<string, unknown> = await import(join(FOLDER, file));
  const { examples, counterExamples, ...rest } = module;
  const [portal] = Object.values(rest) as Portal[];
  if (portal === undefined) throw new Error(`${file} exports no portal`);
  return {
    portal,
    examples: examples as string[],
    counterExamples: counterExamples as string[],
  };
}

describe.each(files)("portal %s", (file) => {
  it("is named for its file and stands in the table", async () => {
    const { portal } = await read(file);
    expect(`${portal.id}.ts`).toBe(file);
    expect(PORTALS).toContain(portal);
  });

  it("asks for whole https hosts only, never for all sites", async () => {
    const { portal } = await read(file);
    for (const pattern of portal.matches)
      expect(pattern).toMatch(/^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\/\*$/);
  });

  it("covers its five examples and none of its five counter-examples", async () => {
    const { portal, examples, counterExamples } = await read(file);
    const isCovered = (address: string) => portal.matches.some((each) => matches(each, address));
    expect(new Set(examples).size).toBeGreaterThanOrEqual(5);
    expect(new Set(counterExamples).size).toBeGreaterThanOrEqual(5);
    expect(examples.filter((each) => !isCovered(each))).toEqual([]);
    expect(counterExamples.filter(isCovered)).toEqual([]);
  });
});

test("every region and both kinds are there, no host twice", () => {
  const patterns = PORTALS.flatMap((portal) => portal.matches);
  expect(new Set(patterns).size).toBe(patterns.length);
  expect(PORTALS).toHaveLength(files.length);
  expect(new Set(PORTALS.map((portal) => portal.region))).toEqual(
    new Set(["JP", "US", "EU", "UK", "TW", "KR"]),
  );
  expect(new Set(PORTALS.map((portal) => portal.kind))).toEqual(
    new Set(["procurement", "catalogue"]),
  );
});
