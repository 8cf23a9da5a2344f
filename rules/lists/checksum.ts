import { settle } from "../index/hash.ts";

/**
 * A checksum of a text, sixteen hexadecimal digits. It finds damage and mix-ups: two texts of one length that differ in one place
 * never have the same. It is no defence against an attacker: that is the signed SHA-256.
 */
export function checksumOf(text: string): string {
  let one = 0x811c9dc5 | 0;
  let two = 0x6b43a9b5 | 0;
  // Two units a step and lane, each step a bijection: 100 million units take a tenth of a second.
  const whole = text.length - (text.length % 4);
  for (let at = 0; at < whole; at += 4) {
    one = Math.imul(one ^ (text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)), 0x01000193);
    two = Math.imul(two ^ (text.charCodeAt(at + 2) | (text.charCodeAt(at + 3) << 16)), 0x5bd1e995);
    // What a multiplication lifts to the top comes down again.
    one ^= one >>> 15;
    two ^= two >>> 13;
  }
  for (let at = whole; at < text.length; at++)
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193) + at;
  return [one ^ text.length, two].map((half) => hex(settle(half))).join("");
}

function hex(half: number): string {
  return half.toString(16).padStart(8, "0");
}
