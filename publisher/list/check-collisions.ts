import type { Problems } from "./problems.ts";
import type { Sources } from "./read-sources.ts";

/**
 * Notes codes that stand under two suppliers, or twice under one: a code belongs to one party, and nobody could say whom
 * a text with it means. Names that two suppliers bear are the matter of `shareNames`.
 */
export function checkCollisions({ suppliers }: Sources, problems: Problems): void {
  const holders = new Map<string, string>();
  for (const { file, data } of suppliers) {
    data.identifiers.forEach(({ scheme, value }, index) => {
      const key = `${scheme} ${value}`;
      const holder = holders.get(key);
      if (holder === undefined) {
        holders.set(key, data.id);
        return;
      }
      const message = holder === data.id ? `stands twice` : `stands under ${holder} too`;
      problems.add({
        file,
        field: `identifiers.${String(index)}`,
        value: `${scheme} ${value}`,
        message,
      });
    });
  }
}
