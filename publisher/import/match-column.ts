/** Where a wanted column stands: its index, or why it cannot be said. */
export type Column = number | "none" | "several";

function plain(title: string): string {
  return title.normalize("NFKC").replaceAll(/\s+/g, " ").trim().toLowerCase();
}

/**
 * Finds a column by its title: the whole title, else one line of it (official tables give two languages in one cell), else
 * the only title that contains the words.
 */
export function matchColumn(titles: readonly string[], wanted: string): Column {
  const word = plain(wanted);
  const tests: readonly ((title: string) => boolean)[] = [
    (title) => plain(title) === word,
    (title) => title.split("\n").some((line) => plain(line) === word),
    (title) => plain(title).includes(word),
  ];
  for (const test of tests) {
    const found = titles.flatMap((title, index) => (test(title) ? [index] : []));
    if (found.length > 1) return "several";
    if (found[0] !== undefined) return found[0];
  }
  return "none";
}
