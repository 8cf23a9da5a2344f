/** A browser family member that reads managed storage, and where. */
export interface ManagedBrowser {
  readonly id: "chrome" | "chromium" | "edge";
  readonly title: string;
  /** The folder of policy files on Linux, below `/`. */
  readonly linux: string;
  /** The key below HKEY_LOCAL_MACHINE; null where there is no build for Windows to speak of. */
  readonly registry: string | null;
  /** The preference domain on macOS. */
  readonly domain: string | null;
  /** Where it gets extensions from when nobody says another place. */
  readonly updateUrl: string;
}

/** The browsers of Chromium's family. */
export const BROWSERS: readonly ManagedBrowser[] = [
  {
    id: "chrome",
    title: "Google Chrome",
    linux: "etc/opt/chrome/policies/managed",
    registry: "Software\\Policies\\Google\\Chrome",
    domain: "com.google.Chrome",
    updateUrl: "https://clients2.google.com/service/update2/crx",
  },
  {
    id: "edge",
    title: "Microsoft Edge",
    linux: "etc/opt/edge/policies/managed",
    registry: "Software\\Policies\\Microsoft\\Edge",
    domain: "com.microsoft.Edge",
    updateUrl: "https://edge.microsoft.com/extensionwebstorebase/v1/crx",
  },
  {
    id: "chromium",
    title: "Chromium",
    linux: "etc/chromium/policies/managed",
    registry: null,
    domain: null,
    updateUrl: "https://clients2.google.com/service/update2/crx",
  },
];

/** The extension's ID where it is built from this source: the key in its manifest fixes it. A store gives another. */
export const BUILT_ID = "khjojgpmnpbmondiabomhggijnanjpbk";

/** The extension's ID in Firefox, everywhere the same. */
export const FIREFOX_ID = "{5e915c04-0a3f-4f0c-9d1b-6b7a5f0c2d18}";
