/** What a starter policy has where an organisation writes its own: in texts, in addresses, and as a telephone number of zeros. */
const FILL_IN = /fill[ -]?in/i;
const NO_HOST = /[@.]example\.invalid\b|\.invalid(?:[/:?#]|$)/i;
const NO_NUMBER = /^\+?[0 ()./-]*0[0 ()./-]*$/;

/** The paths of the texts that still wait for the organisation's own words, `keys.contact.value`, with the text. */
export function placeholdersIn(
  value: unknown,
  path = "",
): readonly { readonly path: string; readonly text: string }[] {
  if (typeof value === "string")
    return FILL_IN.test(value) || NO_HOST.test(value) || (value.length > 6 && NO_NUMBER.test(value))
      ? [{ path, text: value }]
      : [];
  if (Array.isArray(value))
    return value.flatMap((item: unknown, at) => placeholdersIn(item, `${path}[${String(at)}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    placeholdersIn(member, path === "" ? name : `${path}.${name}`),
  );
}
