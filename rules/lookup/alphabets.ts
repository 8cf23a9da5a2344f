const INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
/** Finals as they sound before a consonant or at the end. */
const FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ");
/** Finals as they sound before a vowel: moved over to the next syllable. */
const LINKED = " g kk ks n nj nh d r lg lm lb ls lt lp lh m b ps s ss ng j ch k t p h".split(" ");

/** Hangul syllables in the Revised Romanization, without the sound changes between words; other letters stay as they are. */
export function romanisedHangul(hangul: string): string {
  let latin = "";
  for (let at = 0; at < hangul.length; at++) {
    const code = hangul.charCodeAt(at) - 0xac00;
    if (code < 0 || code > 11171) {
      latin += hangul.charAt(at);
      continue;
    }
    const next = hangul.charCodeAt(at + 1) - 0xac00;
    const before = hangul.charCodeAt(at - 1) - 0xac00;
    const isLinked = next >= 0 && next <= 11171 && Math.floor(next / 588) === 11;
    const initial = INITIALS[Math.floor(code / 588)] ?? "";
    // ㄹㄹ is written ll: 엘리 = elli.
    const afterL = initial === "r" && before >= 0 && before <= 11171 && before % 28 === 8;
    const final = code % 28;
    latin +=
      (afterL ? "l" : initial) +
      (MEDIALS[Math.floor((code % 588) / 28)] ?? "") +
      ((isLinked ? LINKED[final] : FINALS[final]) ?? "");
  }
  return latin;
}

/** Cyrillic as in Russian passports and company registers (ICAO 9303, BGN without signs), Ukrainian and Belarusian letters too. */
const CYRILLIC: ReadonlyMap<string, string> = pairs(
  "а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e ю yu я ya " +
    "і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ c ђ dj џ dz ѓ g ќ k қ q ғ g ә a ө o ү u ұ u һ h ң n",
);
/** Greek by ELOT 743, letter by letter. */
const GREEK: ReadonlyMap<string, string> = pairs(
  "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s τ t υ y φ f χ ch ψ ps ω o",
);

function pairs(text: string): ReadonlyMap<string, string> {
  const parts = text.split(" ");
  return new Map(
    parts.flatMap((letter, index): [string, string][] =>
      index % 2 === 0 ? [[letter, parts[index + 1] ?? ""]] : [],
    ),
  );
}

/** Folded Cyrillic or Greek letters in Latin ones; ъ and ь are left out, other letters stay as they are. */
export function romanisedAlphabet(text: string): string {
  let latin = "";
  for (const letter of text) {
    if (letter === "ъ" || letter === "ь") continue;
    latin += CYRILLIC.get(letter) ?? GREEK.get(letter) ?? letter;
  }
  return latin;
}
