import { canonical, jsonFile } from "../fixtures/tuf/signer.ts";
import type { History, Served } from "./fuzz-history.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Files = Map<string, Bytes>;

/** Reproducible randomness (mulberry32): whole numbers below a bound. */
export type Random = (below: number) => number;

/** The generator of a seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One of a list that is not empty. */
export function pick<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error("nothing to pick");
  return item;
}

const ODD_VALUES: readonly unknown[] = [
  0,
  -1,
  1,
  2,
  3,
  999,
  2 ** 53,
  1.5,
  "",
  "1",
  null,
  true,
  [],
  {},
  "__proto__",
  "2099-01-01T00:00:00Z",
];

/** Walks to a random value of a JSON tree and changes, removes or adds something there. */
function spoilTree(random: Random, tree: unknown): void {
  let at = tree;
  for (let depth = 0; depth < 7; depth += 1) {
    if (typeof at !== "object" || at === null) return;
    const keys = Object.keys(at);
    const key = keys.length === 0 ? "x" : pick(random, keys);
    const child: unknown = Reflect.get(at, key);
    if (typeof child === "object" && child !== null && random(4) > 0) {
      at = child;
      continue;
    }
    const act = random(5);
    if (act === 0) Reflect.deleteProperty(at, key);
    else if (act === 1 && typeof child === "number") Reflect.set(at, key, child + random(7) - 3);
    else if (act === 2 && Array.isArray(at)) at.push(structuredClone(child));
    else if (act === 3)
      Object.defineProperty(at, "__proto__", { value: {}, enumerable: true, configurable: true });
    else Reflect.set(at, key, pick(random, ODD_VALUES));
    return;
  }
}

type Mutation = (random: Random, files: Files, path: string, history: History) => void;

/** Reads a file as JSON, changes it and puts it back; a file that is none is left alone. */
function onJson(
  change: (
    random: Random,
    json: { signed?: unknown; signatures?: unknown },
    history: History,
  ) => void,
): Mutation {
  return (random, files, path, history) => {
    let json: unknown;
    try {
      json = JSON.parse(Buffer.from(files.get(path) ?? []).toString());
    } catch {
      return;
    }
    if (typeof json !== "object" || json === null) return;
    change(random, json, history);
    files.set(path, jsonFile(json));
  };
}

function bytesAt(files: Served, path: string): Bytes {
  return files.get(path) ?? new Uint8Array();
}

/** What can happen to a repository between its owner and a browser, by name. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  "flip bits": (random, files, path) => {
    const bytes = bytesAt(files, path).slice();
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    files.set(path, bytes);
  },
  "cut a stretch": (random, files, path) => {
    const bytes = bytesAt(files, path);
    const from = random(bytes.length);
    const to = from + random(bytes.length - from);
    files.set(path, new Uint8Array(Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])));
  },
  "repeat a stretch": (random, files, path) => {
    const bytes = bytesAt(files, path);
    const at = random(bytes.length);
    const stretch = bytes.subarray(at, at + random(60));
    const parts = [bytes.subarray(0, at), stretch, bytes.subarray(at)];
    files.set(path, new Uint8Array(Buffer.concat(parts)));
  },
  "insert bytes": (random, files, path) => {
    const bytes = bytesAt(files, path);
    const at = random(bytes.length);
    const extra = Buffer.from(pick(random, [" ", "\n", "\0", "{}", ",", "9", '"', "\u00e9", "e1"]));
    const parts = [bytes.subarray(0, at), extra, bytes.subarray(at)];
    files.set(path, new Uint8Array(Buffer.concat(parts)));
  },
  "swap files": (random, files, path) => {
    const other = pick(random, [...files.keys()]);
    const kept = bytesAt(files, path);
    files.set(path, bytesAt(files, other));
    files.set(other, kept);
  },
  "another moment": (random, files, path, history) => {
    files.set(path, bytesAt(pick(random, history.moments), path));
  },
  "a foreign file": (_, files, path, history) => {
    files.set(path, bytesAt(history.foreign, path));
  },
  "take away": (_, files, path) => {
    files.delete(path);
  },
  "change the signed part": onJson((random, json) => {
    spoilTree(random, json.signed);
  }),
  "change anything": onJson((random, json) => {
    spoilTree(random, json);
  }),
  "sign with a key of another role": onJson((random, json, history) => {
    const { signed } = json;
    if (signed === undefined) return;
    if (random(2) === 0) spoilTree(random, signed);
    // Keys that only sign what is not a role's own: a valid signature by a role's key would be no attack.
    const type: unknown = Reflect.get(Object(signed), "_type");
    const own = new Set(
      ["root", "timestamp", "snapshot", "targets", "lists-a", "lists-b"]
        .filter((role) => type === role || (type === "targets" && role.startsWith("lists-")))
        .flatMap((role) => history.repository.signers.get(role) ?? [])
        .map(({ id }) => id),
    );
    const signers = history.signers.filter(({ id }) => !own.has(id));
    const signer = pick(random, signers);
    const message = Buffer.from(canonical(signed));
    const signature = { keyid: signer.id, sig: signer.sign(message) };
    json.signatures = random(2) === 0 ? [signature] : [signature, json.signatures].flat();
  }),
  "shuffle signatures": onJson((random, json) => {
    if (!Array.isArray(json.signatures)) return;
    const list: unknown[] = json.signatures;
    if (random(2) === 0) list.reverse();
    if (random(2) === 0) list.pop();
    if (random(2) === 0 && list.length > 0) list.push(structuredClone(list[0]));
  }),
};

/** Mutates files in place one to three times; gives the names of what was done and where. */
export function mutate(random: Random, files: Files, history: History): readonly string[] {
  const names = Object.keys(MUTATIONS);
  return Array.from({ length: 1 + random(3) }, () => {
    const name = pick(random, names);
    // The one file that every cycle reads comes up more often.
    const paths = [...files.keys()];
    const path = random(5) === 0 ? "metadata/timestamp.json" : pick(random, paths);
    MUTATIONS[name]?.(random, files, path, history);
    return `${name} at ${path}`;
  });
}
