import { inflateRawSync } from "node:zlib";

/** Largest workbook that is read, packed and unpacked, in bytes. Longer lists are CSV, which is never held whole. */
export const PACKED_LIMIT = 64_000_000;
export const UNPACKED_LIMIT = 256_000_000;

const MOST_ENTRIES = 2_000;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks every entry of a zip archive once, within the limits, and throws the result away: what the archive says of its
 * own sizes is not believed. Null when all is within bounds, else what is wrong.
 */
export function beyondBounds(bytes: Uint8Array, limit: number = UNPACKED_LIMIT): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return "is no .xlsx file (an .xls file has to be saved as .xlsx or .csv)";
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return `has ${String(count)} parts`;
  let at = view.getUint32(end + 16, true);
  let room = limit;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== ENTRY) return "is damaged";
    const local = view.getUint32(at + 42, true);
    const packed = view.getUint32(at + 20, true);
    const method = view.getUint16(at + 10, true);
    if ((view.getUint16(at + 8, true) & 1) === 1) return "is protected by a password";
    const size = sizeOf(bytes, view, local, packed, method, room);
    if (size === null) return `is damaged, or unpacks to more than ${String(limit)} bytes`;
    room -= size;
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + view.getUint16(at + field, true), 0);
  }
  return null;
}

function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return null;
}

function sizeOf(
  bytes: Uint8Array,
  view: DataView,
  local: number,
  packed: number,
  method: number,
  room: number,
): number | null {
  if (local + 30 > bytes.byteLength || room <= 0) return null;
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const data = bytes.subarray(from, from + packed);
  if (method === STORED) return data.byteLength <= room ? data.byteLength : null;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(data, { maxOutputLength: room }).byteLength;
  } catch {
    return null;
  }
}
