import { STORE_CODES } from "../../rules/lists/codes.ts";
import { raiseFloor, standingOf, trustedTime } from "../../rules/lists/standing.ts";
import type { GateBytes } from "../../rules/schema/messages.ts";
import type { ListProblem, ListState, ListStatus } from "../../rules/views.ts";
import type { Profile } from "../../rules/vocabulary.ts";
import type { ListView } from "../../rules/index/open.ts";
import type { LookupView } from "../../rules/lookup/open-lookup.ts";
import { ListTrouble, openFiles } from "../list-files.ts";
import type { ListManifest, OpenedList, ReadFile } from "../list-files.ts";
import { NOTHING_ACTIVE } from "./generation.ts";
import type { Active, Generation, ListVersion } from "./generation.ts";
import { generationId, inputsOf, isSeedAlone, lostLists } from "./inputs.ts";
import type { Input } from "./inputs.ts";
import { SHARED } from "./list-store.ts";
import type { ListStore } from "./list-store.ts";
import type { Memory } from "./memory.ts";
import { troubleOf } from "./store-trouble.ts";

/** The suppliers and category rules of the policy in force, as a list. */
export interface PolicyList {
  /** Names what the lines are made from: with the same the files in force need not be made anew. */
  readonly sha256: string;
  /** Canonical JSON lines of a release. */
  readonly raw: Uint8Array<ArrayBuffer>;
}

/** What a list source rests on. */
export interface SourcePorts {
  /** The list that came with the extension: description and reader. */
  readonly seed: ListManifest;
  readonly readPackaged: ReadFile;
  /** Names the code and tables that files are derived with. */
  readonly format: string;
  openStore(): Promise<ListStore>;
  memory(): Promise<Memory>;
  now(): number;
  /** The list of what the policy in force adds; null when it adds nothing. */
  policyList(): Promise<PolicyList | null>;
  /** Called when stored files turn out to be damaged; the source has moved on already. */
  onDamage(): void;
}

/** What ought to be in force, and what is. */
export interface Resolved {
  readonly list: OpenedList;
  readonly manifest: ListManifest;
  /** Null: the list that came with the extension. */
  readonly generation: Generation | null;
  /** Why `generation` is not the one that ought to be in force; null when it is. */
  readonly trouble: ListProblem | null;
  readonly active: Active;
  readonly inputs: readonly Input[];
  readonly wantedId: string;
}

/** The state of the lists without what takes loading one. */
export interface ListFacts {
  readonly id: string;
  readonly state: ListState;
  readonly problem: ListProblem | null;
  readonly since: string | null;
  readonly asOf: string;
}

/**
 * The list in force, whatever it is: the newest accepted generation, else the one before, else the list that came with the
 * extension. A file that fails its hash moves on to the next of them, and the status says so.
 */
export class ListSource implements OpenedList {
  readonly #ports: SourcePorts;
  readonly #seed: OpenedList;
  #held: Promise<Resolved> | null = null;
  #loaded: OpenedList | null = null;
  /** Generations that failed their hash since the worker started. */
  readonly #bad = new Map<string, ListProblem>();

  constructor(ports: SourcePorts) {
    this.#ports = ports;
    this.#seed = openFiles(ports.seed, ports.readPackaged, ports.seed.version);
  }

  /** The bytes that the list came with: no release of it with a smaller serial is ever in force. */
  get seed(): ListVersion {
    const sha256 = this.#ports.seed.files["list.jsonl"]?.sha256 ?? "";
    return { v: this.#ports.seed.v, sha256 };
  }

  gate(profile: Profile): Promise<GateBytes> {
    return this.#use((list) => list.gate(profile));
  }

  view(): Promise<ListView> {
    return this.#use((list) => list.view());
  }

  lookupView(): Promise<LookupView> {
    return this.#use((list) => list.lookupView());
  }

  isLoaded(): boolean {
    return this.#loaded?.isLoaded() ?? false;
  }

  /** What the policy in force adds; null when it adds nothing. */
  policyList(): Promise<PolicyList | null> {
    return this.#ports.policyList();
  }

  /** Takes note that pointer, memory or policy changed; the next question finds the new list. */
  reload(): void {
    this.#held = null;
  }

  /** Takes note of a new pointer whose bytes were just proved: what failed before is given another chance. */
  swapped(): void {
    this.#bad.clear();
    this.reload();
  }

  /** What is in force, found once after each `reload`. Never rejects. */
  resolve(): Promise<Resolved> {
    this.#held ??= this.#find();
    return this.#held;
  }

  async facts(): Promise<ListFacts> {
    const { generation, manifest, trouble } = await this.resolve();
    const { state, problem, since } = await this.#standing(trouble);
    return { id: generation?.id ?? manifest.version, state, problem, since, asOf: manifest.asOf };
  }

  async status(): Promise<ListStatus> {
    try {
      // Asking for the list itself first: a file that fails its hash moves the source on.
      await this.view();
    } catch {
      return this.#seed.status();
    }
    const { list, trouble, inputs } = await this.resolve();
    const hasBundled = inputs.some(({ from }) => from === "package");
    return { ...(await list.status()), ...(await this.#standing(trouble)), hasBundled };
  }

  async #standing(
    trouble: ListProblem | null,
  ): Promise<Pick<ListStatus, "state" | "problem" | "since">> {
    const broken = (problem: ListProblem) => ({ state: "broken", problem, since: null }) as const;
    if (trouble !== null) return broken(trouble);
    const clock = this.#ports.now();
    const { repositories, timeFloor } = await this.#ports.memory();
    const unkept = STORE_CODES.find((code) =>
      repositories.some((each) => each.refusal?.code === code),
    );
    if (unkept !== undefined) return broken(unkept);
    const now = trustedTime(clock, raiseFloor(timeFloor, repositories, clock));
    const standing = standingOf(repositories, now);
    const since = standing.state === "stale" ? new Date(standing.since).toISOString() : null;
    return { state: standing.state, problem: null, since };
  }

  async #use<T>(ask: (list: OpenedList) => Promise<T>): Promise<T> {
    for (;;) {
      const { list, generation } = await this.resolve();
      try {
        const answer = await ask(list);
        this.#loaded = list;
        return answer;
      } catch (error) {
        if (generation === null || !(error instanceof ListTrouble)) throw error;
        console.error(error);
        this.#bad.set(generation.id, "store-damaged");
        this.reload();
        this.#ports.onDamage();
      }
    }
  }

  async #find(): Promise<Resolved> {
    const { seed, format } = this.#ports;
    const seedAlone = {
      list: this.#seed,
      manifest: seed,
      generation: null,
      trouble: null,
      active: NOTHING_ACTIVE,
      inputs: [],
      wantedId: "",
    };
    let store: ListStore;
    let active: Active;
    let memory: Memory;
    let own: PolicyList | null;
    try {
      memory = await this.#ports.memory();
      own = await this.policyList();
      // Where neither a repository nor a policy adds a list, nothing was ever stored, and a browser without a database is none the
      // worse.
      if (memory.repositories.length === 0 && own === null) return seedAlone;
      store = await this.#ports.openStore();
      active = await store.active();
    } catch (error) {
      return { ...seedAlone, trouble: troubleOf(error).code };
    }
    const inputs = inputsOf(active.lists, memory.repositories, this.seed, own?.sha256 ?? null);
    const wantedId = await generationId(format, inputs);
    const found = { active, inputs, wantedId };
    const isLost = lostLists(active.lists, memory.repositories, this.seed).length > 0;
    const lost = isLost ? ("store-damaged" as const) : null;
    if (isSeedAlone(inputs)) return { ...seedAlone, ...found, trouble: lost };
    const usable = [active.current, active.prev].flatMap((each) =>
      each !== null && each.format === format && !this.#bad.has(each.id) ? [each] : [],
    );
    const generation = usable.find(({ id }) => id === wantedId) ?? usable[0];
    const trouble =
      generation?.id === wantedId
        ? lost
        : (this.#bad.get(wantedId) ??
          (isToBeMade(active, inputs) ? "list-format" : "store-damaged"));
    if (generation === undefined) return { ...seedAlone, ...found, trouble };
    const manifest = this.#described(generation);
    const list = openFiles(manifest, this.#reader(store, generation), generation.id);
    return { ...found, list, manifest, generation, trouble };
  }

  /** Tables are those of the package, so the package vouches for them. */
  #described(generation: Generation): ListManifest {
    const { manifest } = generation;
    const { files } = this.#ports.seed;
    const tables = Object.fromEntries([...SHARED].map((name) => [name, files[name]]));
    return { ...manifest, files: { ...manifest.files, ...tables } };
  }

  #reader(store: ListStore, generation: Generation): ReadFile {
    return async (name) => {
      if (SHARED.has(name)) return this.#ports.readPackaged(name);
      try {
        const bytes = await store.file(generation, name);
        if (bytes !== null) return bytes;
      } catch (error) {
        throw new ListTrouble(troubleOf(error).code, name);
      }
      throw new ListTrouble("list-missing", name);
    };
  }
}

/** True when files are missing because they were never made: those of another version, or of a policy that was not there before. */
function isToBeMade({ current }: Active, inputs: readonly Input[]): boolean {
  return current !== null || inputs.every(({ from }) => from !== "store");
}
