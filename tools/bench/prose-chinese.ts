import { wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

const NOUNS = wordsOf(`
产品 公司 价格 项目 采购 招标 投标 供应商 单位 设备 系统 技术 服务 管理 信息 数据 网络 软件 硬件 标准 要求 合同 文件 资料 时间 日期 地点 地址 电话 邮箱
人员 部门 政府 企业 学校 医院 机构 市场 客户 用户 用途 质量 数量 型号 规格 品牌 厂家 制造商 生产 生产商 销售 售后 保修 维修 安装 调试 培训 验收 交货 运输 包装
电源 电池 电缆 屏幕 显示器 服务器 路由器 交换机 摄像机 摄像头 打印机 手机 电脑 笔记本 平板 存储 内存 硬盘 芯片 传感器 控制器 接口 天线 信号 频率 功率 电压 温度
环境 安全 能源 材料 金属 塑料 木材 纸张 颜色 黑色 白色 尺寸 重量 长度 高度 范围 精度 速度 性能 功能 效果 结果 报告 方案 计划 目标 问题 原因 情况 条件 方式 方法
北京 上海 深圳 广州 中国 国际 国内 全国 地区 城市 世界 美国 日本 韩国 科技 电子 通信 智能 工业 贸易 集团 研究 开发 设计 工程 建设 经济 社会 文化 教育 历史 新闻
今年 去年 明年 目前 以后 以前 上午 下午 工作日 节假日 本次 首次 第一 第二 部分 全部 其他 相关 有关 主要 重要 基本 一般 特别 专业 先进 现代 新型 高清 无线 便携
`);
const HAN = wordsOf(
  "一 大 中 小 新 高 低 全 部 分 前 后 内 外 上 下 东 西 南 北 电 气 水 火 木 金 土 工 事 业 务 所 会 员 长 本 学 校 地 方 法 规 格 用 品 物 量 数 值 计 测 定 期 间 时 年 月 度 回 线 路 车 船 机 械 器 具 材 料 化 成 立 场 面 点 体 力 作 动 运 送 通 信 号 名 表 示 书 文 字 画 像 音 声 光 色 形 型 式 华 海 明 和 平 安 康 达 远 升 降 转 换 流 程",
);
const VERBS = wordsOf(
  "是 有 为 提供 进行 采用 使用 具有 包括 支持 需要 可以 应当 必须 符合 满足 实现 完成 提交 签订 负责 支付 购买 选择 提高 保证 适用于 属于 达到 低于 高于 超过 参加 公布 发布",
);
const LINKS = wordsOf("的 和 与 及 或 在 对 从 向 以 按照 根据 由 等 之间的 中的");
const STARTS = wordsOf(
  "本 该 此 所有 如果 因此， 同时， 此外， 另外， 请 我们 他们 各 其 当 对于 关于 为了",
);

const TRADITIONAL = new Map(
  wordsOf(
    "产產 价價 项項 采採 购購 标標 应應 单單 备備 统統 术術 务務 数數 据據 网網 络絡 软軟 硬硬 准準 资資 时時 间間 电電 话話 邮郵 门門 业業 学學 医醫 机機 构構 场場 户戶 质質 号號 规規 厂廠 产產 销銷 后後 维維 装裝 调調 训訓 验驗 货貨 运運 输輸 显顯 务務 换換 摄攝 脑腦 笔筆 记記 储儲 内內 盘盤 传傳 线線 频頻 压壓 环環 纸紙 颜顏 长長 围圍 报報 计計 划劃 问問 题題 条條 广廣 国國 际際 城城 韩韓 团團 开開 发發 设設 经經 济濟 历歷 闻聞 节節 关關 专專 进進 现現 无無 为為 进進 须須 满滿 实實 签簽 负負 买買 选選 择擇 证證 适適 属屬 达達 参參 发發 与與 从從 对對 华華 东東 车車 气氣 员員 书書 声聲 动動 体體 点點 转轉",
  ).map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** One sentence of Chinese as shops and tenders write it; one in four of a text is better asked in Traditional. */
export function chineseSentence(random: Random, traditional = false): string {
  let text = random.chance(35) ? random.pick(STARTS) : "";
  const clauses = 1 + random.below(3);
  for (let at = 0; at < clauses; at++) {
    text += `${noun(random)}${random.chance(30) ? random.zipf(LINKS) + noun(random) : ""}`;
    text += `${random.zipf(VERBS)}${noun(random)}${random.chance(40) ? random.zipf(LINKS) + noun(random) : ""}`;
    if (at + 1 < clauses) text += random.chance(70) ? "，" : "、";
  }
  text += `${random.chance(6) ? "？" : random.chance(8) ? "；" : "。"}${random.chance(15) ? "\n" : ""}`;
  return traditional ? text.replace(/\p{sc=Han}/gu, (han) => TRADITIONAL.get(han) ?? han) : text;
}

function noun(random: Random): string {
  if (random.chance(7)) return figure(random);
  if (random.chance(14))
    return random.pick(HAN) + random.pick(HAN) + (random.chance(30) ? random.pick(HAN) : "");
  return random.often(NOUNS) + (random.chance(30) ? random.often(NOUNS) : "");
}

function figure(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return `${String(10 + random.below(9990))}元`;
    case 1:
      return `${String(2015 + random.below(12))}年${String(1 + random.below(12))}月`;
    case 2:
      return `（${String(1 + random.below(50))}）`;
    case 3:
      return `${String(1 + random.below(100))}台`;
    default:
      return `GB/T ${String(1000 + random.below(30_000))}`;
  }
}
