import type { Delegation } from "./roles.ts";

/**
 * True when a segment matches a pattern of `*` (any run) and `?` (one character), in time linear in their product:
 * a stolen key must not be able to hang a reader with a pattern.
 */
function matchesSegment(pattern: readonly string[], text: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let place = 0; place < text.length;) {
    if (pattern[at] === "*") {
      star = at;
      at += 1;
      resume = place;
    } else if (pattern[at] === "?" || pattern[at] === text[place]) {
      at += 1;
      place += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      place = resume;
    } else return false;
  }
  return pattern.slice(at).every((sign) => sign === "*");
}

/** True when a path matches a PATHPATTERN (4.5): case counts, and no wildcard reaches over a `/`. */
export function matchesPath(pattern: string, path: string): boolean {
  const patterns = pattern.split("/");
  const parts = path.split("/");
  return (
    patterns.length === parts.length &&
    patterns.every((part, index) =>
      matchesSegment(Array.from(part), Array.from(parts[index] ?? "")),
    )
  );
}

/** True when a delegation may speak for a path (4.5); `pathHash` is the path's SHA-256 in lower-case hex. */
export function speaksFor(delegation: Delegation, path: string, pathHash: string): boolean {
  return (
    delegation.paths.some((pattern) => matchesPath(pattern, path)) ||
    delegation.hashPrefixes.some((prefix) => pathHash.startsWith(prefix))
  );
}
