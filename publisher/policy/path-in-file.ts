import type { PolicyRejection } from "../../rules/policy/policy-words.ts";

/**
 * A path whose place counts the accepted items of a key (`exceptions.add[0].supplier`) as it stands in the file, where rejected items
 * stand between them. Every item of which anything was rejected was left out whole. Other paths stay as they are.
 */
export function pathInFile(path: string, rejected: readonly PolicyRejection[]): string {
  const placed = PLACED.exec(path);
  if (placed === null) return path;
  const [whole, key = "", place = ""] = placed;
  const gone = new Set(
    rejected.flatMap((each) => {
      const [, itsKey, itsPlace] = PLACED.exec(each.path) ?? [];
      return itsKey === key ? [Number(itsPlace)] : [];
    }),
  );
  let at = 0;
  for (let left = Number(place); left > 0 || gone.has(at); at++) if (!gone.has(at)) left--;
  return `${key}[${String(at)}]${path.slice(whole.length)}`;
}

/** A collection's key with the place of an item in it. */
const PLACED = /^(\w+\.(?:add|replace))\[(\d+)\]/;
