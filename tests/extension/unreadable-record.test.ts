import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { withList } from "../../entrypoints/background/context.ts";
import { frameHandlers } from "../../entrypoints/background/frame-handlers.ts";
import { pageHandlers } from "../../entrypoints/background/page-handlers.ts";
import { reportTab } from "../../entrypoints/background/tab-report.ts";
import type { Context } from "../../entrypoints/background/context.ts";
import { readPackaged } from "../../platform/list-files.ts";
import type { ListManifest } from "../../platform/list-files.ts";
import { ListSource } from "../../platform/lists/list-source.ts";
import { TabFindings } from "../../platform/tab-findings.ts";
import { LIST } from "../../tools/make.ts";

const SENDER = { tabId: 1, frameId: 0, host: "portal.example" } as const;
const RUN = "run-of-a-page";

/** The bundled list of which one record was built wrong: its bytes are those that its manifest vouches for. */
function listWithBadRecord(id: string): { manifest: ListManifest; jsonl: Buffer<ArrayBuffer> } {
  const jsonl = Buffer.from(Uint8Array.from(readFileSync(join(LIST, "list.jsonl"))).buffer);
  jsonl.write("!", jsonl.indexOf(`"id":"${id}","identifiers"`));
  const built = JSON.parse(readFileSync(join(LIST, "manifest.json"), "utf8")) as ListManifest;
  const sha256 = createHash("sha256").update(jsonl).digest("hex");
  const entry = { sha256, bytes: jsonl.byteLength };
  return { manifest: { ...built, files: { ...built.files, "list.jsonl": entry } }, jsonl };
}

function openContext(): Context {
  const { manifest, jsonl } = listWithBadRecord("huawei");
  vi.stubGlobal("fetch", async (url: URL) => {
    const name = url.pathname.split("/").at(-1) ?? "";
    return new Response(
      name === "list.jsonl" ? jsonl : Uint8Array.from(readFileSync(join(LIST, name))),
    );
  });
  const openStore = () => Promise.reject(new Error("no store without a repository"));
  const memory = { installedAt: 0, salt: "", timeFloor: 0, repositories: [] };
  const list = new ListSource({
    seed: manifest,
    readPackaged,
    format: "1",
    openStore,
    memory: () => Promise.resolve(memory),
    now: Date.now,
    policyList: () => Promise.resolve(null),
    onDamage: () => undefined,
  });
  const derive = () => Promise.reject(new Error("nothing to derive"));
  return {
    list,
    findings: new TabFindings(),
    build: { format: "1", readPackaged, derive },
    openStore,
  };
}

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getURL").mockImplementation(
    (path: string) => `https://own.example${path}`,
  );
  vi.spyOn(fakeBrowser.i18n, "getUILanguage").mockReturnValue("en");
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  for (const name of ["setBadgeText", "setBadgeBackgroundColor", "setTitle"] as const)
    vi.spyOn(fakeBrowser.action, name).mockResolvedValue(undefined);
});

function judge(context: Context, text: string) {
  const blocks = [
    { id: 1, own: [0, text.length] as [number, number], block: { text, kind: "text" as const } },
  ];
  return frameHandlers(context).judge({ run: RUN, article: false, blocks }, SENDER);
}

describe("a record that cannot be read, in a list that opens", () => {
  test("is a list that cannot be read where a page names its supplier, and for the whole tab", async () => {
    const context = openContext();
    await context.findings.begin(1, 0, RUN, SENDER.host);
    expect(await judge(context, "Huawei router")).toEqual({ error: "list-unreadable" });
    expect(await reportTab(context, 1)).toMatchObject({
      state: "list-problem",
      hits: [],
      list: { state: "broken", problem: "list-unreadable" },
    });
  });

  test("leaves the other suppliers as they are", async () => {
    const context = openContext();
    await context.findings.begin(1, 0, RUN, SENDER.host);
    expect(await judge(context, "Hikvision camera")).toMatchObject({
      found: [{ verdict: { supplier: "hikvision" } }],
    });
    expect(await reportTab(context, 1)).toMatchObject({ list: { state: "bundled" } });
  });

  test("is one too where a report needs it that was found before", async () => {
    const context = openContext();
    await context.findings.begin(1, 0, RUN, SENDER.host);
    await judge(context, "Hikvision camera");
    // As another worker, with a whole list, kept it.
    await context.findings.change(
      { tabId: 1, frameId: 0, run: RUN, host: SENDER.host },
      (record) => ({
        findings: record.findings.map((each) => ({
          ...each,
          verdict: { ...each.verdict, supplier: "huawei" },
        })),
      }),
    );
    expect(await reportTab(context, 1)).toMatchObject({
      state: "list-problem",
      list: { state: "broken", problem: "list-unreadable" },
    });
  });

  test("refuses its card and a lookup that finds it", async () => {
    const handlers = pageHandlers(openContext());
    const sender = { tabId: null, frameId: 0, host: null };
    expect(await handlers.card({ supplier: "huawei" }, sender)).toEqual({
      error: "list-unreadable",
    });
    expect(await handlers.lookup({ query: "Huawei", top: 5 }, sender)).toEqual({
      error: "list-unreadable",
    });
    expect(await handlers.card({ supplier: "hikvision" }, sender)).toMatchObject({
      supplier: "hikvision",
    });
  });

  test("anything else that is thrown is not taken for it", async () => {
    await expect(withList(() => Promise.reject(new TypeError("a fault of ours")))).rejects.toThrow(
      TypeError,
    );
  });
});
