import type { HashName, Means, VerifySignature } from "../../rules/trust/means.ts";

/** Bytes of hex, or null when the text is not hex. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text)) return null;
  return Uint8Array.from({ length: text.length / 2 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
}

/** Lower-case hex of bytes. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const SUBTLE_NAMES = { sha256: "SHA-256", sha512: "SHA-512" } as const;

/** A digest in lower-case hex. */
export async function hashOf(name: HashName, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest(SUBTLE_NAMES[name], bytes)));
}

/** What a person compares before trusting a root: the SHA-256 of its file, lower-case hex. */
export function fingerprintOf(rootBytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hashOf("sha256", rootBytes);
}

/** The state machine's means, with a verifier and the platform's own hashes and UTF-8. */
export function meansWith(verify: VerifySignature): Means {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const encoder = new TextEncoder();
  return {
    verify,
    hash: hashOf,
    decode: (bytes) => {
      try {
        return decoder.decode(bytes);
      } catch {
        return null;
      }
    },
    encode: (text) => encoder.encode(text),
  };
}
