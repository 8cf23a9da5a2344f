/** A repository that was given to the build: where it is served, and its root file as text. */
export interface VendorRepository {
  readonly url: string;
  readonly root: string;
}

declare const __SEKISHO_VENDOR__: VendorRepository | null | undefined;

/**
 * The vendor's repository, from `SEKISHO_VENDOR_URL` and `SEKISHO_VENDOR_ROOT` at build time; null in a package that was built
 * without them, which then holds no root, no key and no address.
 */
export const VENDOR: VendorRepository | null =
  typeof __SEKISHO_VENDOR__ === "undefined" ? null : __SEKISHO_VENDOR__;
