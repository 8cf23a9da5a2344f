/**
 * The forms in which a product noun stands in running text: Russian cases, plurals of Spanish, Portuguese, French and
 * German. A rule may make a form that nobody uses; no term is lost by it. English plurals are made where the index is built.
 */
export function inflect(term: string, language: string): readonly string[] {
  const inflected = RULES[language]?.(term) ?? [];
  return [...new Set([term, ...inflected])];
}

const RULES: Readonly<Record<string, (term: string) => readonly string[]>> = {
  ru: russian,
  es: (term) => [romance(term, spanishPlural)],
  pt: (term) => [romance(term, portuguesePlural)],
  fr: (term) => [romance(term, frenchPlural)],
  de: german,
};

/** Endings of Russian nouns by the ending of the dictionary form, in one order of cases; plural from the seventh on. */
const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ия$/, ["ия", "ии", "ии", "ию", "ией", "ии", "ии", "ий", "иям", "иями", "иях"]],
  [/ие$/, ["ие", "ия", "ию", "ие", "ием", "ии", "ия", "ий", "иям", "иями", "иях"]],
  [/[гкхжчшщ]а$/, ["а", "и", "е", "у", "ой", "е", "и", "", "ам", "ами", "ах"]],
  [/а$/, ["а", "ы", "е", "у", "ой", "е", "ы", "", "ам", "ами", "ах"]],
  [/ь$/, ["ь", "я", "ю", "ь", "ем", "е", "и", "ей", "ям", "ями", "ях"]],
  [/[гкхжчшщ]$/, ["", "а", "у", "", "ом", "е", "и", "ов", "ам", "ами", "ах"]],
  [/[бвдзлмнпрстфц]$/, ["", "а", "у", "", "ом", "е", "ы", "ов", "ам", "ами", "ах"]],
];

/** Endings of Russian adjectives in the same order of cases. */
const ADJECTIVES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:ый|ой)$/, ["ый", "ого", "ому", "ый", "ым", "ом", "ые", "ых", "ым", "ыми", "ых"]],
  [/ий$/, ["ий", "ого", "ому", "ий", "им", "ом", "ие", "их", "им", "ими", "их"]],
  [/ая$/, ["ая", "ой", "ой", "ую", "ой", "ой", "ые", "ых", "ым", "ыми", "ых"]],
  [/ое$/, ["ое", "ого", "ому", "ое", "ым", "ом", "ые", "ых", "ым", "ыми", "ых"]],
];

const CASES = 11;

/** Only what stands before the head noun agrees with it; what follows it (система хранения данных) stays. */
function russian(term: string): readonly string[] {
  if (!/^[а-яё-]+(?: [а-яё-]+)*$/i.test(term)) return [];
  const words = term.split(" ");
  const head = words.findIndex((word) => endings(word, ADJECTIVES) === null);
  const noun = words[head];
  if (noun === undefined || endings(noun, NOUNS) === null) return [];
  return Array.from({ length: CASES }, (_, at) =>
    words
      .map((word, position) => {
        if (position > head) return word;
        const [stem, all] = endings(word, position === head ? NOUNS : ADJECTIVES) ?? [word, []];
        return stem + (all[at] ?? "");
      })
      .join(" "),
  );
}

function endings(
  word: string,
  table: readonly (readonly [RegExp, readonly string[]])[],
): readonly [string, readonly string[]] | null {
  const rule = table.find(([ending]) => ending.test(word));
  if (rule === undefined) return null;
  const [nominative = ""] = rule[1];
  return [word.slice(0, word.length - nominative.length), rule[1]];
}

/** Every word up to the first preposition takes the plural: `punto de acceso`, `cámara térmica`. */
function romance(term: string, plural: (word: string) => string): string {
  const words = term.split(" ");
  const stop = words.findIndex((word) => /^(?:d[eoau]s?|des|del|en|na|no|sans|à|para)$/.test(word));
  return words.map((word, at) => (stop < 0 || at < stop ? plural(word) : word)).join(" ");
}

function spanishPlural(word: string): string {
  if (/[aeiouáéó]$/.test(word)) return `${word}s`;
  if (word.endsWith("ión")) return `${word.slice(0, -3)}iones`;
  if (word.endsWith("z")) return `${word.slice(0, -1)}ces`;
  return /[dlnr]$/.test(word) ? `${word}es` : word;
}

function portuguesePlural(word: string): string {
  if (word.endsWith("ão")) return `${word.slice(0, -2)}ões`;
  if (word.endsWith("m")) return `${word.slice(0, -1)}ns`;
  if (word.endsWith("el")) return `${word.slice(0, -2)}éis`;
  if (/[aou]l$/.test(word)) return `${word.slice(0, -1)}is`;
  if (/[rz]$/.test(word)) return `${word}es`;
  return /[aeiouáâéêíóôú]$/.test(word) ? `${word}s` : word;
}

function frenchPlural(word: string): string {
  if (/[sxzA-Z]$/.test(word)) return word;
  return word.endsWith("eau") ? `${word}x` : `${word}s`;
}

function german(term: string): readonly string[] {
  if (!/^[A-ZÄÖÜ][a-zäöüß-]+$/.test(term)) return [];
  if (/(?:e|er|el)$/.test(term)) return [`${term}n`];
  return /[aiou]$/.test(term) ? [`${term}s`] : [`${term}e`, `${term}en`];
}
