import { browser } from "wxt/browser";
import { openListFiles } from "../rules/index/open.ts";
import type { ListFiles, ListView } from "../rules/index/open.ts";
import { openLookup } from "../rules/lookup/open-lookup.ts";
import type { LookupView } from "../rules/lookup/open-lookup.ts";
import type { GateBytes } from "../rules/schema/messages.ts";
import type { ListProblem, ListStatus } from "../rules/views.ts";
import type { Profile } from "../rules/vocabulary.ts";

/** What was compiled in about the list files, so that a changed file is noticed. */
export interface BundledManifest {
  readonly version: string;
  readonly asOf: string;
  readonly suppliers: number;
  readonly programs: number;
  /** Buyers whose pages get the filter that lets the terms of category rules through too. */
  readonly categoryProfiles: readonly string[];
  readonly files: Readonly<
    Record<string, { readonly sha256: string; readonly bytes: number } | undefined>
  >;
}

/** Why the list that came with the extension cannot be used. */
export class ListTrouble extends Error {
  readonly code: ListProblem;

  constructor(code: ListProblem, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "ListTrouble";
    this.code = code;
  }
}

/** The list that came with the extension: read once, when first needed, and believed only when its hashes agree. */
export interface BundledList {
  /** What a frame needs on pages of a buyer; does not load the list itself. Throws ListTrouble. */
  gate(profile: Profile): Promise<GateBytes>;
  /** The list, ready to screen with. Throws ListTrouble. */
  view(): Promise<ListView>;
  /** The list, ready to look names up in: reads the index of names too. Throws ListTrouble. */
  lookupView(): Promise<LookupView>;
  /** What screens say about the list. Never throws: trouble is a status. */
  status(): Promise<ListStatus>;
  /** True once the list itself was loaded. */
  isLoaded(): boolean;
}

/** Opens the bundled list lazily. A failure is not remembered: the next question tries again. */
export function openBundledList(manifest: BundledManifest): BundledList {
  const fold = once(() => readChecked(manifest, "fold.bin"));
  const gateFrom = (file: string) =>
    once(async () => ({
      gate: await readChecked(manifest, file),
      fold: await fold(),
      listVersion: manifest.version,
    }));
  const plain = gateFrom("gate.bin");
  const withClasses = gateFrom("gate-category.bin");
  let loaded = false;
  const view = once(async () => {
    const [jsonl, records, index, table] = await Promise.all([
      readChecked(manifest, "list.jsonl"),
      readChecked(manifest, "records.bin"),
      readChecked(manifest, "index.bin"),
      fold(),
    ]);
    const opened = open({ jsonl: new Uint8Array(jsonl), records, index, fold: table });
    if (opened.data.version !== manifest.version) {
      throw new ListTrouble("list-unreadable", `version ${opened.data.version}`);
    }
    loaded = true;
    return opened;
  });
  const lookupView = once(async () => {
    const [opened, names, readings] = await Promise.all([
      view(),
      readChecked(manifest, "names.bin"),
      readChecked(manifest, "readings.bin"),
    ]);
    try {
      return openLookup(opened, names, readings);
    } catch (error) {
      throw new ListTrouble("list-unreadable", String(error));
    }
  });
  return {
    gate: (profile) => (manifest.categoryProfiles.includes(profile) ? withClasses() : plain()),
    view,
    lookupView,
    isLoaded: () => loaded,
    status: async () => {
      try {
        return statusOf(await view(), manifest);
      } catch (error) {
        return brokenStatus(error instanceof ListTrouble ? error.code : "list-unreadable");
      }
    },
  };
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

function open(files: ListFiles): ListView {
  try {
    return openListFiles(files, (bytes) => UTF8.decode(bytes));
  } catch (error) {
    throw new ListTrouble("list-unreadable", String(error));
  }
}

async function readChecked(manifest: BundledManifest, name: string): Promise<ArrayBuffer> {
  const expected = manifest.files[name];
  if (expected === undefined) throw new ListTrouble("list-missing", name);
  const bytes = await readFile(name);
  if (bytes.byteLength === 0) throw new ListTrouble("list-empty", name);
  if (bytes.byteLength !== expected.bytes) throw new ListTrouble("list-checksum", name);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== expected.sha256) throw new ListTrouble("list-checksum", name);
  return bytes;
}

async function readFile(name: string): Promise<ArrayBuffer> {
  try {
    // The list is built after the types of the public paths, hence the plain address.
    const response = await fetch(new URL(`list/${name}`, browser.runtime.getURL("/")));
    if (!response.ok) throw new ListTrouble("list-missing", name);
    return await response.arrayBuffer();
  } catch (error) {
    throw error instanceof ListTrouble ? error : new ListTrouble("list-missing", name);
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let held: Promise<T> | null = null;
  return () => {
    held ??= make().catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
}

function statusOf(view: ListView, manifest: BundledManifest): ListStatus {
  return {
    state: "bundled",
    problem: null,
    version: view.data.version,
    asOf: manifest.asOf === "" ? null : manifest.asOf,
    lists: view.data.lists,
    suppliers: view.suppliers.count,
    programs: view.data.programs.length,
  };
}

/** The status of a list that cannot be used: it names nothing, so that nothing can look covered. */
export function brokenStatus(problem: ListProblem): ListStatus {
  return {
    state: "broken",
    problem,
    version: null,
    asOf: null,
    lists: [],
    suppliers: 0,
    programs: 0,
  };
}
