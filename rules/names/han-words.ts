import { HAN } from "../fold/classes.ts";
import type { Folded } from "../fold/fold.ts";

/**
 * Ordinary two-character words, folded, that end in the first character of a short name: 上海|能达 is not 海能达. Chinese is
 * written without spaces, so a name of two or three characters also stands where two words meet.
 */
const BEFORE = new Set(
  [
    "上海 南海 青海 北海 东海 珠海 威海 渤海 黄海 沿海 大海 深海 航海 近海 出海 临海 宁海 滨海 定海 镇海 北京 南京 东京",
    "中华 升华 精华 才华 芳华 繁华 年华 豪华 清华 新华 光华 荣华 京华 金华 春华 建华 振华 浮华",
    "重大 扩大 巨大 最大 强大 伟大 广大 加大 增大 放大 较大 超大 特大 宏大 盛大 其中 集中 空中 高中 初中 途中 手中 水中 之中 当中 华中 汉中",
    "繁荣 光荣 虚荣 阳光 灯光 激光 月光 目光 时光 曝光 发光 观光 风光 荧光 背光 感光",
    "预算 计算 决算 结算 核算 运算 打算 总算 概算 测算 清算 估算 演算 提升 上升 毫升 公升 晋升 海浪 风浪 波浪 流浪 巨浪 冲浪",
    "沸腾 奔腾 欢腾 图腾 翻腾 大小 中小 缩小 减小 最小 弱小 幼小 有无 毫无 更新 创新 最新 全新 重新 革新 翻新 清新 刷新 高新 崭新",
    "今天 明天 昨天 每天 春天 夏天 秋天 冬天 航天 蓝天 聊天 起飞 腾飞 放飞 学科 本科 内科 外科 专科 儿科 理科 文科 白云 风云",
    "永远 遥远 长远 深远 建立 设立 成立 独立 确立 中立 对立 优美 完美 精美 欧美 南美 北美 江苏 复苏 到达 表达 发达 传达 抵达 雷达",
    "治安 公安 保安 平安 西安 结合 组合 综合 符合 配合 联合 混合 适合 融合 认真 传真 仿真 通知 须知 告知 得知 南宁 西宁 辽宁 济宁 安宁",
    "一百 二百 三百 四百 五百 六百 七百 八百 九百 两百 几百 数百 茂盛 旺盛 丰盛 保卫 守卫 防卫 厂商 协商 招商 电商 通讯 资讯 音讯",
    "东北 西北 华北 湖北 河北 台北 互联 关联 串联 并联 转移 迁移 日本 基本 成本 版本 样本 资本 文本 根本 中国 美国 全国 我国 各国 外国",
  ].flatMap((line) => line.split(" ")),
);

/** Ordinary words that begin with the last character of a short name: 青海|光伏 is not 海光. */
const AFTER = new Set(
  "光伏 能否 能够 能力 能耗 能见 信息 信用 信号 信贷 信任 信心 思想 思考 思路 达到 达成 达标".split(
    " ",
  ),
);

/** Longest name that ordinary words are taken to run through, characters. */
const SHORT = 3;

/**
 * True when a short Han name at these folded positions is made of the end of one ordinary word and the beginning of
 * another. A word before the word decides: 其中|华为 names the supplier, 芳华|为 does not.
 */
export function runsThroughWords(folded: Folded, from: number, to: number): boolean {
  if (to - from > SHORT || folded.classes[from] !== HAN) return false;
  const word = (at: number): string =>
    at < 0 || at + 1 >= folded.length
      ? ""
      : String.fromCharCode(folded.units[at] ?? 0, folded.units[at + 1] ?? 0);
  if (AFTER.has(word(to - 1))) return true;
  return BEFORE.has(word(from - 1)) && !BEFORE.has(word(from - 2));
}

/**
 * Names, folded, that are words of the language or that schools, streets and firms bear everywhere: 荣耀, 曙光 and 浪潮 stand side by
 * side in a slogan, too. They make no other name real.
 */
const COMMON = new Set(
  "荣耀 曙光 浪潮 腾达 天马 小米 中兴 大华 飞腾 烽火 真我 红魔 萤石 海光 海信 海思 科达 宇树 依图 云从 同方 熊猫 航天".split(
    " ",
  ),
);

/** True when a name at these folded positions is a Chinese word that names things of many kinds. */
export function isCommonWord(folded: Folded, from: number, to: number): boolean {
  return (
    to - from === 2 &&
    COMMON.has(String.fromCharCode(folded.units[from] ?? 0, folded.units[from + 1] ?? 0))
  );
}

/** The commonest family names, folded; those that are prepositions too are left out. */
const FAMILY = new Set(
  "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁马方袁柳鲍史唐薛贺倪汤罗郝毕安常傅齐康伍余顾孟黄萧尹姚邵汪祁毛臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡霍虞万柯管卢莫丁邓石崔吉龚程邢裴陆荣翁段焦侯武刘龙叶黎白赖乔谭申姬冉桑桂牛尚农温庄柴阎聂曾关査游丘",
);

/** True when a Han name of two characters is a person's given name: a family name before it, and no Han around both. */
export function isGivenName(folded: Folded, from: number, to: number): boolean {
  if (to - from !== 2 || from === 0 || folded.classes[from] !== HAN) return false;
  const isHan = (at: number): boolean =>
    at >= 0 && at < folded.length && folded.classes[at] === HAN;
  if (isHan(from - 2) || isHan(to)) return false;
  return FAMILY.has(String.fromCharCode(folded.units[from - 1] ?? 0));
}
