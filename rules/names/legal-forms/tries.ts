import {
  HAN,
  HANGUL,
  HIRAGANA,
  isAlphabetic,
  KATAKANA,
  sameWord,
  THAI,
} from "../../fold/classes.ts";
import { classOf, foldCharacter } from "../../fold/table.ts";
import { LEGAL_FORMS } from "./table.ts";

/** A folded name as tokens, words separated where the name has a separator or changes script. */
export type Tokens = readonly string[];

/** What ends at a node of a trie: a form, or one that is a word or initials of other things too. */
export const NO_FORM = 0;
export const WORD_FORM = 1;
export const FORM = 2;

/** A trie over whole tokens; `form` says what ends here. */
export interface FormNode {
  form: typeof NO_FORM | typeof WORD_FORM | typeof FORM;
  readonly next: Map<string, FormNode>;
}

/** The forms of one end of a name. */
export interface EndForms {
  /** Tokens from the name outwards: the first token is the one beside the name. */
  readonly fromName: FormNode;
  /** Tokens from the outer end towards the name. */
  readonly fromEnd: FormNode;
  /** Forms of scripts without spaces, written to the name, by the unit at the outer end; longest first. */
  readonly attachedByEnd: ReadonlyMap<string, readonly string[]>;
  /** The same by the unit beside the name; bracketed forms such as `(株)` too. Word forms are left out. */
  readonly attachedByName: ReadonlyMap<string, readonly string[]>;
  /** Letters of the forms as the table writes them, for short ones that mean something else in another case (Ag). */
  readonly written: ReadonlySet<string>;
}

const NO_VARIANTS: ReadonlyMap<string, string> = new Map();
// The forms are many thousands of the same few characters, and are read whenever a background wakes.
const foldOf = remembering((character: string) => foldCharacter(character, NO_VARIANTS));
const classIn = remembering(classOf);
const BRACKETED = /^\([株有同资名주유]\)$/u;

function remembering<Value>(of: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? of(key);
    known.set(key, value);
    return value;
  };
}

/** True for classes of scripts that write a legal form to a name without a space. */
export function isUnspaced(charClass: number): boolean {
  return (
    charClass === HAN ||
    charClass === HIRAGANA ||
    charClass === KATAKANA ||
    charClass === HANGUL ||
    charClass === THAI
  );
}

/** Splits a form as `tokenise` splits a name; a test compares the two for every form. */
export function formTokens(form: string): Tokens {
  const folded = Array.from(form, foldOf).join("");
  if (BRACKETED.test(folded)) return [folded];
  const tokens: string[] = [];
  let before = -1;
  for (const unit of folded) {
    const charClass = classIn(unit);
    const isWord = isAlphabetic(charClass) || isUnspaced(charClass);
    const isSame = before === charClass || sameWord(before, charClass);
    if (isWord && isSame) tokens.push(`${tokens.pop() ?? ""}${unit}`);
    else if (isWord) tokens.push(unit);
    before = isWord ? charClass : -1;
  }
  return tokens;
}

/** The ways a form is split: initials also joined, each run of them by itself (`s a de c v`, `sa de cv`). */
function spellings(tokens: Tokens): readonly Tokens[] {
  const run = /^\S(?: \S)+(?= \S\S|$)|(?<= )\S(?: \S)+(?= \S\S|$)/gu;
  const text = tokens.join(" ");
  const runs = text.match(run) ?? [];
  let all = [text];
  for (const initials of new Set(runs))
    all = [...all, ...all.map((each) => each.replace(initials, initials.replaceAll(" ", "")))];
  return [...new Set(all)].map((each) => each.split(" "));
}

function emptyNode(): FormNode {
  return { form: NO_FORM, next: new Map() };
}

function add(root: FormNode, tokens: Tokens, form: typeof WORD_FORM | typeof FORM): void {
  let node = root;
  for (const token of tokens) {
    let next = node.next.get(token);
    if (next === undefined) node.next.set(token, (next = emptyNode()));
    node = next;
  }
  if (node.form < form) node.form = form;
}

function byUnit(
  forms: ReadonlySet<string>,
  unitOf: (form: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const longestFirst = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const groups = new Map<string, string[]>();
  for (const form of longestFirst) {
    const group = groups.get(unitOf(form));
    if (group === undefined) groups.set(unitOf(form), [form]);
    else group.push(form);
  }
  return groups;
}

function build(forms: readonly string[], words: readonly string[], isAfter: boolean): EndForms {
  const fromName = emptyNode();
  const fromEnd = emptyNode();
  const attached = new Set<string>();
  const inText = new Set<string>();
  const all = [
    ...forms.map((form) => [form, FORM] as const),
    ...words.map((form) => [form, WORD_FORM] as const),
  ];
  for (const [form, kind] of all) {
    for (const tokens of spellings(formTokens(form))) {
      const outwards = isAfter ? tokens : tokens.toReversed();
      add(fromName, outwards, kind);
      add(fromEnd, outwards.toReversed(), kind);
      const [only = ""] = tokens;
      if (tokens.length > 1) continue;
      if (!BRACKETED.test(only) && !isUnspaced(classOf(only.charAt(0)))) continue;
      attached.add(only);
      if (kind === FORM) inText.add(only);
    }
  }
  const first = (form: string): string => form.charAt(0);
  const last = (form: string): string => form.slice(-1);
  return {
    fromName,
    fromEnd,
    attachedByEnd: byUnit(attached, isAfter ? last : first),
    attachedByName: byUnit(inText, isAfter ? first : last),
    written: new Set(all.map(([form]) => form.replace(/[^\p{L}]/gu, ""))),
  };
}

/** The forms that stand behind a name. */
export const AFTER: EndForms = build(
  LEGAL_FORMS.flatMap((country) => country.after ?? []),
  LEGAL_FORMS.flatMap((country) => country.wordsAfter ?? []),
  true,
);

/** The forms that stand before a name. */
export const BEFORE: EndForms = build(
  LEGAL_FORMS.flatMap((country) => country.before ?? []),
  LEGAL_FORMS.flatMap((country) => country.wordsBefore ?? []),
  false,
);

/** The longest form at the beginning of a row of tokens; `tokenAt` gives undefined past its end. */
export function longestForm(
  root: FormNode,
  tokenAt: (index: number) => string | undefined,
): { readonly tokens: number; readonly form: FormNode["form"] } {
  let best: { tokens: number; form: FormNode["form"] } = NONE;
  let node: FormNode | undefined = root;
  for (let index = 0; node !== undefined; index++) {
    const token = tokenAt(index);
    node = token === undefined ? undefined : node.next.get(token);
    if (node !== undefined && node.form !== NO_FORM) best = { tokens: index + 1, form: node.form };
  }
  return best;
}

const NONE = { tokens: 0, form: NO_FORM } as const;
