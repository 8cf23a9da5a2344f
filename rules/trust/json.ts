/** A JSON value of metadata. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object without a prototype: `__proto__` and `constructor` are keys like any other. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** Deeper than any metadata; a recursive reader must not be led to the end of its stack. */
const DEEPEST = 40;

/** Metadata knows whole numbers only, written in the one canonical way. */
const NUMBER = /-?[1-9]\d{0,15}|0/y;
const SPACE = /[\t\n\r ]*/y;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads JSON more strictly than `JSON.parse`: no fractions, exponents or unsafe integers, no key twice, no lone surrogate.
 * Undefined when the text is anything else.
 */
export function parseJson(text: string): Json | undefined {
  let at = 0;

  const space = (): string | undefined => {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    return text[at];
  };

  const string = (): string => {
    const from = at;
    for (at += 1; text[at] !== '"'; at += 1) {
      if (at >= text.length) throw new SyntaxError();
      if (text[at] === "\\") at += 1;
    }
    at += 1;
    // What is left of the grammar (escapes, control characters) the platform's reader knows.
    const value: unknown = JSON.parse(text.slice(from, at));
    if (typeof value !== "string" || LONE_SURROGATE.test(value)) throw new SyntaxError();
    return value;
  };

  const word = (letters: string, value: null | boolean): null | boolean => {
    if (!text.startsWith(letters, at)) throw new SyntaxError();
    at += letters.length;
    return value;
  };

  const number = (): number => {
    NUMBER.lastIndex = at;
    const digits = NUMBER.exec(text)?.[0];
    const value = Number(digits);
    if (!Number.isSafeInteger(value)) throw new SyntaxError();
    at = NUMBER.lastIndex;
    return value;
  };

  /** Members up to `end`, each read by `member`; the opening bracket is at `at`. */
  const members = (end: string, member: () => void): void => {
    at += 1;
    if (space() === end) {
      at += 1;
      return;
    }
    for (;;) {
      member();
      const next = space();
      at += 1;
      if (next === end) return;
      if (next !== ",") throw new SyntaxError();
    }
  };

  const value = (depth: number): Json => {
    const first = space() ?? "";
    if (depth > DEEPEST) throw new SyntaxError();
    switch (first) {
      case "{": {
        const object: Record<string, Json> = Object.create(null);
        members("}", () => {
          if (space() !== '"') throw new SyntaxError();
          const key = string();
          if (key in object || space() !== ":") throw new SyntaxError();
          at += 1;
          object[key] = value(depth + 1);
        });
        return object;
      }
      case "[": {
        const list: Json[] = [];
        members("]", () => {
          list.push(value(depth + 1));
        });
        return list;
      }
      case '"':
        return string();
      case "t":
        return word("true", true);
      case "f":
        return word("false", false);
      case "n":
        return word("null", null);
      default:
        return number();
    }
  };

  try {
    const json = value(0);
    return space() === undefined ? json : undefined;
  } catch {
    return undefined;
  }
}

/** True for a JSON object, not for a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
