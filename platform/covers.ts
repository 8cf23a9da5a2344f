/** True when a match pattern speaks of the host; ports and paths do not matter. */
export function covers(pattern: string, host: string | null): boolean {
  if (host === null) return false;
  const match = /^(?:\*|https?):\/\/(\*\.)?([^/:*]*)/.exec(pattern);
  if (pattern === "<all_urls>" || /^(?:\*|https?):\/\/\*\//.test(pattern)) return true;
  const [, wildcard, named] = match ?? [];
  if (named === undefined || named === "") return false;
  return host === named || (wildcard !== undefined && host.endsWith(`.${named}`));
}
