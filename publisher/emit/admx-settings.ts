import type { ManagedBrowser } from "./browsers.ts";
import { installRule } from "./format.ts";
import type { EmitInput } from "./format.ts";
import type { ManagedValue } from "./managed-values.ts";

/** One setting of the group policy templates: what an administrator sees as one line, for one browser. */
export interface AdmxSetting {
  /** Unique, letters and digits: `repositoryUrl_chrome`. */
  readonly name: string;
  readonly browser: ManagedBrowser;
  /** The registry key that it writes in, below the machine's hive. */
  readonly key: string;
  readonly kind: "text" | "list" | "small" | "install";
  /** The key of managed storage, or `install`. */
  readonly managedKey: string;
  /** What is proposed; for `install` empty. */
  readonly value: ManagedValue;
  /** The registry values that `install` writes. */
  readonly rule: Readonly<Record<string, string>>;
}

/** Every setting for the browsers that have a registry. */
export function settingsOf(input: EmitInput): readonly AdmxSetting[] {
  return input.browsers.flatMap((browser): AdmxSetting[] => {
    const { registry, id } = browser;
    if (registry === null) return [];
    const policy = `${registry}\\3rdparty\\extensions\\${input.extensionId}\\policy`;
    const settings = [...input.values].map(([managedKey, value]): AdmxSetting => {
      const name = `${managedKey}_${id}`;
      const kind = typeof value === "string" ? "text" : "value" in value ? "small" : "list";
      const key = kind === "text" ? policy : `${policy}\\${managedKey}`;
      return { name, browser, key, kind, managedKey, value, rule: {} };
    });
    if (!input.forceInstall) return settings;
    return [
      ...settings,
      {
        name: `install_${id}`,
        browser,
        key: `${registry}\\ExtensionSettings\\${input.extensionId}`,
        kind: "install",
        managedKey: "install",
        value: "",
        rule: installRule(input, browser),
      },
    ];
  });
}
