import { PublisherRefusal } from "../command.ts";

/** An answer of a server: its status, its headers, its body as a browser sees it (content encodings undone). */
export interface Answer {
  readonly url: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** What the extension's client takes of a target; metadata is far smaller. */
const MOST_BYTES = 64_000_000;

/** Asks a server as the extension does: from another origin, no cookies, no redirects followed. Refuses (`unreachable`). */
export async function ask(url: string, origin = "chrome-extension://sekisho"): Promise<Answer> {
  try {
    const response = await fetch(url, {
      redirect: "manual",
      cache: "no-store",
      // An object store adds its CORS headers only to a request that names an origin.
      headers: { origin, "accept-encoding": "gzip, deflate, br" },
      signal: AbortSignal.timeout(120_000),
    });
    const body = await readCapped(response);
    return { url, status: response.status, headers: response.headers, body };
  } catch (error) {
    if (error instanceof PublisherRefusal) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    throw new PublisherRefusal("unreachable", [
      { file: url, message: `cannot be fetched: ${cause === "" ? String(error) : cause}` },
    ]);
  }
}

/** The body, at most as much as a browser takes; a server that sends without end is not listened to. */
async function readCapped({ body, url }: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.byteLength;
    if (length > MOST_BYTES)
      throw new PublisherRefusal("unreachable", [
        {
          file: url,
          field: "length",
          value: length,
          message: "is longer than any file of a repository",
        },
      ]);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** A file that has to be there. Refuses (`unreachable`) any answer but 200. */
export async function fetchFile(url: string): Promise<Buffer> {
  const { status, body } = await ask(url);
  if (status === 200) return body;
  throw new PublisherRefusal("unreachable", [
    {
      file: url,
      field: "status",
      value: status,
      message: "the server does not give out this file",
    },
  ]);
}

/** A file that may be missing (403 or 404): then null. Refuses (`unreachable`) any other answer. */
export async function fetchIfThere(url: string): Promise<Buffer | null> {
  const { status, body } = await ask(url);
  if (status === 403 || status === 404) return null;
  if (status === 200) return body;
  throw new PublisherRefusal("unreachable", [
    { file: url, field: "status", value: status, message: "is neither 200 nor a plain 403 or 404" },
  ]);
}

/** An address as a folder's. */
export function folderUrl(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}
