import { sha256Of } from "../sha256.ts";
import { PublisherRefusal } from "../command.ts";
import { ask, folderUrl } from "./fetch-file.ts";
import type { Answer } from "./fetch-file.ts";
import { freshnessOf, renewalOf } from "./freshness.ts";
import { parseRoot, parseSnapshot, parseTargets, parseTimestamp } from "./metadata.ts";
import { metadataPath, targetPath } from "./tree.ts";
import type { Tree } from "./tree.ts";
import type { Metadata, Targets } from "@tufjs/models";

/** Something about a server that keeps browsers from their lists, or will. */
export interface Finding {
  readonly code:
    | "not-https"
    | "redirect"
    | "not-served"
    | "unreadable"
    | "missing-root"
    | "missing-root-cached"
    | "cors"
    | "timestamp-cache"
    | "immutable-cache"
    | "content-encoding"
    | "other-bytes"
    | "clock"
    | "expiry";
  readonly url: string;
  /** The header or field that shows it. */
  readonly field: string;
  readonly value: string | null;
  /** What is wrong, and how to mend it. */
  readonly message: string;
}

const YEAR = 86_400 * 365;
const SKEW = 300_000;

/** Examines how a repository is served. Everything that is wrong is found in one run, as far as the server answers. */
export async function examine(url: string, now: number): Promise<readonly Finding[]> {
  const base = folderUrl(url);
  const findings: Finding[] = [];
  const { protocol, hostname } = new URL(base);
  if (protocol !== "https:" && !/^(?:localhost|127\.|\[::1\])/.test(hostname))
    findings.push({
      code: "not-https",
      url: base,
      field: "protocol",
      value: protocol,
      message:
        "browsers are to be given an https address: without it others on the way see and hold back what they fetch",
    });
  const get = async (file: string) => {
    const answer = await ask(`${base}${file}`);
    findings.push(...servedFindings(answer));
    return answer;
  };
  const timestamp = await get(metadataPath("timestamp", null));
  findings.push(...timestampFindings(timestamp), ...clockFindings(timestamp, now));
  const roots = await rootsAt(base);
  const newest = roots.at(-1);
  if (newest !== undefined) findings.push(...immutableFindings(newest));
  findings.push(...(await missingFindings(`${base}${metadataPath("root", roots.length + 1)}`)));
  try {
    if (timestamp.status !== 200 || newest === undefined) return findings;
    const { signed } = parseTimestamp(timestamp.url, timestamp.body);
    const snapshotAnswer = await get(metadataPath("snapshot", signed.snapshotMeta.version));
    findings.push(...immutableFindings(snapshotAnswer));
    const snapshot = parseSnapshot(snapshotAnswer.url, snapshotAnswer.body);
    const metadataOf = async (role: string) => {
      const meta = snapshot.signed.meta[`${role}.json`];
      return meta === undefined
        ? null
        : parseTargets(role, (await get(metadataPath(role, meta.version))).body);
    };
    const targets = await metadataOf("targets");
    if (targets === null) return findings;
    const lists = new Map<string, Metadata<Targets>>();
    for (const role of Object.keys(targets.signed.delegations?.roles ?? {})) {
      const list = await metadataOf(role);
      if (list === null) continue;
      lists.set(role, list);
      findings.push(...(await targetFindings(base, list)));
    }
    const tree: Tree = {
      root: parseRoot(newest.url, newest.body),
      timestamp: parseTimestamp(timestamp.url, timestamp.body),
      snapshot,
      targets,
      lists,
    };
    findings.push(...expiryFindings(base, tree, now));
  } catch (error) {
    if (!(error instanceof PublisherRefusal)) throw error;
    findings.push(
      ...error.problems.map((problem): Finding => ({
        code: "unreadable",
        url: problem.file,
        field: problem.field ?? "body",
        value: null,
        message: `${problem.message}; \`verify\` says what clients make of it`,
      })),
    );
  }
  return findings;
}

async function rootsAt(base: string): Promise<readonly Answer[]> {
  const roots: Answer[] = [];
  for (let version = 1; version < 1024; version++) {
    const answer = await ask(`${base}${metadataPath("root", version)}`);
    if (answer.status !== 200 || !answer.body.subarray(0, 1).equals(Buffer.from("{"))) break;
    roots.push(answer);
  }
  return roots;
}

function servedFindings({ url, status, headers }: Answer): readonly Finding[] {
  if (status >= 300 && status < 400)
    return [
      {
        code: "redirect",
        url,
        field: "location",
        value: headers.get("location"),
        message:
          "the extension follows no redirect: give browsers the final address, or serve the files here",
      },
    ];
  if (status !== 200)
    return [
      {
        code: "not-served",
        url,
        field: "status",
        value: String(status),
        message:
          "the file is not given out: copy all of public/ to the server, and let everybody read it",
      },
    ];
  const origin = headers.get("access-control-allow-origin");
  if (origin === "*") return [];
  return [
    {
      code: "cors",
      url,
      field: "access-control-allow-origin",
      value: origin,
      message: 'set the header to "*" for GET: without it a browser hands the file to no extension',
    },
  ];
}

async function missingFindings(url: string): Promise<readonly Finding[]> {
  const { status, headers } = await ask(url);
  if (status !== 403 && status !== 404)
    return [
      {
        code: "missing-root",
        url,
        field: "status",
        value: String(status),
        message:
          "a root that does not exist has to be answered by 404 or 403: switch off the page that is shown for every unknown address, or every update fails here",
      },
    ];
  const findings: Finding[] = [];
  if (headers.get("access-control-allow-origin") !== "*")
    findings.push({
      code: "cors",
      url,
      field: "access-control-allow-origin",
      value: headers.get("access-control-allow-origin"),
      message:
        'set the header to "*" on 404 and 403 answers, too: a browser tells an extension of no answer without it (nginx: add_header … always)',
    });
  const age = maxAge(headers);
  if (age !== null && age > 300)
    findings.push({
      code: "missing-root-cached",
      url,
      field: "cache-control",
      value: headers.get("cache-control"),
      message:
        "a 404 must not be cached for longer than 300 s, or browsers learn of a new root only after that time",
    });
  return findings;
}

function timestampFindings({ url, status, headers }: Answer): readonly Finding[] {
  const age = maxAge(headers);
  const value = headers.get("cache-control");
  if (status !== 200 || (age !== null && age <= 300 && value?.includes("immutable") !== true))
    return [];
  return [
    {
      code: "timestamp-cache",
      url,
      field: "cache-control",
      value,
      message:
        'set "max-age=300" (at most): a cache that keeps this file longer holds every update back by as much',
    },
  ];
}

function immutableFindings({ url, status, headers }: Answer): readonly Finding[] {
  const age = maxAge(headers);
  if (status !== 200 || (age !== null && age >= 86_400)) return [];
  return [
    {
      code: "immutable-cache",
      url,
      field: "cache-control",
      value: headers.get("cache-control"),
      message: `set "public, max-age=${String(YEAR)}, immutable": this name never gets another content, and caches then answer for the server`,
    },
  ];
}

async function targetFindings(
  base: string,
  { signed }: Metadata<Targets>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const target of Object.values(signed.targets)) {
    const hash = target.hashes["sha256"] ?? "";
    const answer = await ask(`${base}${targetPath(target.path, hash)}`);
    const { url, status, headers, body } = answer;
    findings.push(...servedFindings(answer), ...immutableFindings(answer));
    const encoding = headers.get("content-encoding");
    if (status !== 200) continue;
    // A policy is plain JSON: what compresses it on the way is undone by the browser.
    if (encoding !== null && encoding !== "identity" && target.path.endsWith(".gz"))
      findings.push({
        code: "content-encoding",
        url,
        field: "content-encoding",
        value: encoding,
        message:
          "the file is compressed already and signed as it is: switch compression off for .gz, and set no Content-Encoding (object stores guess one from the name)",
      });
    else if (sha256Of(body) !== hash)
      findings.push({
        code: "other-bytes",
        url,
        field: "sha256",
        value: sha256Of(body),
        message:
          "is not the file that was signed: copy public/ again, and look for something on the way that changes files",
      });
  }
  return findings;
}

function clockFindings({ url, headers }: Answer, now: number): readonly Finding[] {
  const date = headers.get("date");
  if (date === null || Math.abs(Date.parse(date) - now) <= SKEW) return [];
  return [
    {
      code: "clock",
      url,
      field: "date",
      value: date,
      message: `the server's clock and this one (${new Date(now).toUTCString()}) differ by more than five minutes: set them by NTP, for expiry is judged by the clock`,
    },
  ];
}

function expiryFindings(base: string, tree: Tree, now: number): readonly Finding[] {
  const notice: Record<string, number> = { root: 30, targets: 14, snapshot: 3, timestamp: 2 };
  return freshnessOf(tree, now)
    .filter(({ role, daysLeft }) => daysLeft < (notice[role] ?? 7))
    .map((each) => ({
      code: "expiry",
      url: `${base}metadata`,
      field: each.role,
      value: each.expires,
      message: renewalOf(each),
    }));
}

/** Seconds that shared and own caches may keep an answer; null when the header does not say. */
function maxAge(headers: Headers): number | null {
  const value = headers.get("cache-control") ?? "";
  if (/no-(?:store|cache)/i.test(value)) return 0;
  const ages = [...value.matchAll(/(?:s-maxage|max-age)\s*=\s*"?(\d+)/gi)].map(([, age]) =>
    Number(age),
  );
  return ages.length === 0 ? null : Math.max(...ages);
}
