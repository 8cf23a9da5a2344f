import type { Tokens } from "../names/legal-forms.ts";

/**
 * Legal forms that `rules/names/legal-forms.ts` does not have, because running text seldom does: spelt out, with full
 * stops, said in Latin letters. Folded; none of them is a word of trade.
 */
const FORMS = `
gufen youxian gongsi|gufenyouxiangongsi|youxian zeren gongsi|youxian gongsi|youxiangongsi|gongsi
kabushiki gaisha|kabushikigaisha|kabushikikaisha|kabusiki gaisya|yugen gaisha|yugen kaisha|godo gaisha|godo kaisha
goshi gaisha|goshi kaisha|gomei gaisha|gomei kaisha|koporeshon|カ|一般財団法人|公益財団法人|公益社団法人
jusik hoesa|jusikhoesa|chusik hoesa|yuhan hoesa|유한책임회사|합자회사
limited liability partnership|limited partnership|private limited company|designated activity company|unlimited company
company limited by guarantee|public limited company|public company limited|limited company|l l c|p l c|l l p|l t d|i n c|l p
pty|private|pvt|pte|proprietary
aktiengesellschaft|gesellschaft mit beschrankter haftung|ges m b h|gesmbh|g m b h|haftungsbeschrankt
unternehmergesellschaft haftungsbeschrankt|unternehmergesellschaft|kommanditgesellschaft|offene handelsgesellschaft
kommanditgesellschaft auf aktien|kgaa|gmbh co kgaa|eingetragene genossenschaft|eingetragener verein|e v|e k|e g|gbr
societas europaea|aktiebolag|aktiebolaget|telefonaktiebolaget|publ|handelsbolag|kommanditbolag|osakeyhtio|julkinen osakeyhtio
aktieselskab|anpartsselskab|kommanditselskab|interessentskab|aksjeselskap|allmennaksjeselskap|hlutafelag|ehf
besloten vennootschap|naamloze vennootschap|commanditaire vennootschap|vennootschap onder firma|besloten vennootschap met beperkte aansprakelijkheid|v o f
societe anonyme|societe par actions simplifiee|societe par actions simplifiee unipersonnelle|societe a responsabilite limitee
societe en nom collectif|societe en commandite par actions|societe en commandite simple|entreprise unipersonnelle a responsabilite limitee|eurl|s n c|snc|s c a|s p r l|sprl
societa per azioni|societa a responsabilita limitata|societa in nome collettivo|societa in accomandita semplice|societa cooperativa|s a p a
sociedad anonima de capital variable|sociedad anonima bursatil de capital variable|s a b de c v|sab de cv|sociedad anonima|sociedad anonima unipersonal|sociedad limitada|sociedad limitada unipersonal
sociedad de responsabilidad limitada|sociedad de responsabilidad limitada de capital variable|s de r l de c v|s de rl de cv|s de r l|sociedad por acciones simplificada|sociedad por acciones|compania anonima
sociedade anonima|sociedade limitada|sociedade por quotas|sociedade unipessoal limitada|unipessoal lda|limitada me|ltda me
spolka akcyjna|spolka z ograniczona odpowiedzialnoscia|spolka z ograniczona odpowiedzialnoscia spolka komandytowa|spolka jawna|spolka komandytowa|spolka z o o|sp zoo|sp j|sp k|sp z o o
akciova spolecnost|akciova spolocnost|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym|spol s r o|spol|verejna obchodni spolecnost|v o s|s r o|a s
korlatolt felelossegu tarsasag|zartkoruen mukodo reszvenytarsasag|nyilvanosan mukodo reszvenytarsasag|reszvenytarsasag|beteti tarsasag
drustvo s ogranicenom odgovornoscu|drustvo sa ogranicenom odgovornoscu|dionicko drustvo|akcionarsko drustvo|druzba z omejeno odgovornostjo|delniska druzba|d o o|d d
societate cu raspundere limitata|societate pe actiuni|akciju sabiedriba|sabiedriba ar ierobezotu atbildibu|uzdaroji akcine bendrove|akcine bendrove|aktsiaselts|osauhing
anonim sirketi|limited sirketi|anonim ortakligi|ltd sti|sti
perseroan terbatas|persero|sendirian berhad|sendirian|cong ty co phan|cong ty trach nhiem huu han|trach nhiem huu han
joint stock company|open joint stock company|public joint stock company|closed joint stock company|limited liability company
aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo|publichnoe aktsionernoe obshchestvo|zakrytoe aktsionernoe obshchestvo
obshchestvo s ogranichennoy otvetstvennostyu|obshchestvo s ogranichennoi otvetstvennostyu|tovarystvo z obmezhenoyu vidpovidalnistyu
общество с ограниченнои ответственностью|публичное акционерное общество|открытое акционерное общество
закрытое акционерное общество|непубличное акционерное общество|акционерное общество|товариство з обмеженою відповідальністю
приватне акціонерне товариство|публічне акціонерне товариство|акціонерне товариство|товарищество с ограниченнои ответственностью
прат|пат|ат|гк|нпао|ип|too|tov|oao|zao|pao|prat
`
  .trim()
  .split(/[\n|]/)
  .map((form) => form.split(" "));

/** Forms that are written without a space behind a name. */
const GLUED = [
  "コーポレーシヨン",
  "リミテツド",
  "カンパニー",
  "カブシキガイシヤ",
  "股份公司",
  "集团公司",
  "股份",
];
const ALONE = new Set([...GLUED, "インク", "エルエルシー", "エルティーディー"]);

function byWord(of: (form: Tokens) => string | undefined): ReadonlyMap<string, readonly Tokens[]> {
  const grouped = new Map<string, Tokens[]>();
  for (const form of [...FORMS].sort((a, b) => b.length - a.length)) {
    const word = of(form) ?? "";
    const held = grouped.get(word);
    if (held === undefined) grouped.set(word, [form]);
    else held.push(form);
  }
  return grouped;
}
const BY_LAST = byWord((form) => form.at(-1));
const BY_FIRST = byWord((form) => form[0]);

/** Cuts spoken forms from both ends, repeatedly; never returns an empty name. */
export function cutSpoken(words: Tokens): Tokens {
  let rest = words;
  for (let cut = cutOnce(rest); cut !== rest; cut = cutOnce(rest)) rest = cut;
  return rest;
}

function cutOnce(words: Tokens): Tokens {
  const last = words.at(-1) ?? "";
  if (words.length > 1 && ALONE.has(last)) return words.slice(0, -1);
  for (const form of GLUED) {
    if (last.length > form.length + 1 && last.endsWith(form))
      return [...words.slice(0, -1), last.slice(0, -form.length)];
  }
  for (const form of BY_LAST.get(last) ?? []) {
    const keep = words.length - form.length;
    if (keep > 0 && form.every((word, at) => words[keep + at] === word))
      return words.slice(0, keep);
  }
  for (const form of BY_FIRST.get(words[0] ?? "") ?? []) {
    if (words.length > form.length && form.every((word, at) => words[at] === word))
      return words.slice(form.length);
  }
  return words;
}
