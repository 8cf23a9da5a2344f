import { settle } from "../index/hash.ts";

/** Two running 32-bit hashes over UTF-16 units. */
export type Checksum = [number, number];

/** The state before any unit. */
export function startChecksum(): Checksum {
  return [0x811c9dc5 | 0, 0x6b43a9b5 | 0];
}

/**
 * Takes in a text. It finds damage and mix-ups, 64 bits of them; it is no defence against an attacker: that is the signed SHA-256.
 */
export function takeUnits(state: Checksum, text: string): void {
  let [one, two] = state;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x5bd1e995) + 0x3c6ef372;
  }
  state[0] = one;
  state[1] = two;
}

/** The state as sixteen hexadecimal digits. */
export function writeChecksum([one, two]: Checksum): string {
  return [one, two].map((half) => settle(half).toString(16).padStart(8, "0")).join("");
}
