import type { ModelPattern, PatternClass, PatternGroup } from "../../rules/vocabulary.ts";

/** A pattern outside the safe subset that `assets/list/README.md` describes. */
export class PatternError extends Error {
  constructor(pattern: string, at: number, reason: string) {
    super(`${reason} at character ${String(at + 1)} of ${pattern}`);
    this.name = "PatternError";
  }
}

type Part = PatternClass | PatternGroup;

const MOST = 40;
/** Characters that mean something in a regular expression and are not literals here. */
const SPECIAL = new Set("\\^$.*+?()[]{}|");
/** What may be escaped to stand for itself. */
const ESCAPED = new Set(".*+?()[]{}|/-\\");

/**
 * Translates a pattern of the list's subset into its declarative form: literals, ASCII classes and `\d`, `? {n} {m,n}`
 * on one of them, `(?:a|b)` of literals, one level of `(?:...)?`, `\b` at the ends. `fold` folds what is not ASCII.
 * Throws a PatternError for anything else.
 */
export function translatePattern(
  pattern: string,
  fold: (character: string) => string,
): ModelPattern {
  const startsWord = pattern.startsWith("\\b");
  const endsWord = pattern.endsWith("\\b");
  const reader = new Reader(pattern, startsWord ? 2 : 0, pattern.length - (endsWord ? 2 : 0), fold);
  const parts = reader.sequence(true);
  if (!reader.done()) throw reader.error("unexpected character");
  if (parts.length === 0) throw reader.error("an empty pattern");
  return { startsWord, endsWord, parts: joinLiterals(parts) };
}

/** Writes a run of single characters as one literal, `{ any: ["HG8"] }`. */
function joinLiterals(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  let run = "";
  const close = (): void => {
    if (run !== "") joined.push({ any: [run] });
    run = "";
  };
  for (const part of parts) {
    if ("one" in part && part.one.length === 1 && part.min === 1 && part.max === 1) {
      run += part.one;
      continue;
    }
    close();
    joined.push(part);
  }
  close();
  return joined;
}

class Reader {
  readonly #pattern: string;
  readonly #end: number;
  readonly #fold: (character: string) => string;
  #at: number;

  constructor(pattern: string, start: number, end: number, fold: (character: string) => string) {
    this.#pattern = pattern;
    this.#at = start;
    this.#end = end;
    this.#fold = fold;
  }

  done(): boolean {
    return this.#at >= this.#end;
  }

  error(reason: string): PatternError {
    return new PatternError(this.#pattern, this.#at, reason);
  }

  /** Parts up to the end or the `)` of the group; `outer` sequences may hold optional groups, inner ones may not. */
  sequence(outer: boolean): Part[] {
    const parts: Part[] = [];
    while (!this.done() && this.#peek() !== ")") {
      if (this.#peek() === "(") parts.push(this.#group(outer));
      else parts.push(this.#repeated(this.#unit()));
    }
    return parts;
  }

  #peek(): string {
    return this.#at < this.#end ? (this.#pattern[this.#at] ?? "") : "";
  }

  #take(expected: string): boolean {
    if (this.#at + expected.length > this.#end || !this.#pattern.startsWith(expected, this.#at))
      return false;
    this.#at += expected.length;
    return true;
  }

  /** One class or literal, as the characters it accepts. */
  #unit(): string {
    if (this.#take("\\d")) return "0123456789";
    if (this.#take("[")) return this.#characterClass();
    return this.#literal();
  }

  #literal(): string {
    const escaped = this.#take("\\");
    const character = this.#peek();
    if (escaped ? !ESCAPED.has(character) : character === "" || SPECIAL.has(character)) {
      throw this.error(escaped ? "an escape outside the subset" : "unexpected character");
    }
    this.#at += character.length;
    const folded = character < "\u0080" ? character.toUpperCase() : this.#fold(character);
    if (folded.length !== 1) throw this.error("a character that does not fold to one");
    return folded;
  }

  #characterClass(): string {
    const accepted = new Set<string>();
    while (!this.#take("]")) {
      const from = this.#classCharacter();
      const isRange = this.#peek() === "-" && this.#pattern[this.#at + 1] !== "]";
      if (isRange) this.#at += 1;
      const to = isRange ? this.#classCharacter() : from;
      if (to < from) throw this.error("a range that runs backwards");
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) {
        accepted.add(String.fromCharCode(code).toUpperCase());
      }
    }
    if (accepted.size === 0) throw this.error("an empty class");
    return [...accepted].sort().join("");
  }

  #classCharacter(): string {
    const escaped = this.#take("\\");
    const character = this.#peek();
    if (
      escaped ? !ESCAPED.has(character) : character === "" || character === "[" || character === "^"
    ) {
      throw this.error("a class outside the subset");
    }
    if (character >= "\u0080") throw this.error("a class that is not ASCII");
    this.#at += 1;
    return character;
  }

  #repeated(one: string): PatternClass {
    if (this.#take("?")) return { one, min: 0, max: 1 };
    if (this.#peek() !== "{") return { one, min: 1, max: 1 };
    const counts = /^\{(\d{1,2})(?:,(\d{1,2}))?\}/.exec(this.#pattern.slice(this.#at, this.#end));
    if (counts === null) throw this.error("a repetition outside the subset");
    this.#at += counts[0].length;
    const min = Number(counts[1]);
    const max = Number(counts[2] ?? counts[1]);
    if (max < 1 || max < min || max > MOST) throw this.error("a repetition out of bounds");
    return { one, min, max };
  }

  #group(outer: boolean): Part {
    if (!this.#take("(?:")) throw this.error("a group that is not (?:...)");
    const start = this.#at;
    const any = this.#choice();
    if (any !== null) return this.#take("?") ? { any, optional: true } : { any };
    if (!outer) throw this.error("a group too deep");
    this.#at = start;
    const maybe = this.sequence(false);
    if (!this.#take(")") || !this.#take("?"))
      throw this.error("a group of classes that is not optional");
    if (maybe.length === 0) throw this.error("an empty group");
    return { maybe: joinLiterals(maybe) };
  }

  /** The literals of `a|b)`, or null when the group holds more than literals. */
  #choice(): string[] | null {
    const literals = [""];
    while (!this.#take(")")) {
      const next = this.#peek();
      if (next === "|") {
        this.#at += 1;
        literals.push("");
        continue;
      }
      if (next === "" || next === "(" || next === "[" || this.#pattern.startsWith("\\d", this.#at))
        return null;
      const literal = this.#literal();
      if (["?", "{"].includes(this.#peek())) return null;
      literals.push(`${literals.pop() ?? ""}${literal}`);
    }
    if (literals.includes("")) throw this.error("an empty choice");
    return literals;
  }
}
