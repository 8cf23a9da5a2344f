/** Spellings of the lists that the language tables of the platform do not know. */
const MORE: Readonly<Record<string, string>> = {
  burma: "MM",
  "china (hong kong)": "HK",
  "democratic people's republic of korea": "KP",
  "hong kong": "HK",
  "korea, north": "KP",
  "korea, south": "KR",
  "north korea": "KP",
  "south korea": "KR",
  macau: "MO",
  palestine: "PS",
  "republic of korea": "KR",
  "russian federation": "RU",
  "syrian arab republic": "SY",
  taiwan: "TW",
  turkey: "TR",
  uae: "AE",
  uk: "GB",
  usa: "US",
  "united states of america": "US",
  "viet nam": "VN",
  北朝鮮: "KP",
  香港: "HK",
  台湾: "TW",
};

/** What stands before the name of a state: "Islamic Republic of", "State of". */
const STYLE =
  /^(?:(?:arab|bolivarian|democratic|federal|islamic|people's|socialist) )*(?:kingdom|republic|state|sultanate|union) of (?:the )?/;

const NAMES = countryNames();

function countryNames(): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(MORE));
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  for (const language of ["en", "ja"]) {
    const display = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
      const name = display.of(code);
      if (name !== undefined && code !== "ZZ") names.set(keyOf(name), code);
    }
  }
  return names;
}

function keyOf(name: string): string {
  return name.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}

/** The ISO 3166-1 alpha-2 code of a country that is written as a code or as its name in English or Japanese, or null. */
export function countryCode(text: string): string | null {
  const key = keyOf(text);
  if (/^[a-z]{2}$/.test(key) && key !== "zz" && !Object.hasOwn(MORE, key)) {
    const code = key.toUpperCase();
    return [...NAMES.values()].includes(code) ? code : null;
  }
  const whole = NAMES.get(key);
  if (whole !== undefined) return whole;
  // Official tables give both languages in one cell, and states by their full style.
  const latin = text.match(/[\p{Script=Latin}' .,-]+/gu) ?? [];
  for (const part of [...text.split(/[\n/()（）]/), ...latin]) {
    const code = NAMES.get(keyOf(part)) ?? NAMES.get(keyOf(part).replace(STYLE, ""));
    if (code !== undefined) return code;
  }
  return null;
}
