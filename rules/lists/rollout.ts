import { mix, settle } from "../index/hash.ts";

/**
 * Whether a browser takes a release while only a share of all browsers does. `salt` is the browser's own random text, which never
 * leaves it. The answer is the same each time, a greater share keeps all who were in, and each release begins with other browsers.
 */
export function isInRollout(salt: string, list: string, v: number, percent: number): boolean {
  let hash = 0x2f6e2b1;
  for (const unit of `${salt}\n${list}\n${String(v)}`) hash = mix(hash, unit.codePointAt(0) ?? 0);
  // A share of all 2^32 values: 100 takes every one of them, 0 none.
  return settle(hash) < (percent / 100) * 2 ** 32;
}
