import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** Encodings that a text may have: those of spreadsheets and official files. */
export const ENCODINGS = ["utf-8", "shift_jis", "utf-16le", "windows-1252", "euc-jp"] as const;

/** What was detected, as a person should hear it. */
export interface Detected {
  /** Label of the WHATWG Encoding Standard; `shift_jis` there is Windows code page 932. */
  readonly encoding: string;
  /** Sentence for the person, or null for UTF-8, of which nothing needs saying. */
  readonly says: string | null;
}

/**
 * Finds out how a text file is written: by its byte order mark, as valid UTF-8, or as valid Shift_JIS (code page 932) whose
 * characters stand side by side as Japanese does. Reads the file once, in pieces. Null when it is none of these.
 */
export async function detectEncoding(path: string): Promise<Detected | null> {
  const mark = await firstBytes(path, 2);
  if (mark[0] === 0xff && mark[1] === 0xfe)
    return { encoding: "utf-16le", says: "read as UTF-16, by its byte order mark" };
  if ((await decodes(path, "utf-8")) !== null) return { encoding: "utf-8", says: null };
  const shares = await decodes(path, "shift_jis");
  // In Latin-1 text an accented letter stands alone among ASCII; two such bytes would pass for one kanji.
  if (shares === null || shares.beside * 2 < shares.wide) return null;
  return { encoding: "shift_jis", says: "is not UTF-8; read as Shift_JIS (code page 932)" };
}

interface Shares {
  wide: number;
  beside: number;
}

async function decodes(path: string, encoding: string): Promise<Shares | null> {
  const shares: Shares = { wide: 0, beside: 0 };
  let last = false;
  try {
    for await (const text of decode(path, encoding)) {
      if (encoding === "utf-8") continue;
      for (let at = 0; at < text.length; at++) {
        const wide = text.charCodeAt(at) > 0x7f;
        const next = text.charCodeAt(at + 1) > 0x7f;
        if (wide) shares.wide++;
        if (wide && (last || next)) shares.beside++;
        last = wide;
      }
    }
    return shares;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Decodes a file piece by piece, without its byte order mark. Throws a TypeError at bytes that are not of the encoding. */
export async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytes: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 1 << 16 });
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

async function firstBytes(path: string, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
