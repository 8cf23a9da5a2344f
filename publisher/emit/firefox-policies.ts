import { FIREFOX_ID } from "./browsers.ts";
import { firefoxInstallRule, textFile } from "./format.ts";
import type { EmitFormat, EmitInput } from "./format.ts";

/** `policies.json` of Firefox, on every system. */
export const firefoxPolicies: EmitFormat = {
  name: "firefox-policies",
  summary: "policies.json for Firefox, on every system",
  browsers: ["firefox"],
  next: [
    "Firefox has one policies.json: where there is one already, put these members into it.",
    "Linux: /etc/firefox/policies/; Windows and macOS: distribution/ in Firefox's own folder (macOS: Firefox.app/Contents/Resources/distribution).",
  ],
  emit: (input) => [
    textFile(
      "firefox/policies.json",
      `${JSON.stringify({ policies: firefoxMembers(input) }, null, 2)}\n`,
    ),
  ],
};

/** The members of Firefox's policies that are ours. */
export function firefoxMembers(input: EmitInput): Readonly<Record<string, object>> {
  return {
    ...(input.forceInstall
      ? { ExtensionSettings: { [FIREFOX_ID]: firefoxInstallRule(input) } }
      : {}),
    "3rdparty": { Extensions: { [FIREFOX_ID]: Object.fromEntries(input.values) } },
  };
}
