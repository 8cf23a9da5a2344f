/** How a download failed: the closed set. 403 and 404 are `not-found`; a status is any other answer but 200. */
export type FetchFailureKind =
  | "not-found"
  | "status"
  | "too-long"
  | "redirect"
  | "network"
  | "deadline";

/** A file could not be fetched; nothing is said about its content. `retryAfter` is in seconds, where the server gave one. */
export class FetchFailure extends Error {
  declare readonly kind: FetchFailureKind;
  declare readonly status: number | null;
  declare readonly retryAfter: number | null;

  constructor(
    kind: FetchFailureKind,
    url: string,
    status: number | null = null,
    retryAfter: number | null = null,
  ) {
    super(`${kind} ${status ?? ""}: ${url}`);
    this.name = "FetchFailure";
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
