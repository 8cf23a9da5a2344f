/**
 * Legal forms as folded words. They never decide a match: they are cut from a name to find its stem, and beside a weak
 * name in a text they are a second signal. Longer forms stand before shorter ones of the same beginning.
 */
const AFTER_NAME: readonly string[] = [
  // Japan
  "株式会社",
  "有限会社",
  "合同会社",
  "合資会社",
  "合名会社",
  "一般社団法人",
  "(株)",
  "(有)",
  "(同)",
  "カブシキガイシヤ",
  "kabushiki kaisha",
  "k k",
  "g k",
  "y k",
  "kk",
  // China, Taiwan, Korea
  "股份有限公司",
  "有限责任公司",
  "集团有限公司",
  "集团股份有限公司",
  "有限公司",
  "公司",
  "주식회사",
  "(주)",
  "유한회사",
  "(유)",
  // English-speaking and international
  "public limited company",
  "limited liability company",
  "company limited",
  "co limited",
  "co ltd",
  "coltd",
  "corporation limited",
  "corp ltd",
  "incorporated",
  "corporation",
  "company",
  "limited",
  "corp",
  "inc",
  "ltd",
  "llc",
  "llp",
  "lp",
  "plc",
  "co",
  "pty ltd",
  "pty limited",
  "proprietary limited",
  "pte ltd",
  "pte limited",
  "pvt ltd",
  "pvt limited",
  "private limited",
  "sdn bhd",
  "bhd",
  "berhad",
  "w l l",
  "wll",
  "fze",
  "fzco",
  "fz llc",
  "dmcc",
  // Continental Europe, Latin America
  "gmbh co kg",
  "gmbh",
  "mbh",
  "ag",
  "kg",
  "ohg",
  "ug",
  "se",
  "s a s",
  "sas",
  "sasu",
  "s a r l",
  "sarl",
  "sa",
  "s a",
  "s p a",
  "spa",
  "s r l",
  "srl",
  "s l",
  "sl",
  "slu",
  "s l u",
  "s a u",
  "sau",
  "sa de cv",
  "s a de c v",
  "ltda",
  "limitada",
  "eireli",
  "eirl",
  "sociedad anonima",
  "sociedad limitada",
  "lda",
  "b v",
  "bv",
  "n v",
  "nv",
  "bvba",
  "aps",
  "a s",
  "ab",
  "asa",
  "oy",
  "oyj",
  "sp z o o",
  "spzoo",
  "s r o",
  "sro",
  "d o o",
  "doo",
  "d d",
  "kft",
  "zrt",
  "nyrt",
  "ood",
  "eood",
  "uab",
  "sia",
  "ou",
  // Turkey, Russia, Ukraine, Iran, Indonesia, Viet Nam, Thailand, Israel
  "anonim sirketi",
  "limited sirketi",
  "ltd sti",
  "a s",
  "ooo",
  "oao",
  "zao",
  "pao",
  "ao",
  "jsc",
  "ojsc",
  "cjsc",
  "pjsc",
  "ooo",
  "tov",
  "ооо",
  "оао",
  "зао",
  "пао",
  "ао",
  "тов",
  "тоо",
  "pjs",
  "tbk",
  "jsc",
  "cong ty",
  "public co ltd",
  "จํากัด",
];

const BEFORE_NAME: readonly string[] = [
  "株式会社",
  "有限会社",
  "合同会社",
  "(株)",
  "(有)",
  "カブシキガイシヤ",
  "주식회사",
  "(주)",
  "ооо",
  "оао",
  "зао",
  "пао",
  "ао",
  "тов",
  "тоо",
  "ooo",
  "oao",
  "zao",
  "pao",
  "ao",
  "jsc",
  "ojsc",
  "pt",
  "cv",
  "cong ty tnhh",
  "cong ty co phan",
  "บริษท",
];

/** A folded name as tokens, words separated where the name has a separator or changes script. */
export type Tokens = readonly string[];

function asTokens(forms: readonly string[]): readonly Tokens[] {
  return [...new Set(forms)]
    .map((form) => form.split(" "))
    .sort((a, b) => b.length - a.length || length(b) - length(a));
}

function length(tokens: Tokens): number {
  return tokens.reduce((sum, token) => sum + token.length, 0);
}

const AFTER = asTokens(AFTER_NAME);
const BEFORE = asTokens(BEFORE_NAME);

/** Cuts legal forms from both ends, repeatedly; never returns an empty name. */
export function cutLegalForms(tokens: Tokens): Tokens {
  let rest = tokens;
  for (let cut = true; cut;) {
    cut = false;
    for (const form of AFTER) {
      const shorter = cutEnd(rest, form);
      if (shorter !== null) {
        rest = shorter;
        cut = true;
        break;
      }
    }
    for (const form of BEFORE) {
      const shorter = cutStart(rest, form);
      if (shorter !== null) {
        rest = shorter;
        cut = true;
        break;
      }
    }
  }
  return rest;
}

function cutEnd(tokens: Tokens, form: Tokens): Tokens | null {
  const keep = tokens.length - form.length;
  if (keep > 0 && form.every((word, index) => tokens[keep + index] === word))
    return tokens.slice(0, keep);
  // Han and Hangul forms are written without a space: 海康威视数字技术股份有限公司.
  const [only] = form;
  const last = tokens.at(-1);
  if (form.length === 1 && only !== undefined && last !== undefined && !/^[a-z ]+$/.test(only)) {
    if (last.length > only.length + 1 && last.endsWith(only))
      return [...tokens.slice(0, -1), last.slice(0, -only.length)];
  }
  return null;
}

/** Indonesian forms that are initials of other firms too: PT Security is a name, PT Huawei Tech Investment a form and a name. */
const INITIALS = new Set(["pt", "cv"]);

function cutStart(tokens: Tokens, form: Tokens): Tokens | null {
  if (form.length === 1 && INITIALS.has(form[0] ?? "") && tokens.length < 3) return null;
  if (tokens.length > form.length && form.every((word, index) => tokens[index] === word))
    return tokens.slice(form.length);
  const [only] = form;
  const [first] = tokens;
  if (
    form.length === 1 &&
    only !== undefined &&
    first !== undefined &&
    !/^[a-zа-я ]+$/.test(only)
  ) {
    if (first.length > only.length + 1 && first.startsWith(only))
      return [first.slice(only.length), ...tokens.slice(1)];
  }
  return null;
}

/** Source-text forms that follow a name directly, for extending a mark and as a weak name's second signal. */
const FORM_AFTER =
  /^[\s,，・]*(?:株式会社|有限会社|合同会社|㈱|㈲|[（(][株有同][)）]|カブシキガイシャ|股份有限公司|有限责任公司|有限責任公司|集团有限公司|有限公司|주식회사|㈜|[（(]주[)）]|(?:co\.?\s*,?\s*ltd|corporation|corp|incorporated|inc|company,?\s+limited|limited|ltd|llc|plc|gmbh|pte\.?\s+ltd|pvt\.?\s+ltd|pty\.?\s+ltd|s\.?a\.?s|s\.?a\.?r\.?l|s\.?p\.?a|s\.?r\.?l|b\.v|n\.v|k\.k|g\.k|ltda|s\.?l\.?u?|oyj?|a\.?b|ag)(?![\p{L}\p{N}])\.?)/iu;
const FORM_BEFORE =
  /(?:株式会社|有限会社|合同会社|㈱|㈲|[（(][株有][)）]|カブシキガイシャ|주식회사|㈜|[（(]주[)）]|(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|АО|ТОВ|OOO|PT)\s+["«„]?)\s*$/u;

/** Length in UTF-16 units of the legal form at the start of `text` (separator included), 0 if none. */
export function legalFormAhead(text: string): number {
  return FORM_AFTER.exec(text.slice(0, 40))?.[0].length ?? 0;
}

/** Length in UTF-16 units of the legal form that ends `text`, 0 if none. */
export function legalFormBehind(text: string): number {
  return FORM_BEFORE.exec(text.slice(-16))?.[0].length ?? 0;
}
