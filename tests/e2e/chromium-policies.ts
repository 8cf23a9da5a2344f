import type { BrowserContext } from "playwright-core";

/**
 * What the browser's own page of policies (`chrome://policy`) says of an extension's: a line for each that is set, its name and
 * status (`contact OK`), in its order. Walks into the page's shadow roots.
 */
export async function chromiumSays(
  context: BrowserContext,
  id: string,
): Promise<readonly string[]> {
  const page = await context.newPage();
  try {
    await page.goto("chrome://policy");
    return await page.evaluate((extension) => {
      const within = (root: ParentNode, tag: string): Element[] =>
        [...root.querySelectorAll("*")].flatMap((element) => [
          ...(element.localName === tag ? [element] : []),
          ...(element.shadowRoot === null ? [] : within(element.shadowRoot, tag)),
        ]);
      const textOf = (row: Element, selector: string): string =>
        row.shadowRoot?.querySelector(selector)?.textContent?.trim() ?? "";
      return within(document, "policy-table")
        .filter((table) => table.shadowRoot?.textContent?.includes(extension) === true)
        .flatMap((table) => within(table.shadowRoot ?? table, "policy-row"))
        .map((row) => `${textOf(row, ".policy .name")} ${textOf(row, ".policy .messages")}`)
        .filter((line) => !line.endsWith(" Not set."));
    }, id);
  } finally {
    await page.close();
  }
}
