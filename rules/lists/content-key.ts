/** A text that is the same for two values when they hold the same, in whatever order their fields stand. */
export function contentKey(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(byName))
      : member,
  );
}

/** True when two values hold the same. */
export function isSame(left: unknown, right: unknown): boolean {
  return left === right || contentKey(left) === contentKey(right);
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
