import type { ServerResponse } from "node:http";
import type { TestRepository } from "../fixtures/test-repository.ts";
import { add, check, look, publish } from "./drive.ts";
import type { Victim } from "./victim.ts";

/** How the faults went. All lists are empty when all is well. */
export interface FaultReport {
  readonly faults: number;
  /** Faults by kind. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Refusals by code. */
  readonly codes: Readonly<Record<string, number>>;
  /** Faults during which something listed was said not to be. */
  readonly falseNotListed: readonly string[];
  /** Faults that passed without a word: neither refused, nor survived with the new release. */
  readonly silent: readonly string[];
  /** Faults after which the next good check did not bring the newest release. */
  readonly unhealed: readonly string[];
}

type Fault = (response: ServerResponse, bytes: Buffer) => void;

/** What can go wrong between a server and a browser, each as it looks on the wire. */
export const KINDS: Readonly<Record<string, Fault>> = {
  "not found": (response) => response.writeHead(404, OPEN).end(),
  "server error": (response) => response.writeHead(503, OPEN).end("sorry"),
  redirect: (response) =>
    response.writeHead(302, { ...OPEN, location: "http://127.0.0.1:9/" }).end(),
  empty: (response) => response.writeHead(200, OPEN).end(),
  "cut short": (response, bytes) => {
    response.writeHead(200, { ...OPEN, "content-length": bytes.length });
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  },
  "bits turned": (response, bytes) => {
    const spoilt = Buffer.from(bytes);
    spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 0x55;
    response.writeHead(200, OPEN).end(spoilt);
  },
  endless: (response) => {
    response.writeHead(200, OPEN);
    const more = (): void => {
      if (!response.destroyed) response.write(Buffer.alloc(65_536, 0x20), more);
    };
    more();
  },
  reset: (response) => response.destroy(),
  // Last, and once a file: the browser waits for its whole deadline.
  stalled: (response) => response.writeHead(200, OPEN).write("{"),
};
const OPEN = { "access-control-allow-origin": "*" };

/** The files of an update, each by how its path looks. */
export const FILES: Readonly<Record<string, RegExp>> = {
  root: /\d+\.root\.json$/,
  timestamp: /timestamp\.json$/,
  snapshot: /snapshot\.json$/,
  targets: /\d+\.targets\.json$/,
  "list role": /lists-own\.json$/,
  delta: /\.delta\.gz$/,
  "full list": /list\.jsonl\.gz$/,
};

/** Lets every kind of fault befall every file in turn, until there were so many, and looks at the lists during and after each. */
export async function endure(
  victim: Victim,
  repository: TestRepository,
  faults: number,
  progress: (line: string) => void,
): Promise<FaultReport> {
  const kinds: Record<string, number> = {};
  const codes: Record<string, number> = {};
  const report = {
    falseNotListed: [] as string[],
    silent: [] as string[],
    unhealed: [] as string[],
  };
  let v = 1;
  publish(repository, v);
  await add(victim, repository);
  const all = Object.keys(FILES).flatMap((file) =>
    Object.keys(KINDS).map((kind) => ({ file, kind })),
  );
  const often = all.filter(({ kind }) => kind !== "stalled");
  for (let at = 0; at < faults; at++) {
    const each = at < all.length ? all[at] : often[(at - all.length) % often.length];
    if (each === undefined) break;
    const { file, kind } = each;
    const name = `${kind} at the ${file}`;
    publish(repository, ++v);
    // The full list is only asked for where there is no delta.
    repository.fault = faultAt(file, kind);
    await check(victim);
    const during = await look(victim);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    for (const { code } of during.repository?.refusals ?? []) codes[code] = (codes[code] ?? 0) + 1;
    if (during.missing.length > 0 || during.status.state === "broken")
      report.falseNotListed.push(`${name}: ${during.status.state} ${during.missing.join(", ")}`);
    const isRefused = (during.repository?.refusals ?? []).length > 0;
    if (!isRefused && during.v !== v) report.silent.push(`${name}: ${String(during.v)}`);
    repository.fault = null;
    await check(victim);
    const after = await look(victim);
    if (after.v !== v || (after.repository?.refusals ?? []).length > 0)
      report.unhealed.push(`${name}: ${String(after.v)}, not ${String(v)}`);
    if ((at + 1) % 20 === 0) progress(`${String(at + 1)} faults: ${JSON.stringify(report)}`);
  }
  return { faults, kinds, codes, ...report };
}

function faultAt(file: string, kind: string): TestRepository["fault"] {
  const pattern = FILES[file];
  const spoil = KINDS[kind];
  if (pattern === undefined || spoil === undefined) throw new Error(`no fault ${kind} at ${file}`);
  return (path, bytes) => {
    // Without the delta the full list is asked for, and meets the fault.
    if (file === "full list" && path.endsWith(".delta.gz")) return { status: 404 };
    if (!pattern.test(path)) return null;
    return (response) => {
      spoil(response, bytes ?? Buffer.from("{}"));
    };
  };
}
