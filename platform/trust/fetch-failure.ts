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
  readonly kind: FetchFailureKind;
  readonly url: string;
  readonly status: number | null;
  readonly retryAfter: number | null;

  constructor(
    kind: FetchFailureKind,
    url: string,
    answer: { readonly status?: number; readonly retryAfter?: number | null } = {},
  ) {
    super(`${kind}${answer.status === undefined ? "" : ` ${String(answer.status)}`}: ${url}`);
    this.name = "FetchFailure";
    this.kind = kind;
    this.url = url;
    this.status = answer.status ?? null;
    this.retryAfter = answer.retryAfter ?? null;
  }
}
