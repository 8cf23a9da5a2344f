import type { ManagedBrowser } from "./browsers.ts";
import type { ManagedValues } from "./managed-values.ts";

/** What a format is written from. */
export interface EmitInput {
  readonly values: ManagedValues;
  /** The browsers of Chromium's family that are meant. */
  readonly browsers: readonly ManagedBrowser[];
  /** Whether Firefox is meant, too, where a format is for several browsers. */
  readonly firefox: boolean;
  /** The extension's ID in the browsers of Chromium's family. */
  readonly extensionId: string;
  readonly forceInstall: boolean;
  /** Where the extension is to come from; null: the browser's own store. For Firefox the address of the package. */
  readonly updateUrl: string | null;
}

/** A file that was made: its path below the output folder, and its bytes. */
export interface EmittedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One form that policies are given in. */
export interface EmitFormat {
  readonly name: string;
  readonly summary: string;
  /** Which browsers it is for when nobody says. */
  readonly browsers: readonly string[];
  /** What to do with the files, one sentence each. */
  readonly next: readonly string[];
  emit(input: EmitInput): readonly EmittedFile[];
}

/** The rule that installs the extension in a browser of Chromium's family. */
export function installRule(
  { updateUrl }: Pick<EmitInput, "updateUrl">,
  browser: ManagedBrowser,
): { readonly installation_mode: string; readonly update_url: string } {
  return { installation_mode: "force_installed", update_url: updateUrl ?? browser.updateUrl };
}

/** The rule that installs the extension in Firefox; it needs the address of the package. */
export function firefoxInstallRule({ updateUrl }: Pick<EmitInput, "updateUrl">) {
  return { installation_mode: "force_installed", install_url: updateUrl ?? "" };
}

/** A file of UTF-8 text. */
export function textFile(path: string, text: string): EmittedFile {
  return { path, bytes: Buffer.from(text, "utf8") };
}
