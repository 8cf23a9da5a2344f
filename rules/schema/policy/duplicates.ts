import type { Place } from "./paths.ts";

/** Deeper than this nothing is told apart: key, value, item. */
const DEEPEST = 8;
/** More of them are told by no one. */
const MOST = 1000;

interface Level {
  /** Null for a list. */
  readonly names: Set<string> | null;
  /** The name or number of what is being read. */
  at: string | number;
  /** The next string is a name, not a value. */
  awaitsName: boolean;
}

/**
 * The places of members that stand twice in one object of a JSON text, of which `JSON.parse` silently takes the last; cut to
 * eight names, at most a thousand. The text has to be JSON. Any depth is read without recursion.
 */
export function duplicateMembers(text: string): readonly Place[] {
  const found: Place[] = [];
  const levels: Level[] = [];
  for (let at = 0; at < text.length && found.length < MOST; at++) {
    const level = levels.at(-1);
    switch (text.charAt(at)) {
      case '"': {
        const end = endOfString(text, at);
        if (level?.awaitsName === true) {
          const name: unknown = JSON.parse(text.slice(at, end + 1));
          level.awaitsName = false;
          level.at = String(name);
          if (level.names?.has(level.at) === true)
            found.push(levels.slice(0, DEEPEST).map((each) => each.at));
          level.names?.add(level.at);
        }
        at = end;
        break;
      }
      case "{":
        levels.push({ names: new Set(), at: "", awaitsName: true });
        break;
      case "[":
        levels.push({ names: null, at: 0, awaitsName: false });
        break;
      case "}":
      case "]":
        levels.pop();
        break;
      case ",":
        if (typeof level?.at === "number") level.at++;
        else if (level !== undefined) level.awaitsName = true;
        break;
    }
  }
  return found;
}

/** Where the quote stands that ends the string which begins at `from`. */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit === "\\") at++;
    else if (unit === '"') return at;
  }
  return text.length;
}
