import { phrasesOf, wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

// Every stem is made from syllables: none is a firm's name on purpose. What surrounds it (places, trade words, legal
// forms) is common property, and is what makes real lists hard: thousands of names share their first and last words.

const PINYIN = wordsOf(
  "hua xin tian jin hong long sheng da guang yuan ming tai wei hai bo rui feng kang yi jia chuang zhi zhong lian xing heng fu cheng hao an li ke de bai yun shi dong nan bei qing yong chang ji ze han mei ru ning shan jiang hui ping you xiang zhen qiang gui lin song wan bang teng kun peng xu yue yang lu",
);
const ENGLISH = [
  wordsOf(
    "ver ax cor lin nor mar tel son brin al trans inter stel cas dor hal kel min or pan quan riv sol tor ul van wes zen bel car del ep fal gar hol jas kor lum mon nex opt pro ral syn tav ult vex wyn yor zar",
  ),
  wordsOf("a e i o u io an en ar er or al el is us ti ra de ma na vi co da le mo ri ta lo ne si"),
  wordsOf(
    "dyne tek tron gen max com soft net ware lux nova star line mark ton ford ley mont ric via nix dia tis vance cast grid port craft works sys tech data link field wood gate stone bridge",
  ),
] as const;
const GERMAN = [
  wordsOf(
    "Brand Hoff Eisen Stein Linden Berg Kirch Roth Schön Gold Neu Alt Wald Feld Ober Unter Hagen Kron Wein Silber Lauter Rein Buch Sonn Erlen Falken Grün Morgen Winter Sommer Heide Kessel Mühl Ritter Adler",
  ),
  wordsOf(
    "mann berg stein hoff bach feld brück haus müller meyer tal hardt mühle weiler kamp horst städt ner inger auer ling brand eck furt walder",
  ),
] as const;
const ROMANCE = [
  wordsOf(
    "ca ma fer al mon san vi be ro ta lu pa gar cor mar sil ra do es tor vol bra ce de fa gi lo mi na or pe ri sa te va",
  ),
  wordsOf(
    "ri na lo ve mi ta ra de li co do sa ne ti ma va nu ce ga lle ño ção ssi tti nte rdo lla",
  ),
  wordsOf(
    "nova tec sa ra no lli ni to ria llo da nte rez mar sol via ero ano tto ble nza quez eira",
  ),
] as const;
const SLAVIC = [
  wordsOf(
    "Vol Nov Pet Kras Ros Zel Mos Bor Svet Rad Tor Kov Sok Mir Yar Kam Ur Sib Al Vos Gor Dem Zar Ter Pol Kir Lom Bes Stan Tag",
  ),
  wordsOf("o a e i y os ar in en ol er un iv es yan"),
  wordsOf(
    "gorod tekh prom mash stroy energo svyaz neft khim skiy ov in enko sky bor les tron pribor avto",
  ),
] as const;
const ARABIC = [
  wordsOf("Al El Abu Bin Ibn"),
  wordsOf(
    "Rah Sal Nas Kar Jab Has Maj Fah Sha Zah Mur Tah Bas Wal Qad Gha Tar Yas Dar Aml Sha Faw Bar Kha Hab Naj Raf Saf",
  ),
  wordsOf("im ir an ad id oud awi een aq eem al ari ami at ah abi ani"),
] as const;
const JAPANESE = wordsOf(
  "na ka mi to ya ma shi ra ta o ki sa mu ko ha ru no su e i ku wa mo ri fu ji tsu ne ho yo ni ke chi",
);

const FIRST_WORDS = wordsOf(
  "China New General International First National Global United Advanced American Great Golden Pacific Eastern Western Northern Southern Central Asia European Modern Universal Royal Star Smart Digital Green Blue Sun Best Super World Power Future Bright Happy Good Open Data Cloud Safe Quick Home Light Energy Auto Air Sea Land Micro Mega Alpha Delta Omega Sigma Nova Prime Union Federal State People's Grand Noble Eagle Dragon Phoenix Lion",
);
const PLACES = phrasesOf(
  "Shenzhen|Beijing|Shanghai|Guangzhou|Hong Kong|Hangzhou|Jiangsu|Zhejiang|Wuhan|Chengdu|Nanjing|Tianjin|Xi'an|Suzhou|Dongguan|Ningbo|Qingdao|Hunan|Shandong|Fujian|Xiamen|Moscow|Saint Petersburg|Novosibirsk|Minsk|Tehran|Isfahan|Dubai|Istanbul|Singapore|Taipei|Seoul|Busan|Tokyo|Osaka|London|Berlin|Milano|Paris|Madrid|New York|Texas|California|India|Pakistan|Malaysia|Viet Nam|Brasil|México|Deutschland|Nordic|Kazakhstan|Almaty|Bishkek|Yerevan",
);
const TRADES = wordsOf(
  "Technology Electronics International Trading Industrial Communication Group Technologies Systems Holdings Information Engineering Science Equipment Development Security Intelligent Digital Software Network Energy Precision Optical Semiconductor Aviation Logistics Shipping Machinery Instruments Electric Materials Import Export Automation Research Institute Aerospace Marine Solutions Services Supply Video Surveillance Robotics Drone Battery Microelectronics Photonics Chemical Textile Medical Pharma Consulting Investment Resources Power Radio Satellite Navigation Computing Cloud Data",
);
const TRADES_BY_LANGUAGE = {
  german: wordsOf(
    "Technik Elektronik Maschinenbau Handels Systeme Anlagenbau Werkzeuge Sicherheit Logistik Optik Steuerungen Messtechnik",
  ),
  romance: wordsOf(
    "Tecnología Sistemas Industrias Comercial Electrónica Servicios Indústria Comércio Técnica Segurança Engenharia Impianti Elettronica Sécurité Électronique Systèmes",
  ),
  slavic: wordsOf(
    "Zavod NPO Tekhnologii Elektronika Kompaniya Torgovy Dom Pribory Svyaz Kontsern Institut Avtomatika",
  ),
} as const;

const FORMS = {
  chinese: phrasesOf(
    "Co., Ltd.|Co., Ltd|Co Ltd|Company Limited|Technology Co., Ltd.|Group Co., Ltd.|Limited|Corporation|(Group) Co., Ltd.|Inc.",
  ),
  english: phrasesOf(
    "Inc.|LLC|Corporation|Ltd|Limited|Corp.|Company|Holdings plc|L.P.|Pty Ltd|PLC|Incorporated",
  ),
  german: phrasesOf("GmbH|AG|GmbH & Co. KG|KG|OHG|e.K.|SE"),
  romance: phrasesOf("S.A.|S.L.|S.p.A.|Ltda.|S.r.l.|SARL|S.A. de C.V.|SAS|Lda.|Eireli"),
  slavic: phrasesOf("OOO|JSC|LLC|PJSC|d.o.o.|s.r.o.|Sp. z o.o.|ZAO|a.s."),
  arabic: phrasesOf("LLC|FZE|FZCO|W.L.L.|Co.|Trading LLC|DMCC|Est."),
  japanese: phrasesOf("K.K.|Co., Ltd.|Corporation|G.K.|Kabushiki Kaisha|Inc."),
  other: phrasesOf("AB|Oy|A/S|B.V.|N.V.|Sdn. Bhd.|Pte. Ltd.|Pvt. Ltd.|A.Ş.|Kft.|AS|ApS|PT|JSC"),
} as const;

function joined(random: Random, parts: readonly (readonly [string, ...string[]])[]): string {
  const word = parts.map((part) => random.pick(part)).join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function repeated(
  random: Random,
  syllables: readonly [string, ...string[]],
  least: number,
): string {
  const count = least + random.below(2);
  return joined(
    random,
    Array.from({ length: count }, () => syllables),
  );
}

function trades(random: Random, most: number): string[] {
  return Array.from({ length: random.below(most + 1) }, () => random.often(TRADES));
}

function chinese(random: Random): string[] {
  const stem = random.chance(25)
    ? [repeated(random, PINYIN, 1), repeated(random, PINYIN, 1)]
    : [repeated(random, PINYIN, 2)];
  const place = random.chance(65) ? [random.often(PLACES)] : [];
  return [...place, ...stem, ...trades(random, 2), ...form(random, FORMS.chinese, 80)];
}

function english(random: Random): string[] {
  const stem = joined(random, random.chance(30) ? [...ENGLISH, ENGLISH[1]] : ENGLISH);
  const before = random.chance(30) ? [random.often(FIRST_WORDS)] : [];
  const after = random.chance(12) ? ["&", repeated(random, ROMANCE[0], 2)] : [];
  return [...before, stem, ...after, ...trades(random, 2), ...form(random, FORMS.english, 70)];
}

function german(random: Random): string[] {
  const trade = random.chance(60) ? [random.pick(TRADES_BY_LANGUAGE.german)] : [];
  const first = random.chance(35) ? [joined(random, [GERMAN[0], ENGLISH[1]])] : [];
  return [...first, joined(random, GERMAN), ...trade, ...form(random, FORMS.german, 85)];
}

function romance(random: Random): string[] {
  const trade = random.chance(70) ? [random.pick(TRADES_BY_LANGUAGE.romance)] : [];
  const second = random.chance(40) ? [joined(random, ROMANCE)] : [];
  const words = [...second, joined(random, ROMANCE)];
  return [
    ...(random.chance(50) ? [...trade, ...words] : [...words, ...trade]),
    ...form(random, FORMS.romance, 75),
  ];
}

function slavic(random: Random): string[] {
  const trade = random.chance(55) ? [random.pick(TRADES_BY_LANGUAGE.slavic)] : [];
  const stem =
    joined(random, SLAVIC) + (random.chance(40) ? `-${String(1 + random.below(99))}` : "");
  const words = [...trade, stem, ...(random.chance(35) ? [random.pick(PLACES)] : [])];
  return random.chance(50)
    ? [random.pick(FORMS.slavic), ...words]
    : [...words, random.pick(FORMS.slavic)];
}

function arabic(random: Random): string[] {
  const word = joined(random, [ARABIC[1], ARABIC[2]]);
  const second = random.chance(60) ? [joined(random, [ARABIC[1], ARABIC[2]])] : [];
  return [
    `${random.pick(ARABIC[0])}-${word}`,
    ...second,
    ...trades(random, 2),
    ...form(random, FORMS.arabic, 75),
  ];
}

function japanese(random: Random): string[] {
  return [repeated(random, JAPANESE, 3), ...trades(random, 2), ...form(random, FORMS.japanese, 75)];
}

/** Parts joined to one word, as brands are written: `QuanariTek`, `LUMOTRON 5G`. */
function brand(random: Random): string[] {
  const word = joined(random, [
    ...ENGLISH.slice(0, 2),
    PINYIN,
    ...(random.chance(50) ? [ENGLISH[2]] : []),
  ]);
  const written = random.chance(20) ? word.toUpperCase() : word;
  return random.chance(12)
    ? [written, `${String(1 + random.below(90))}${random.pick(["G", "X", "D"])}`]
    : [written];
}

function form(random: Random, forms: readonly [string, ...string[]], percent: number): string[] {
  if (!random.chance(percent)) return [];
  return [random.chance(4) ? random.pick(FORMS.other) : random.often(forms)];
}

const KINDS = [
  chinese,
  chinese,
  chinese,
  chinese,
  english,
  english,
  english,
  slavic,
  german,
  romance,
  arabic,
  japanese,
  brand,
] as const;

/** A name in Latin letters, one to seven words with its legal form. */
export function latinName(random: Random): string {
  return random.pick(KINDS)(random).join(" ");
}
