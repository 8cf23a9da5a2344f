import { phrasesOf, wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

const KANA = wordsOf(
  "ラ リ ル レ ロ マ ミ ム メ モ ナ ニ ノ カ キ ク コ サ シ ス セ ソ タ テ ト ド デ ダ バ ビ ブ ベ ボ パ ピ プ ペ ポ ハ ヒ フ ホ ヤ ユ ヨ ワ ガ ギ グ ゴ ザ ジ ゼ ア イ ウ エ オ",
);
const KANA_ENDS = wordsOf("ン ー ックス テック ア クス ット ンド ール トロン ーノ リア ント クト");
const KANA_WORDS = wordsOf(
  "テクノロジー システム エレクトロニクス ジャパン ソリューションズ サービス エンジニアリング ネットワーク コーポレーション ホールディングス メディカル プランニング デザイン ロジスティクス エナジー セキュリティ インターナショナル コンサルティング オート フーズ",
);
const KANJI_SURNAMES = wordsOf(
  "山田 高橋 中村 小林 松本 森田 石川 藤原 大塚 三浦 岡本 丸山 青木 西村 東海 北川 南部 上原 下田 富士川 桜井 若松 竹内 原口 平野 金沢 白石 黒田 赤城 緑川 清水谷 宮崎 長谷 久保 和田 神戸 日高 堀内 津田 荒木",
);
const KANJI_STEM = wordsOf(
  "東 西 南 北 中 大 新 日 光 和 昭 明 興 栄 富 協 共 三 双 丸 朝 旭 菱 友 信 正 宝 清 泉 豊 千 愛 国 京 関 海 山 星 電 精",
);
const JAPANESE_TRADES = wordsOf(
  "電機 工業 製作所 商事 産業 電子 通信 精密 技研 物産 建設 運輸 化学 金属 商会 工務店 薬品 印刷 食品 設備 機械 電工 計器 興業 製薬 情報 研究所 光学 貿易 無線",
);
const JAPANESE_PLACES = wordsOf(
  "東京 大阪 日本 名古屋 京都 神奈川 北海道 福岡 埼玉 関西 九州 横浜 千葉 静岡 広島 仙台 新潟 長野 岡山 東海 四国 沖縄",
);
const JAPANESE_FORMS = phrasesOf(
  "株式会社|株式会社|株式会社|株式会社|有限会社|合同会社|(株)|㈱|（株）|㈲|一般社団法人",
);

/** One character in its Simplified and its Traditional form. */
const HAN = wordsOf(
  "华華 新新 天天 金金 宏宏 龙龍 盛盛 达達 光光 远遠 明明 泰泰 伟偉 海海 博博 瑞瑞 丰豐 康康 亿億 佳佳 创創 智智 中中 联聯 兴興 恒恆 富富 诚誠 浩浩 安安 利利 科科 德德 百百 云雲 世世 东東 南南 北北 庆慶 永永 昌昌 吉吉 泽澤 汉漢 美美 宁寧 江江 惠惠 平平 优優 祥祥 振振 强強 桂桂 林林 松松 万萬 邦邦 腾騰 坤坤 鹏鵬 旭旭 悦悅 阳陽 鲁魯 维維 讯訊 图圖 视視 威威 凯凱 銮鑾 锐銳 铭銘 鼎鼎 晨晨 翔翔 驰馳 麒麒 迈邁 思思 普普 立立 嘉嘉 欣欣 润潤 通通 顺順 益益 星星 辰辰 航航 宇宇 贝貝 尔爾 纳納 易易 诺諾 赛賽 瀚瀚 岳岳",
);
const CHINESE_PLACES = wordsOf(
  "深圳|深圳 北京|北京 上海|上海 广州|廣州 杭州|杭州 江苏|江蘇 浙江|浙江 武汉|武漢 成都|成都 南京|南京 天津|天津 西安|西安 苏州|蘇州 东莞|東莞 宁波|寧波 青岛|青島 湖南|湖南 山东|山東 福建|福建 厦门|廈門 香港|香港 中国|中國 台湾|臺灣 台北|台北 新北|新北 珠海|珠海 合肥|合肥 重庆|重慶 长沙|長沙 广东|廣東 四川|四川 陕西|陝西 河南|河南 沈阳|瀋陽 大连|大連 无锡|無錫 佛山|佛山",
);
const CHINESE_TRADES = wordsOf(
  "科技|科技 技术|技術 电子|電子 信息|資訊 实业|實業 贸易|貿易 通信|通訊 网络|網路 智能|智能 软件|軟體 集团|集團 电气|電氣 国际|國際 光电|光電 数码|數碼 安防|安防 半导体|半導體 微电子|微電子 航空|航空 机械|機械 物流|物流 自动化|自動化 新材料|新材料 能源|能源 医疗|醫療 设备|設備 仪器|儀器 进出口|進出口 机器人|機器人 系统|系統 投资|投資 控股|控股 精密|精密 无人机|無人機 光学|光學 船务|船務",
);
const CHINESE_FORMS = phrasesOf("有限公司|有限公司|股份有限公司|有限责任公司|集团有限公司|公司");

const HANGUL = wordsOf(
  "한 대 삼 현 성 진 우 동 신 세 영 국 태 광 명 경 남 서 유 원 아 이 노 루 비 다 마 코 테 스 리 하 나 라 바 제 가 인 정 화 금 천 해 미 림 산 솔 누 온 빛 울 건 선 창 보 덕",
);
const HANGUL_TRADES = wordsOf(
  "전자 산업 테크 시스템 통신 정밀 코리아 반도체 물산 건설 엔지니어링 상사 솔루션 네트웍스 메디칼 화학 기계 정보 로지스틱스 에너지 홀딩스 인터내셔널 보안 무역 전기 소프트",
);
const HANGUL_PLACES = wordsOf("한국 서울 부산 대한 대구 인천 경기 광주 대전 동아 남해 제주");

function times(
  random: Random,
  items: readonly [string, ...string[]],
  least: number,
  more: number,
): string {
  return Array.from({ length: least + random.below(more) }, () => random.pick(items)).join("");
}

function katakanaStem(random: Random): string {
  const stem = times(random, KANA, 2, 3);
  return random.chance(75) ? stem + random.pick(KANA_ENDS) : stem + random.pick(KANA);
}

function japaneseStem(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return katakanaStem(random) + random.often(JAPANESE_TRADES);
    case 1:
      return (
        random.pick(KANJI_SURNAMES) +
        times(random, KANJI_STEM, 1, 2) +
        random.often(JAPANESE_TRADES)
      );
    case 2:
      return (
        random.often(JAPANESE_PLACES) +
        times(random, KANJI_STEM, 2, 2) +
        random.often(JAPANESE_TRADES)
      );
    case 3:
      return katakanaStem(random) + (random.chance(30) ? "・" : "") + random.often(KANA_WORDS);
    case 4:
      return (
        times(random, KANJI_STEM, 3, 2) +
        (random.chance(50) ? random.often(JAPANESE_TRADES) : random.often(KANA_WORDS))
      );
    default:
      return katakanaStem(random) + katakanaStem(random);
  }
}

/** A name in Japanese script, its legal form in front, behind or (one in five) missing. */
export function japaneseName(random: Random): string {
  const stem = japaneseStem(random);
  if (random.chance(20)) return stem;
  const legal = random.pick(JAPANESE_FORMS);
  return random.chance(50) ? legal + stem : stem + legal;
}

/** A name in Chinese script, Simplified in six of ten. */
export function chineseName(random: Random): string {
  const traditional = random.chance(40);
  const one = (pair: string): string => pair.split("|")[traditional ? 1 : 0] ?? pair;
  const place = random.chance(70) ? one(random.often(CHINESE_PLACES)) : "";
  const count = 2 + random.below(3);
  let stem = "";
  for (let at = 0; at < count; at++) stem += random.pick(HAN).charAt(traditional ? 1 : 0);
  const trade =
    one(random.often(CHINESE_TRADES)) +
    (random.chance(35) ? one(random.often(CHINESE_TRADES)) : "");
  if (random.chance(12) && count >= 3) return place + stem + trade;
  const legal = random.often(CHINESE_FORMS);
  return (
    place + stem + trade + (traditional ? legal.replace("责", "責").replace("团", "團") : legal)
  );
}

/** A name in Korean script. */
export function koreanName(random: Random): string {
  const place = random.chance(30) ? random.often(HANGUL_PLACES) : "";
  const stem = times(random, HANGUL, place === "" ? 3 : 2, 2);
  const trade = random.chance(85)
    ? random.often(HANGUL_TRADES) + (random.chance(25) ? random.often(HANGUL_TRADES) : "")
    : "";
  const name = place + stem + (random.chance(20) && trade !== "" ? " " : "") + trade;
  switch (random.below(5)) {
    case 0:
      return `주식회사 ${name}`;
    case 1:
      return `(주)${name}`;
    case 2:
      return `${name}(주)`;
    case 3:
      return `㈜${name}`;
    default:
      return name;
  }
}
