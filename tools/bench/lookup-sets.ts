import { Converter } from "opencc-js";
import { pinyin } from "pinyin-pro";
import type { GeneratedName } from "./generate-names.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";
import { sayInKatakana } from "./say-in-katakana.ts";
import type { Habit } from "./say-in-katakana.ts";
import { fromCyrillic, fromHangul, fromKatakana, toCyrillic } from "./say-in-latin.ts";

/**
 * `tune` is what the engine was made with, `report` what is told of it. They share neither seed nor target names (even
 * and odd positions), and differ in how a typo, a romanisation or an added form is made.
 */
export type SetName = Habit;

/** One query made from a name of the list by one kind of difference. */
export interface Perturbed {
  readonly kind: string;
  readonly query: string;
  /** Position of the name it was made from. */
  readonly target: number;
}

/** A query made from a name, or null where the kind does not apply to it. */
type Maker = (name: GeneratedName, random: Random, set: SetName, rarest: string) => string | null;

const FORM =
  /(?:[\s,]+(?:\(group\)\s+)?(?:co\.?,?\s*ltd\.?|company limited|limited|ltd\.?|inc\.?|incorporated|llc|l\.p\.|plc|corporation|corp\.?|company|co\.|pty ltd|gmbh(?: & co\. kg)?|ag|kg|ohg|e\.k\.|se|s\.a\.(?: de c\.v\.)?|s\.l\.|s\.p\.a\.|ltda\.|s\.r\.l\.|sarl|sas|lda\.|eireli|jsc|pjsc|ooo|zao|d\.o\.o\.|s\.r\.o\.|sp\. z o\.o\.|a\.s\.|fze|fzco|w\.l\.l\.|dmcc|est\.|k\.k\.|g\.k\.|kabushiki kaisha|ab|oy|a\/s|b\.v\.|n\.v\.|sdn\. bhd\.|pte\. ltd\.|pvt\. ltd\.|a\.ş\.|kft\.|as|aps))+$|(?:株式会社|有限会社|合同会社|\(株\)|（株）|㈱|㈲|一般社団法人|股份有限公司|有限责任公司|有限責任公司|集团有限公司|集團有限公司|有限公司|公司|주식회사|㈜|\(주\)|유한회사)$/iu;
const FORM_BEFORE =
  /^(?:(?:ooo|jsc|pjsc|zao|llc|d\.o\.o\.|s\.r\.o\.|sp\. z o\.o\.|a\.s\.|pt|ооо|оао|зао|пао|ао|тов|гк)\s+|株式会社|有限会社|合同会社|㈱|㈲|\(株\)|（株）|一般社団法人|주식회사|㈜|\(주\)|유한회사)\s*/iu;

/** A name without its legal form, by the measure's own table. */
export function withoutForm(text: string): string {
  const bare = text.replace(FORM, "").replace(FORM_BEFORE, "").replace(/[«»"]/g, "").trim();
  return bare === "" ? text : bare;
}

const KINDS: Readonly<Record<string, Maker>> = {
  typo: ({ text }, random, set) => {
    const bare = random.chance(60) ? withoutForm(text) : text;
    const letters = Array.from(withoutForm(text)).length;
    if (letters < 4) return null;
    const once = misspell(bare, random, set);
    return letters >= 12 && random.chance(40) ? misspell(once, random, set) : once;
  },
  "word order": ({ text }, random, set) => {
    const words = withoutForm(text).split(/\s+/);
    if (words.length < 2) return null;
    if (set === "tune") return [...words.slice(1), words[0]].join(" ");
    const last = words.pop() ?? "";
    return random.chance(50)
      ? [last, ...words].join(" ")
      : [last, ...words.toReversed()].join(", ");
  },
  "no spaces": ({ text }) => {
    const bare = withoutForm(text);
    return /\s/.test(bare) ? bare.replace(/\s+/g, "") : null;
  },
  "more spaces": ({ text }, random) => {
    const letters = Array.from(withoutForm(text));
    if (letters.length < 5) return null;
    const at = 2 + random.below(letters.length - 3);
    return [...letters.slice(0, at), " ", ...letters.slice(at)].join("");
  },
  "form added or changed": ({ text, script }, random, set) => {
    const bare = withoutForm(text);
    const han = set === "tune" ? ["株式会社"] : ["㈱", "(株)"];
    const forms: Readonly<Record<GeneratedName["script"], readonly string[]>> = {
      latin:
        set === "tune"
          ? [" Inc", " Limited", " GmbH"]
          : [", LLC", " Co.,Ltd", " S.A.", " Corporation"],
      japanese: han,
      chinese: set === "tune" ? ["有限公司"] : ["股份有限公司", "集团有限公司"],
      korean: set === "tune" ? [" 주식회사"] : ["(주)"],
      cyrillic: set === "tune" ? [" ООО"] : [" ЗАО", " АО"],
    };
    return bare + (forms[script][random.below(forms[script].length)] ?? "");
  },
  "form left out": ({ text }) => (withoutForm(text) === text ? null : withoutForm(text)),
  prefix: ({ text }, random) => {
    const letters = Array.from(withoutForm(text));
    const least = Math.ceil(letters.length * 0.6);
    return least < 3
      ? null
      : letters.slice(0, least + random.below(letters.length - least)).join("");
  },
  "case, width, accents": ({ text, script }, random, set) => {
    if (script !== "latin") return null;
    const plain = text.normalize("NFKD").replace(/\p{Mn}/gu, "");
    if (set === "tune") return plain.toUpperCase();
    return random.chance(50)
      ? plain.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
      : plain.toLowerCase().replace(/[.,]/g, "");
  },
  "word left out": ({ text }, random, _set, rarest) => {
    const words = withoutForm(text).split(/\s+/);
    const others = words.filter((word) => word !== rarest);
    if (words.length < 3 || others.length === words.length) return null;
    const left = others[random.below(others.length)];
    return words.filter((word) => word !== left).join(" ");
  },
  "katakana for Latin": ({ text, script }, _random, set) =>
    script === "latin" && !/\d/.test(text) ? sayInKatakana(withoutForm(text), set) : null,
  "romaji for kana": ({ text }, _random, set) => {
    const bare = withoutForm(text);
    return /^[ァ-ヺー・ ]{4,}$/.test(bare) ? fromKatakana(bare, set) : null;
  },
  "pinyin for Han": ({ text, script }, _random, set) => {
    const bare = withoutForm(text);
    if (script !== "chinese" || bare.length < 4) return null;
    const syllables = pinyin(bare, { toneType: "none", type: "array", v: set === "tune" });
    return set === "tune" ? syllables.join("") : syllables.join(" ").replaceAll("ü", "u");
  },
  "Hangul in Latin letters": ({ text, script }, _random, set) => {
    const bare = withoutForm(text);
    return script === "korean" && bare.length >= 3 ? fromHangul(bare, set) : null;
  },
  "Cyrillic in Latin letters": ({ text, script }, _random, set) =>
    script === "cyrillic" ? fromCyrillic(withoutForm(text), set) : null,
  "Latin in Cyrillic": ({ text, script }, _random, set) =>
    script === "latin" &&
    /(?:sk|ov|enko|gorod|prom|energo|stroy|khim|svyaz|mash)/i.test(text) &&
    /^[A-Za-z -]+$/.test(withoutForm(text))
      ? toCyrillic(withoutForm(text), set)
      : null,
  "Traditional for Simplified": ({ text, script }, _random, set) => {
    if (script !== "chinese") return null;
    const other = set === "tune" ? TO_TAIWAN(text) : withoutForm(TO_CHINA(TO_HONG_KONG(text)));
    return other;
  },
};
const TO_TAIWAN = Converter({ from: "cn", to: "tw" });
const TO_HONG_KONG = Converter({ from: "cn", to: "hk" });
const TO_CHINA = Converter({ from: "t", to: "cn" });

/** The kinds of difference that are measured. */
export const PERTURBATIONS: readonly string[] = Object.keys(KINDS);
/** The kind that has a goal of its own. */
export const KATAKANA = "katakana for Latin";

/** So many queries of every kind, from names taken evenly out of the whole list; always the same ones. */
export function lookupSet(
  names: readonly GeneratedName[],
  set: SetName,
  each: number,
): readonly Perturbed[] {
  const random = randomOf(set === "tune" ? 7001 : 90023);
  const often = new Map<string, number>();
  for (const { text } of names)
    for (const word of withoutForm(text).split(/\s+/)) often.set(word, (often.get(word) ?? 0) + 1);
  const parity = set === "tune" ? 0 : 1;
  return Object.entries(KINDS).flatMap(([kind, make]) => {
    const queries: Perturbed[] = [];
    for (let tries = 0; queries.length < each && tries < each * 400; tries++) {
      const target = random.below(Math.floor(names.length / 2)) * 2 + parity;
      const name = names[target];
      if (name === undefined) continue;
      const words = withoutForm(name.text).split(/\s+/);
      const rarest = words.toSorted((a, b) => (often.get(a) ?? 0) - (often.get(b) ?? 0))[0] ?? "";
      const query = make(name, random, set, rarest);
      if (query !== null && query !== "") queries.push({ kind, query, target });
    }
    return queries;
  });
}

const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: "sq",
  b: "vn",
  c: "xv",
  d: "sf",
  e: "wr",
  f: "dg",
  g: "fh",
  h: "gj",
  i: "uo",
  j: "hk",
  k: "jl",
  l: "k",
  m: "n",
  n: "bm",
  o: "ip",
  p: "o",
  q: "wa",
  r: "et",
  s: "ad",
  t: "ry",
  u: "yi",
  v: "cb",
  w: "qe",
  x: "zc",
  y: "tu",
  z: "x",
};

/** One slip of the hand: any letter for another in `tune`; neighbouring keys and doubled letters in `report`. */
function misspell(text: string, random: Random, set: SetName): string {
  const letters = Array.from(text);
  const places = letters.flatMap((letter, at) => (/\p{L}/u.test(letter) ? [at] : []));
  const at = places[random.below(places.length)] ?? 0;
  const letter = letters[at] ?? "";
  const other = letters[places[random.below(places.length)] ?? 0] ?? "";
  switch (random.below(4)) {
    case 0:
      letters.splice(at, 1);
      break;
    case 1:
      letters.splice(at, 0, set === "tune" ? other : letter);
      break;
    case 2: {
      const near = NEIGHBOURS[letter.toLowerCase()] ?? other;
      letters[at] = set === "tune" ? other : (near[random.below(near.length)] ?? other);
      break;
    }
    default:
      if (at + 1 < letters.length) letters.splice(at, 2, letters[at + 1] ?? "", letter);
      else letters.splice(at, 1);
  }
  return letters.join("");
}
