import { createHash } from "node:crypto";
import { fakeBrowser } from "wxt/testing/fake-browser";
import manifest from "../../assets/public/list/manifest.json" with { type: "json" };
import { newRepository } from "../../platform/lists/configure.ts";
import type { Prescribed } from "../../platform/lists/configure.ts";
import { NOTHING_ACTIVE } from "../../platform/lists/generation.ts";
import type { Active } from "../../platform/lists/generation.ts";
import { ListSource } from "../../platform/lists/list-source.ts";
import type { PolicyList } from "../../platform/lists/list-source.ts";
import type { ListStore } from "../../platform/lists/list-store.ts";
import { changeMemory, readMemory } from "../../platform/lists/memory.ts";
import { StoreTrouble } from "../../platform/lists/store-trouble.ts";
import { runRound } from "../../platform/lists/sync.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import type { Repository } from "../../rules/schema/updates.ts";
import type { TestRepository } from "../fixtures/test-repository.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A store of lists in memory, which a test may spoil. */
export class FakeStore {
  pointer: Active = NOTHING_ACTIVE;
  readonly metadataOf = new Map<string, Bytes>();
  readonly raws = new Map<string, Bytes>();

  metadata(repository: string) {
    const key = (name: string) => `${repository}/${name}`;
    return {
      load: (name: string) => Promise.resolve(this.metadataOf.get(key(name)) ?? null),
      save: (name: string, bytes: Bytes) => {
        this.metadataOf.set(key(name), bytes);
        return Promise.resolve();
      },
      remove: (name: string) => {
        this.metadataOf.delete(key(name));
        return Promise.resolve();
      },
    };
  }

  active(): Promise<Active> {
    return Promise.resolve(this.pointer);
  }

  raw(sha256: string): Promise<Bytes> {
    const held = this.raws.get(sha256);
    if (held === undefined) return Promise.reject(new StoreTrouble("store-damaged", sha256));
    return Promise.resolve(held);
  }

  swap({ active, raws }: { active: Active; raws: ReadonlyMap<string, Bytes> }): Promise<void> {
    this.pointer = active;
    for (const [sha256, bytes] of raws) this.raws.set(sha256, bytes);
    return Promise.resolve();
  }
}

/** Rounds of updates against real servers, with the browser's parts in memory. */
export class RoundBench {
  readonly store = new FakeStore();
  readonly source: ListSource;
  /** Milliseconds since 1970. */
  clock = Date.now();
  prescribed: Prescribed = { entries: [], isManagedKnown: false };
  /** What the policy in force adds, as a list. */
  policyList: () => Promise<PolicyList | null> = () => Promise.resolve(null);
  /** Minutes between two checks, as the policy has them. */
  minutes: number | undefined = undefined;

  constructor() {
    fakeBrowser.reset();
    this.source = new ListSource({
      seed: manifest,
      readPackaged: () => Promise.reject(new Error("no package")),
      format: "1",
      openStore: () => Promise.resolve(this.listStore),
      memory: () => readMemory(this.clock),
      now: () => this.clock,
      policyList: () => this.policyList(),
      onDamage: () => undefined,
    });
  }

  /** Only its methods are used, and these are all there. */
  private get listStore(): ListStore {
    return this.store as unknown as ListStore;
  }

  /** Adds a repository as the settings page does, and gives its id. */
  async add({ url, root }: TestRepository): Promise<string> {
    const id = `added-${createHash("sha256").update(root).digest("hex").slice(0, 12)}`;
    const bytes = Uint8Array.from(root);
    const entry = { id, kind: "added", url, root: bytes, lists: null } as const;
    const added = await newRepository(entry, this.clock, 0);
    await this.change(({ repositories, ...rest }) => ({
      ...rest,
      repositories: [...repositories, added],
    }));
    return id;
  }

  change(change: Parameters<typeof changeMemory>[1]): Promise<unknown> {
    return changeMemory(this.clock, change);
  }

  /** One round; what was in force is found anew first, as by a worker that has just started. */
  async round(isForced = true, waits = isForced): Promise<void> {
    this.source.swapped();
    await runRound(
      {
        source: this.source,
        format: "1",
        readPackaged: () => Promise.resolve(new ArrayBuffer(0)),
        derive: () => Promise.resolve({ manifest, files: {} }),
        openStore: () => Promise.resolve(this.listStore),
        transport: fetchTransport(),
        pause: () => Promise.resolve(),
        now: () => this.clock,
        random: () => 0.5,
        prescribed: () => Promise.resolve(this.prescribed),
        minutes: () => Promise.resolve(this.minutes),
      },
      isForced,
      waits,
    );
  }

  async repositories(): Promise<readonly Repository[]> {
    return (await readMemory(this.clock)).repositories;
  }

  /** What is in force of a repository's lists: `list version`. */
  inForce(id: string): readonly string[] {
    return Object.entries(this.store.pointer.lists).flatMap(([key, { v }]) =>
      key.startsWith(`${id}/`) ? [`${key.slice(id.length + 1)} ${String(v)}`] : [],
    );
  }
}
