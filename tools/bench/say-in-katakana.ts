// A second, independent way from Latin letters to katakana, for measuring alone: it shares no table with rules/lookup,
// so that the engine is not measured with its own idea of how foreign names are written.

/** Two habits of writing foreign names: `tune` follows the spelling, `report` the ear. */
export type Habit = "tune" | "report";

/** Words of trade as Japanese firms write them. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  (
    "technology テクノロジー technologies テクノロジーズ systems システムズ system システム electronics エレクトロニクス international インターナショナル " +
    "trading トレーディング industrial インダストリアル communication コミュニケーション communications コミュニケーションズ group グループ holdings ホールディングス " +
    "information インフォメーション engineering エンジニアリング science サイエンス equipment エクイップメント development デベロップメント security セキュリティ " +
    "intelligent インテリジェント digital デジタル software ソフトウェア network ネットワーク networks ネットワークス energy エナジー precision プレシジョン " +
    "general ゼネラル global グローバル united ユナイテッド new ニュー first ファースト china チャイナ national ナショナル advanced アドバンスト american アメリカン " +
    "great グレート golden ゴールデン pacific パシフィック western ウェスタン eastern イースタン asia アジア star スター smart スマート services サービス solutions ソリューションズ " +
    "industries インダストリーズ industry インダストリー power パワー data データ logistics ロジスティクス medical メディカル optical オプティカル aviation アビエーション " +
    "marine マリン shenzhen シンセン beijing ペキン shanghai シャンハイ guangzhou コウシュウ hong ホン kong コン moscow モスクワ"
  )
    .split(" ")
    .reduce<[string, string][]>((pairs, word, at, all) => {
      if (at % 2 === 0) pairs.push([word, all[at + 1] ?? ""]);
      return pairs;
    }, []),
);

const ROWS: Readonly<Record<string, string>> = {
  "": "ア イ ウ エ オ",
  k: "カ キ ク ケ コ",
  g: "ガ ギ グ ゲ ゴ",
  s: "サ シ ス セ ソ",
  z: "ザ ジ ズ ゼ ゾ",
  t: "タ ティ トゥ テ ト",
  d: "ダ ディ ドゥ デ ド",
  n: "ナ ニ ヌ ネ ノ",
  h: "ハ ヒ フ ヘ ホ",
  f: "ファ フィ フ フェ フォ",
  b: "バ ビ ブ ベ ボ",
  p: "パ ピ プ ペ ポ",
  m: "マ ミ ム メ モ",
  y: "ヤ イ ユ イェ ヨ",
  r: "ラ リ ル レ ロ",
  l: "ラ リ ル レ ロ",
  w: "ワ ウィ ウ ウェ ウォ",
  v: "ヴァ ヴィ ヴ ヴェ ヴォ",
  sh: "シャ シ シュ シェ ショ",
  ch: "チャ チ チュ チェ チョ",
  j: "ジャ ジ ジュ ジェ ジョ",
  ts: "ツァ ツィ ツ ツェ ツォ",
  kw: "クア クイ ク クエ クオ",
};
const ALONE: Readonly<Record<string, string>> = {
  t: "ト",
  d: "ド",
  n: "ン",
  m: "ム",
  sh: "シュ",
  ch: "チ",
  j: "ジ",
  y: "イ",
  w: "ウ",
};
const CONSONANTS: readonly (readonly [RegExp, string])[] = [
  [/^tsch|^tch/, "ch"],
  [/^sch/, "sh"],
  [/^sh/, "sh"],
  [/^ch/, "ch"],
  [/^th/, "s"],
  [/^ph/, "f"],
  [/^kh/, "h"],
  [/^zh/, "j"],
  [/^ck/, "k"],
  [/^qu/, "kw"],
  [/^ts|^tz/, "ts"],
  [/^c(?=[eiy])/, "s"],
  [/^g(?=[ei])/, "j"],
  [/^[ckq]/, "k"],
  [/^[bdfghjklmnprstvwyz]/, ""],
];

/** A name in Latin letters as a Japanese buyer may type it, without its legal form. */
export function sayInKatakana(name: string, habit: Habit): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/['’.]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return words
    .map((word) => KNOWN.get(word) ?? sayWord(word, habit))
    .join(habit === "tune" ? "" : "・");
}

const PINYIN =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ueng|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|ia|ie|iu|ua|uo|ui|un|ue|er|a|e|i|o|u))+$/;

/** Chinese sounds that English spelling would misread. */
function readPinyin(word: string): string {
  if (!PINYIN.test(word) || !/[qx]|zh|z|c(?!h)/.test(word)) return word;
  return word
    .replace(/q/g, "ch")
    .replace(/x/g, "sh")
    .replace(/zh/g, "j")
    .replace(/c(?!h)/g, "ts")
    .replace(/ng(?=[aeiou])/g, "n");
}

function sayWord(word: string, habit: Habit): string {
  let rest = readPinyin(word)
    .replace(/x/g, "ks")
    .replace(/(?<=[^aeiou])e$/, habit === "report" ? "" : "e");
  let said = "";
  let open = false;
  while (rest !== "") {
    if (/^\d/.test(rest)) {
      said += rest.charAt(0);
      rest = rest.slice(1);
      continue;
    }
    const doubled = /^([bdgkpt])\1/.exec(rest);
    if (doubled !== null && open) {
      said += "ッ";
      rest = rest.slice(1);
    } else if (/^([a-z])\1/.test(rest) && !/^[aeiou]/.test(rest)) rest = rest.slice(1);
    const [consonant, size] = consonantOf(rest);
    rest = rest.slice(size);
    const vowel = /^(?:ee|ea|ie(?=[^a-z]|$))/.exec(rest)
      ? "ii"
      : /^oo|^ou/.test(rest)
        ? "uu"
        : (/^[aeiou]/.exec(rest)?.[0] ?? (/^y(?![aeiou])/.test(rest) ? "i" : ""));
    if (consonant === "" && vowel === "") {
      rest = rest.slice(1);
      continue;
    }
    if (vowel === "") {
      said += alone(consonant, rest, open, habit, said);
      open = false;
      continue;
    }
    const used = vowel.length === 2 ? 2 : 1;
    rest = rest.slice(used);
    const row = (ROWS[consonant] ?? ROWS[""] ?? "").split(" ");
    let syllable = row["aiueo".indexOf(vowel.charAt(0))] ?? "";
    if (habit === "report") syllable = byEar(syllable);
    said += syllable + (vowel.length === 2 ? "ー" : "");
    open = true;
  }
  return said;
}

/** The commoner spellings of sounds that older Japanese did not have. */
function byEar(syllable: string): string {
  return syllable
    .replace("ヴァ", "バ")
    .replace("ヴィ", "ビ")
    .replace("ヴェ", "ベ")
    .replace("ヴォ", "ボ")
    .replace("ヴ", "ブ")
    .replace("トゥ", "ツ")
    .replace("ドゥ", "ド");
}

function consonantOf(rest: string): readonly [string, number] {
  for (const [pattern, sound] of CONSONANTS) {
    const found = pattern.exec(rest);
    if (found !== null) return [sound === "" ? found[0] : sound, found[0].length];
  }
  return ["", 0];
}

function alone(consonant: string, rest: string, open: boolean, habit: Habit, said: string): string {
  if (consonant === "r" && open) return said.endsWith("ー") ? "" : "ー";
  if (consonant === "h" && open) return "ー";
  if (consonant === "m" && /^[bp]/.test(rest)) return "ン";
  if (consonant === "n" && /^g$/.test(rest)) return "ン";
  const closed =
    open && rest === "" && "kptd".includes(consonant) && habit === "report" ? "ッ" : "";
  const row = (ROWS[consonant] ?? "").split(" ");
  return closed + (ALONE[consonant] ?? row[2] ?? "");
}
