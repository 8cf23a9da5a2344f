/**
 * The value that a rejection is about. Its path names a member of the file, or a key and a place in that key's value, `contact`,
 * `suppliers.add[2].names[0].text`. Undefined where there is none.
 */
export function valueIn(file: unknown, path: string): unknown {
  const keys = memberOf(file, "keys");
  const name = longestMember(keys, path);
  if (name === null) return valueAt(file, path);
  const entry = memberOf(keys, name);
  const rest = path.slice(name.length).replace(/^\./, "");
  return valueAt(memberOf(entry, "value"), rest) ?? valueAt(entry, rest);
}

function valueAt(value: unknown, path: string): unknown {
  if (path === "") return value;
  const [whole = "", index, quoted] = /^\[(?:(\d+)|"((?:[^"\\]|\\.)*)")\]\.?/.exec(path) ?? [];
  const name = index ?? quoted;
  if (name !== undefined) return valueAt(memberOf(value, name), path.slice(whole.length));
  const member = longestMember(value, path);
  if (member === null) return undefined;
  return valueAt(memberOf(value, member), path.slice(member.length).replace(/^\./, ""));
}

/** Names may hold dots: the longest one that the path begins with. */
function longestMember(value: unknown, path: string): string | null {
  if (typeof value !== "object" || value === null) return null;
  const fits = Object.keys(value).filter(
    (name) =>
      name !== "" && (path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`)),
  );
  return fits.toSorted((left, right) => right.length - left.length)[0] ?? null;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
