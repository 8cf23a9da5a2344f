/** Host names as browsers accept them in a match pattern, after punycode. */
const HOST = /^(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The match pattern for the address of a site as a person types it ("catalog.example.jp", "https://example.jp/items",
 * "*.example.jp"); null when it is not one. Ports and paths are dropped: permission is given per host.
 */
export function sitePattern(typed: string): string | null {
  const text = typed.trim().normalize("NFKC");
  const match = /^(?:(https?):\/\/)?(\*\.)?([^/\s?#*]+)(?:[/?#]\S*)?$/i.exec(text);
  if (match === null) return null;
  const [, scheme = "https", wildcard = "", authority = ""] = match;
  const url = URL.parse(`${scheme.toLowerCase()}://${authority}/`);
  if (url === null || url.username !== "" || url.password !== "") return null;
  const host = `${wildcard}${url.hostname}`;
  const isNamed = url.hostname.includes(".") || url.hostname === "localhost";
  return isNamed && HOST.test(host) ? `${url.protocol}//${host}/*` : null;
}
