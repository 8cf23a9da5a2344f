import { browser } from "wxt/browser";
import { ADDED_SITES, SITE_PATTERN } from "../rules/schema/messages.ts";
import type { SiteEntry } from "../rules/views.ts";
import { covers } from "./covers.ts";
import type { Refusal } from "./messages.ts";
import { effectivePolicy } from "./policy/in-force.ts";

const KEY = "sites";
const ID = "site:";

type Registered = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/** Match patterns that the manifest screens without being asked. */
export function defaultPatterns(): readonly string[] {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  return [...new Set(scripts.flatMap((script) => script.matches ?? []))];
}

/** All sites: the default ones, those of the organisation, then the added ones. */
export async function listSites(): Promise<readonly SiteEntry[]> {
  const { portalsOff } = await effectivePolicy();
  const entry =
    (kind: SiteEntry["kind"]) =>
    async (pattern: string): Promise<SiteEntry> => ({
      pattern,
      name: hostOf(pattern),
      kind,
      granted: await isGranted(pattern),
      off: portalsOff.some(({ value }) => covers(value, hostOf(pattern).replace(/^\*\./, "x."))),
    });
  const portals = await policyPatterns();
  const added = (await addedPatterns()).filter((pattern) => !portals.includes(pattern));
  return Promise.all([
    ...defaultPatterns().map(entry("default")),
    ...portals.map(entry("policy")),
    ...added.map(entry("added")),
  ]);
}

/** Sites that the organisation's policy adds to the default ones; none of them is stored as the person's own. */
async function policyPatterns(): Promise<readonly string[]> {
  const { portals } = await effectivePolicy();
  const defaults = defaultPatterns();
  const patterns = portals.map(({ value }) => value);
  return [...new Set(patterns)].filter((each) => !defaults.includes(each));
}

/** Screens a site from now on. The permission must be there already; a full disk leaves everything as it was. */
export async function addSite(pattern: string): Promise<{ readonly ok: true } | Refusal> {
  if (!SITE_PATTERN.test(pattern)) return { error: "bad-request" };
  if (!(await isGranted(pattern))) return { error: "not-permitted" };
  if (defaultPatterns().includes(pattern)) return { ok: true };
  if ((await policyPatterns()).includes(pattern)) {
    await registerAdded();
    return { ok: true };
  }
  const before = await addedPatterns();
  if (!before.includes(pattern) && !(await keep([...before, pattern])))
    return { error: "storage-failed" };
  await registerAdded();
  return { ok: true };
}

/** Stops screening an added site and gives its permission back. */
export async function removeSite(pattern: string): Promise<{ readonly ok: true } | Refusal> {
  const before = await addedPatterns();
  if (!(await keep(before.filter((each) => each !== pattern)))) return { error: "storage-failed" };
  await registerAdded();
  // Rejects for a pattern that the manifest requires: nothing to give back then.
  await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
  return { ok: true };
}

/**
 * Registers the content script for the added sites, and those of the policy, that are permitted, and no others: after an update of the
 * extension (which clears registrations), and whenever a permission or the policy came or went. Gives what is newly registered.
 */
export async function registerAdded(): Promise<readonly string[]> {
  const added = [...new Set([...(await policyPatterns()), ...(await addedPatterns())])];
  const granted = await Promise.all(added.map(isGranted));
  const wanted = new Set(added.filter((_pattern, position) => granted[position]));
  const present = await browser.scripting.getRegisteredContentScripts();
  const held = new Set(present.flatMap((script) => (script.id.startsWith(ID) ? [script.id] : [])));
  const extra = [...held].filter((id) => !wanted.has(id.slice(ID.length)));
  if (extra.length > 0) await browser.scripting.unregisterContentScripts({ ids: extra });
  const missing = [...wanted].filter((pattern) => !held.has(ID + pattern));
  const made: string[] = [];
  for (const pattern of missing) {
    try {
      await browser.scripting.registerContentScripts([registration(pattern)]);
      made.push(pattern);
    } catch (error) {
      // One pattern that the browser does not take voids no other.
      console.warn(error);
    }
  }
  return made;
}

/** True when the browser lets us read the site without a click. */
export async function isGranted(pattern: string): Promise<boolean> {
  // Rejects for a pattern that is none to this browser.
  return browser.permissions.contains({ origins: [pattern] }).catch(() => false);
}

/** The built content script: also what `screenTab` puts into a tab. */
export const CONTENT_SCRIPT = "/content-scripts/content.js";

/** Puts the content script into every frame of a tab that the click, or a permission, allows. */
export async function injectInto(tabId: number): Promise<{ readonly ok: true } | Refusal> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, allFrames: true },
      files: [CONTENT_SCRIPT],
    });
    return { ok: true };
  } catch {
    return { error: "not-permitted" };
  }
}

/** Puts the script that draws cards into one frame. */
export async function injectCard(tabId: number, frameId: number): Promise<boolean> {
  try {
    const target = { tabId, frameIds: [frameId] };
    await browser.scripting.executeScript({ target, files: ["/card.js"] });
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}

function registration(pattern: string): Registered {
  const base: Registered = {
    id: ID + pattern,
    matches: [pattern],
    js: [CONTENT_SCRIPT],
    allFrames: true,
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
  // Frames without an address of their own (about:blank, srcdoc) belong to the page.
  return Object.assign(base, { matchOriginAsFallback: true });
}

async function addedPatterns(): Promise<readonly string[]> {
  const parsed = ADDED_SITES.safeParse((await browser.storage.local.get(KEY))[KEY] ?? []);
  return parsed.success ? parsed.data : [];
}

async function keep(patterns: readonly string[]): Promise<boolean> {
  try {
    await browser.storage.local.set({ [KEY]: patterns });
    return true;
  } catch {
    return false;
  }
}

function hostOf(pattern: string): string {
  return pattern.replace(/^[^:]+:\/\//, "").replace(/\/\*$/, "");
}
