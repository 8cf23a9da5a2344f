import { browser } from "wxt/browser";
import { openListFiles } from "../rules/index/open.ts";
import type { ListFiles, ListView } from "../rules/index/open.ts";
import { openLookup } from "../rules/lookup/open-lookup.ts";
import type { LookupView } from "../rules/lookup/open-lookup.ts";
import type { GateBytes } from "../rules/schema/messages.ts";
import type { ListProblem, ListStatus } from "../rules/views.ts";
import type { Profile } from "../rules/vocabulary.ts";

/** What is known of the files of a list beforehand, so that a changed file is noticed. */
export interface ListManifest {
  readonly version: string;
  /** Serial of the release; 0 where several lists are one. */
  readonly v: number;
  readonly asOf: string;
  readonly suppliers: number;
  readonly programs: number;
  /** How many lists the release speaks for. */
  readonly lists: number;
  /** Buyers whose pages get the filter that lets the terms of category rules through too. */
  readonly categoryProfiles: readonly string[];
  readonly files: Readonly<
    Record<string, { readonly sha256: string; readonly bytes: number } | undefined>
  >;
}

/** Reads a file of a list by its name, unchecked. Throws ListTrouble when it is not there. */
export type ReadFile = (name: string) => Promise<ArrayBuffer>;

/** Why a list cannot be used. */
export class ListTrouble extends Error {
  readonly code: ListProblem;

  constructor(code: ListProblem, detail: string) {
    super(`${code}: ${detail}`);
    this.name = "ListTrouble";
    this.code = code;
  }
}

/** A list by its files: each read once, when first needed, and believed only when its hash agrees. */
export interface OpenedList {
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

/** Opens the list that came with the extension. */
export function openBundledList(manifest: ListManifest): OpenedList {
  return openFiles(manifest, readPackaged, manifest.version);
}

/**
 * Opens a list lazily. A failure is not remembered: the next question tries again. `id` is what frames are told, so that one
 * with the filter of another list is noticed.
 */
export function openFiles(manifest: ListManifest, read: ReadFile, id: string): OpenedList {
  const readChecked = (name: string) => readAndCheck(manifest, name, read);
  const fold = once(() => readChecked("fold.bin"));
  const gateFrom = (file: string) =>
    once(async () => ({
      gate: await readChecked(file),
      fold: await fold(),
      listVersion: id,
    }));
  const plain = gateFrom("gate.bin");
  const withClasses = gateFrom("gate-category.bin");
  let loaded = false;
  const view = once(async () => {
    const [jsonl, records, index, table] = await Promise.all([
      readChecked("list.jsonl"),
      readChecked("records.bin"),
      readChecked("index.bin"),
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
      readChecked("names.bin"),
      readChecked("readings.bin"),
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

async function readAndCheck(
  manifest: ListManifest,
  name: string,
  read: ReadFile,
): Promise<ArrayBuffer> {
  const expected = manifest.files[name];
  if (expected === undefined) throw new ListTrouble("list-missing", name);
  const bytes = await read(name);
  if (bytes.byteLength === 0) throw new ListTrouble("list-empty", name);
  if (bytes.byteLength !== expected.bytes) throw new ListTrouble("list-checksum", name);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== expected.sha256) throw new ListTrouble("list-checksum", name);
  return bytes;
}

/** Reads a file of the list that came with the extension. Throws ListTrouble. */
export async function readPackaged(name: string): Promise<ArrayBuffer> {
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

function statusOf(view: ListView, manifest: ListManifest): ListStatus {
  return {
    state: "bundled",
    problem: null,
    since: null,
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
    since: null,
    version: null,
    asOf: null,
    lists: [],
    suppliers: 0,
    programs: 0,
  };
}
