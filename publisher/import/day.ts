import { day } from "../../rules/schema/scalars.ts";

const FORMS: readonly {
  readonly form: RegExp;
  readonly order: readonly [number, number, number];
}[] = [
  { form: /^(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0+)?Z?)?$/, order: [1, 2, 3] },
  { form: /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, order: [1, 2, 3] },
  { form: /^(\d{4})年(\d{1,2})月(\d{1,2})日$/, order: [1, 2, 3] },
];

/** First years of the Japanese eras that a list may use, less one. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

/**
 * Reads a day as `YYYY-MM-DD`: year first, or in Japanese with an era. Null for anything else, `01/02/2020` above all, which
 * is another day in another country.
 */
export function readDay(text: string): string | null {
  const plain = text.normalize("NFKC").trim();
  for (const { form, order } of FORMS) {
    const found = form.exec(plain);
    if (found !== null) return existing(order.map((at) => found[at] ?? ""));
  }
  const era = /^(令和|平成|昭和)(元|\d{1,2})年(\d{1,2})月(\d{1,2})日$/.exec(plain);
  if (era === null) return null;
  const [, name = "", years = "", month = "", date = ""] = era;
  return existing([String((ERAS[name] ?? 0) + (years === "元" ? 1 : Number(years))), month, date]);
}

function existing(parts: readonly string[]): string | null {
  const text = parts.map((part, index) => part.padStart(index === 0 ? 4 : 2, "0")).join("-");
  return day.safeParse(text).success ? text : null;
}
