import { canonicalJson } from "../list/canonical.ts";
import { sha256Of } from "../sha256.ts";
import { FIREFOX_ID } from "./browsers.ts";
import { firefoxInstallRule, installRule, textFile } from "./format.ts";
import type { EmitFormat, EmitInput } from "./format.ts";
import { plist } from "./plist.ts";
import type { PlistValue } from "./plist.ts";

const IDENTIFIER = "sekisho.policy";

/** A configuration profile of macOS for Chrome, Edge and Firefox. */
export const mobileconfig: EmitFormat = {
  name: "mobileconfig",
  summary: "a configuration profile of macOS for Chrome, Edge and Firefox",
  browsers: ["chrome", "edge", "firefox"],
  next: [
    "Give it to the Macs by your device management (Intune: a custom profile, device channel); unsigned, as it is, it can be installed by hand for a trial.",
  ],
  emit: (input) => [textFile("sekisho.mobileconfig", plist(profileOf(input)))],
};

function profileOf(input: EmitInput): PlistValue {
  const values = Object.fromEntries([...input.values].map(([key, value]) => [key, value]));
  const payloads = input.browsers.flatMap((browser) => {
    const { domain, title } = browser;
    if (domain === null) return [];
    const settings = payload(
      `${domain}.extensions.${input.extensionId}`,
      `Sekisho in ${title}`,
      values,
    );
    if (!input.forceInstall) return [settings];
    const rules = { ExtensionSettings: { [input.extensionId]: installRule(input, browser) } };
    return [settings, payload(domain, `Sekisho is installed in ${title}`, rules)];
  });
  if (input.firefox)
    payloads.push(
      payload("org.mozilla.firefox", "Sekisho in Firefox", {
        EnterprisePoliciesEnabled: true,
        ...(input.forceInstall
          ? { ExtensionSettings: { [FIREFOX_ID]: firefoxInstallRule(input) } }
          : {}),
        "3rdparty": { Extensions: { [FIREFOX_ID]: values } },
      }),
    );
  return {
    PayloadContent: payloads,
    PayloadDisplayName: "Sekisho",
    PayloadIdentifier: IDENTIFIER,
    PayloadScope: "System",
    PayloadType: "Configuration",
    PayloadUUID: uuidOf(payloads),
    PayloadVersion: 1,
  };
}

function payload(
  type: string,
  title: string,
  members: { readonly [key: string]: PlistValue },
): { readonly [key: string]: PlistValue } {
  return {
    ...members,
    PayloadDisplayName: title,
    PayloadEnabled: true,
    PayloadIdentifier: `${IDENTIFIER}.${type}`,
    PayloadType: type,
    PayloadUUID: uuidOf({ type, members }),
    PayloadVersion: 1,
  };
}

/** The same content has the same id, another content another one. */
function uuidOf(content: unknown): string {
  const hex = sha256Of(Buffer.from(canonicalJson(content))).slice(0, 32);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  const marked = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5").toUpperCase();
}
