import type { Delegation } from "./roles.ts";

function isWild(sign: string | undefined): boolean {
  return sign !== undefined && sign !== "/";
}

/**
 * True when a path matches a PATHPATTERN (4.5): case counts, `*` is any run and `?` one character, neither reaching over a `/`.
 * All ways to match go forward together, so that a stolen key cannot hang a reader with a pattern.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const signs = Array.from(path);
  /** How much of the path the pattern may have matched so far. */
  let reached = new Set([0]);
  for (const sign of pattern) {
    const next = new Set<number>();
    for (let at of reached) {
      if (sign !== "*") {
        if (signs[at] === sign || (sign === "?" && isWild(signs[at]))) next.add(at + 1);
      } else for (; !next.has(at); at += Number(isWild(signs[at]))) next.add(at);
    }
    reached = next;
  }
  return reached.has(signs.length);
}

/** True when a delegation may speak for a path (4.5); `pathHash` is the path's SHA-256 in lower-case hex. */
export function speaksFor(delegation: Delegation, path: string, pathHash: string): boolean {
  return (
    delegation.paths.some((pattern) => matchesPath(pattern, path)) ||
    delegation.hashPrefixes.some((prefix) => pathHash.startsWith(prefix))
  );
}
