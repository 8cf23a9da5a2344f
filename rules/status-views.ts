/** What the status page is given beside the policy: plain data, made by the background, drawn by `components/`. */
import type { UpdatesView } from "./update-views.ts";
import type { ListStatus, Settings, SiteEntry } from "./views.ts";

/** One release that pages are screened with. */
export interface ReleaseView {
  /** `<repository>/<list>`. */
  readonly id: string;
  /** `package`: it came with the extension; `store`: accepted from a repository; `policy`: written from the policy in force. */
  readonly from: "package" | "store" | "policy";
  /** Serial of the release; 0 where it has none. */
  readonly v: number;
  /** The release's own version text; null where it is not known any more. */
  readonly version: string | null;
  /** Oldest day on which a list of the release was read at its publisher, `YYYY-MM-DD`; null where it is not known. */
  readonly asOf: string | null;
  /** When this browser accepted it, ISO 8601; null for what nobody had to accept. */
  readonly acceptedAt: string | null;
  /** Of its lines, or for the policy's of what they are written from; lower-case hex. */
  readonly sha256: string;
  /** Ids of the keys that signed it; null where it was not signed, or that is not known. */
  readonly signers: readonly string[] | null;
  readonly suppliers: number | null;
  /** Listings that may set a severity. */
  readonly listings: number | null;
}

/** The list that came with the extension, whether it is in force or not. */
export interface BaselineView {
  readonly version: string;
  readonly v: number;
  readonly sha256: string;
  readonly asOf: string;
}

/** A site that we are to screen and that the organisation's browser settings close to us. */
export interface BlockedSite {
  /** The site as it is configured: never an address that was visited. */
  readonly pattern: string;
  readonly kind: SiteEntry["kind"];
  /** The last day on which that was seen, `YYYY-MM-DD`. */
  readonly on: string;
}

/** What is known of sites that the organisation's browser settings close to us. */
export interface BlockedView {
  /** False in a browser that tells extensions nothing of such settings. */
  readonly isKnowable: boolean;
  readonly sites: readonly BlockedSite[];
  /** Open tabs that are closed to us and whose address the browser does not tell. */
  readonly hiddenTabs: number;
}

/** Everything that this browser has in force, beside the policy. */
export interface StatusView {
  /** When this was put together, ISO 8601. */
  readonly at: string;
  /** The extension's version. */
  readonly extension: string;
  readonly browser: "chromium" | "firefox";
  readonly settings: Settings;
  readonly list: ListStatus;
  readonly releases: readonly ReleaseView[];
  /** The id of the files that pages are screened with; null: those that came with the extension. */
  readonly generation: string | null;
  readonly baseline: BaselineView;
  readonly updates: UpdatesView;
  readonly blocked: BlockedView;
}
