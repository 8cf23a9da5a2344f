import { browser } from "wxt/browser";
import { POLICY_TEXT, readManagedPolicy } from "../../rules/schema/policy.ts";
import type { PolicyRejection } from "../../rules/policy/policy-words.ts";
import { StoreTrouble } from "../lists/store-trouble.ts";
import { NO_POLICY, changePolicies, readPolicies, readPolicyFile } from "./policy-store.ts";
import { accepted } from "./take-policy.ts";

/** Keys of managed storage that say where lists come from: they are read elsewhere, and are no policy. */
const OF_LISTS: ReadonlySet<string> = new Set([
  "repositoryUrl",
  "repositoryRoot",
  "repositoryLists",
]);

/** The browser may not have read its policy for so long after its start or the installation, milliseconds. */
export const NOT_KNOWN_MS = 60_000;

const SESSION = "policy-session";

/** When this session of the browser, or of the installation, began: the first time that anybody asked, milliseconds since 1970. */
export async function sessionBegan(now: number): Promise<number> {
  const held: unknown = (await browser.storage.session.get(SESSION))[SESSION];
  // A clock that was set back meanwhile begins the session anew.
  if (typeof held === "number" && held <= now) return held;
  // Where nothing can be kept every look is the first: what was in force stays.
  await browser.storage.session.set({ [SESSION]: now }).catch(() => undefined);
  return now;
}

/** What managed storage holds now; empty where the browser has no policy, or has not read it yet. Never rejects: Firefox does. */
export async function readManagedStorage(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return {};
  }
}

let unkept = false;

/** True when what managed storage held at the last look could not be kept, for want of room. */
export function isUnkept(): boolean {
  return unkept;
}

/**
 * Takes note of what managed storage holds. Empty soon after the start is "not known yet", and what was in force stays; empty later,
 * or where the browser itself has just said that it changed (`isSure`), means that the policy was taken away. A policy text that
 * cannot be read leaves the last one in force that could be, beside the small keys as they are now. Throws StoreTrouble.
 */
export async function takeManaged(
  held: Readonly<Record<string, unknown>>,
  isSure: boolean,
  now: number,
): Promise<void> {
  try {
    await take(held, isSure, now);
    unkept = false;
  } catch (error) {
    unkept = error instanceof StoreTrouble;
    throw error;
  }
}

async function take(
  held: Readonly<Record<string, unknown>>,
  isSure: boolean,
  now: number,
): Promise<void> {
  const isEmpty = Object.keys(held).length === 0;
  if (isEmpty && !isSure && now < (await sessionBegan(now)) + NOT_KNOWN_MS) {
    await changePolicies((before) =>
      before.isManagedUnknown ? null : { policies: { ...before, isManagedUnknown: true } },
    );
    return;
  }
  const { managed, isManagedUnknown } = await readPolicies();
  const { small, policy, problem } = await partsOf(held, managed.inForce?.sha256 ?? null);
  const parts = policy === undefined ? small : { ...small, policy };
  if (Object.keys(parts).length === 0) {
    const kept = { ...NO_POLICY, problem };
    const isSame = JSON.stringify(kept) === JSON.stringify(managed) && !isManagedUnknown;
    if (!isSame)
      await changePolicies((before) => ({
        policies: { ...before, managed: kept, isManagedUnknown: false },
      }));
    return;
  }
  const about = { origin: "", v: null, signers: [], now };
  const { kept, texts } = await accepted(JSON.stringify(parts), about);
  const isSame =
    kept.inForce?.sha256 === managed.inForce?.sha256 &&
    JSON.stringify(problem) === JSON.stringify(managed.problem);
  const { sha256 = "" } = kept.inForce ?? {};
  if (isSame && !isManagedUnknown && (await readPolicyFile(sha256)) !== null) return;
  // Bytes that are in force already came when they first came.
  const inForce = kept.inForce?.sha256 === managed.inForce?.sha256 ? managed.inForce : kept.inForce;
  await changePolicies((before) => ({
    policies: { ...before, managed: { ...kept, inForce, problem }, isManagedUnknown: false },
    texts,
  }));
}

interface Parts {
  readonly small: Readonly<Record<string, unknown>>;
  /** The policy that counts, as text or (Firefox) as an object: the one that came, or the last that could be read. */
  readonly policy: unknown;
  readonly problem: PolicyRejection | null;
}

async function partsOf(
  held: Readonly<Record<string, unknown>>,
  inForce: string | null,
): Promise<Parts> {
  const { policy, ...others } = held;
  const small = Object.fromEntries(Object.entries(others).filter(([key]) => !OF_LISTS.has(key)));
  const { policy: good, ...smallBefore } =
    inForce === null ? {} : parsed(await readPolicyFile(inForce));
  if (JSON.stringify(small).length > POLICY_TEXT)
    return { small: smallBefore, policy: good, problem: tooLarge("") };
  if (policy === undefined) return { small, policy, problem: null };
  const isLong = typeof policy !== "string" && JSON.stringify(policy).length > POLICY_TEXT;
  const problem = isLong ? tooLarge("policy") : readManagedPolicy({ policy }).problem;
  return { small, policy: problem === null ? policy : good, problem };
}

function tooLarge(path: string): PolicyRejection {
  const message = `It is longer than ${String(POLICY_TEXT)} characters; nothing of it was read.`;
  return { path, code: "too-large", message, suggestion: null };
}

/** The parts of managed storage as they are kept; empty for anything else. */
export function parsed(text: string | null): Readonly<Record<string, unknown>> {
  const value: unknown = text === null ? {} : JSON.parse(text);
  return typeof value === "object" && value !== null ? { ...value } : {};
}
