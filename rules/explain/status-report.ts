import type { PolicyLayerView, PolicyView } from "../policy/policy-views.ts";
import type { KeyStatus, SetBy } from "../policy/policy-words.ts";
import type { ReleaseView, StatusView } from "../status-views.ts";
import type { RepositoryView } from "../update-views.ts";
import {
  BY_THIS_PERSON,
  effectiveForReport,
  LEFT_OUT,
  originOf,
  statusReportData,
} from "./status-report-data.ts";
import type { Json } from "./status-report-data.ts";
import { faultsOf, headOf, notesOf } from "./status-summary.ts";
import type { Fault } from "./status-summary.ts";

/** Words of the interface by their key, in the language of the report. */
export type TellWord = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Longest value in the readable part; the data has more. */
const LONGEST_LINE = 300;

/**
 * The status as a text for whoever helps: readable first, then the same as JSON, with nothing in it that a person wrote, typed or
 * visited. Times are UTC.
 */
export function statusReport(status: StatusView, policy: PolicyView, say: TellWord): string {
  const { settings, list } = status;
  const setting = (key: "profile" | "language", word: string) =>
    settings.setBy[key] === "user" ? say("status.by.user") : say(word);
  const data = JSON.stringify(statusReportData(status, policy), null, 1);
  return [
    say("status.title"),
    headText(status, policy, say),
    "",
    `${say("status.fact.at")}: ${status.at}`,
    `${say("status.browser.version")}: ${status.extension}`,
    `${say("status.browser.family")}: ${say(`status.browser.${status.browser}`)}`,
    `${say("status.browser.profile")}: ${setting("profile", `profile.${settings.profile ?? "general"}`)}`,
    `${say("status.browser.language")}: ${setting("language", `status.browser.${settings.language}`)}`,
    ...section(say("status.policy"), policyLines(policy, say)),
    ...section(say("status.keys"), entryLines(policy.keys, say)),
    ...section(say("status.lists"), [
      `${list.state}${list.problem === null ? "" : ` (${list.problem})`}, ${list.version ?? "-"}, ${list.asOf ?? "-"}`,
      `${say("status.generation")}: ${status.generation ?? say("status.generation.none")}`,
      `${say("status.baseline")}: ${status.baseline.version}, ${status.baseline.sha256}`,
      ...status.releases.flatMap((release) => releaseLines(release, say)),
    ]),
    ...section(
      say("status.checks"),
      status.updates.repositories.flatMap((each) => repositoryLines(each, say)),
    ),
    ...section(say("status.blocked"), blockedLines(status, say)),
    ...section(say("status.report.data"), [data]),
    "",
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ["", `== ${title} ==`, ...(lines.length === 0 ? ["-"] : lines)];
}

function headText(status: StatusView, policy: PolicyView, say: TellWord): string {
  const head = headOf(policy, status.updates);
  if (head.kind !== "faults") return say(`status.head.${head.kind}`);
  return say(`status.head.faults.${head.n === 1 ? "one" : "many"}`, { n: head.n });
}

function byText(by: SetBy, say: TellWord): string {
  return say(`status.by.${by.source}`, { origin: originOf(by) }).trim();
}

function policyLines(policy: PolicyView, say: TellWord): readonly string[] {
  if (policy.layers.length === 0) return [say("status.sources.none")];
  return [
    ...policy.layers.flatMap((layer) => sourceLines(layer, say)),
    ...faultLines(say("status.faults"), faultsOf(policy), say),
    ...faultLines(say("status.notes"), notesOf(policy), say),
  ];
}

function sourceLines(layer: PolicyLayerView, say: TellWord): readonly string[] {
  const { id, state, receivedAt, sha256, v, signers } = layer;
  return [
    `- ${byText(layer, say)}: ${say(`policy.state.${state}`)}`,
    ...(id === null ? [] : [`  ${say("policy.id")}: ${id}`]),
    ...(v === null ? [] : [`  ${say("policy.version")}: ${String(v)}`]),
    ...(receivedAt === null ? [] : [`  ${say("policy.received")}: ${receivedAt}`]),
    ...(sha256 === null ? [] : [`  ${say("status.hash")}: ${sha256}`]),
    ...(signers.length === 0 ? [] : [`  ${say("status.signers")}: ${signers.join(", ")}`]),
  ];
}

function faultLines(title: string, faults: readonly Fault[], say: TellWord): readonly string[] {
  if (faults.length === 0) return [];
  return [
    `${title}:`,
    ...faults.map(({ layer, rejection }) => {
      const { path, code, suggestion } = rejection;
      const meant = suggestion === null ? "" : ` ${say("policy.suggestion", { suggestion })}`;
      const where = path === "" ? say("policy.whole") : oneLine(path);
      return `- ${where} [${code}]: ${say(`policy.code.${code}`)}${meant} (${byText(layer, say)})`;
    }),
  ];
}

function entryLines(keys: readonly KeyStatus[], say: TellWord): readonly string[] {
  return keys.flatMap((entry) => {
    if (entry.received.length === 0) return [];
    const marks = [
      say(entry.isLocked ? "status.keys.locked" : "status.keys.default"),
      ...(entry.isUsed ? [] : [say("status.keys.notUsed")]),
    ];
    return [
      `- ${entry.key}: ${valueText(effectiveForReport(entry), say)} [${marks.join("; ")}]`,
      ...entry.received.map(
        (each) => `  ${byText(each, say)}: ${say(`status.keys.state.${each.state}`)}`,
      ),
    ];
  });
}

function valueText(value: Json, say: TellWord): string {
  if (value === null) return say("status.keys.nothing");
  if (value === BY_THIS_PERSON) return say("status.by.user");
  if (value === LEFT_OUT) return say("status.report.left");
  return oneLine(typeof value === "string" ? value : JSON.stringify(value));
}

function releaseLines(release: ReleaseView, say: TellWord): readonly string[] {
  const { id, from, v, version, asOf, sha256, signers, suppliers, listings } = release;
  const number = (n: number | null) => (n === null ? "?" : String(n));
  return [
    `- ${id}: ${version ?? "?"}, ${say("status.release.serial", { v })}, ${asOf ?? "?"} (${from})`,
    `  ${say("status.hash")}: ${sha256}`,
    ...(signers === null ? [] : [`  ${say("status.signers")}: ${signers.join(", ")}`]),
    `  ${say("status.release.suppliers.many", { n: number(suppliers) })}, ${say("status.release.listings.many", { n: number(listings) })}`,
  ];
}

function repositoryLines(repository: RepositoryView, say: TellWord): readonly string[] {
  const { id, kind, url, checkedAt, goodAt, dueAt, expiresAt, refusals, fingerprint } = repository;
  return [
    `- ${say(`updates.kind.${kind}`)} (${id}): ${url}`,
    `  ${say("updates.fingerprint")}: ${fingerprint}`,
    `  ${say("updates.lastCheck")}: ${checkedAt ?? say("updates.never")}`,
    `  ${say("updates.lastGood")}: ${goodAt ?? say("updates.never")}`,
    `  ${say("updates.nextCheck")}: ${dueAt}`,
    `  ${say("updates.expires")}: ${expiresAt ?? "-"}`,
    ...refusals.map(
      ({ at, code, list, detail }) => `  ! ${at} ${list ?? "*"} ${code}: ${oneLine(detail)}`,
    ),
  ];
}

function blockedLines({ blocked }: StatusView, say: TellWord): readonly string[] {
  if (!blocked.isKnowable) return [say("status.blocked.unknowable")];
  const { sites, hiddenTabs } = blocked;
  const hidden = `status.blocked.hidden.${hiddenTabs === 1 ? "one" : "many"}`;
  return [
    ...(sites.length === 0 && hiddenTabs === 0 ? [say("status.blocked.none")] : []),
    ...sites.map(({ pattern, kind }) =>
      kind === "added" ? `- ${say("status.report.own")}` : `- ${pattern}`,
    ),
    ...(hiddenTabs === 0 ? [] : [say(hidden, { n: hiddenTabs })]),
  ];
}

/** Text of a policy in one line, so that none can look like a line of the report. */
function oneLine(text: string): string {
  const flat = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
  return flat.length > LONGEST_LINE ? `${flat.slice(0, LONGEST_LINE)}…` : flat;
}
