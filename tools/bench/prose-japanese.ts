import { wordsOf } from "./random.ts";
import type { Random } from "./random.ts";

const NOUNS = wordsOf(`
商品 製品 価格 注文 納期 在庫 数量 送料 仕様 品番 型番 会社 情報 機器 装置 電源 電池 画面 本体 付属品 部品 保証 期間 対応 使用 利用 設定 接続 通信 回線
調達 入札 公告 契約 見積 見積書 請求書 納入 納品 検収 担当者 担当 部署 機関 府省 官公庁 学校 大学 病院 役所 施設 事務所 会議室 倉庫 工場 現場 屋外 屋内
監視 録画 映像 画像 音声 解像度 夜間 防水 防塵 耐久性 重量 寸法 高さ 幅 奥行 色 黒 白 灰色 材質 金属 樹脂 木製 紙 布 箱 袋 机 椅子 棚 扉 窓 床 壁
時間 時期 年度 今年 来年 昨年 月末 翌日 当日 平日 土日 祝日 午前 午後 場合 方法 手順 注意 事項 条件 内容 詳細 一覧 結果 理由 目的 効果 問題 課題 状況 状態
技術 開発 研究 試験 検査 評価 品質 管理 運用 保守 修理 交換 点検 清掃 更新 変更 追加 削除 確認 申請 承認 登録 提出 提供 販売 購入 取引 取扱 返品 返金 支払
日本 中国 米国 国内 海外 東京 大阪 京都 地域 全国 世界 市場 業界 企業 団体 組合 協会 政府 省庁 法律 規則 規程 基準 規格 標準 安全 安心 安定 性能 機能 操作 環境
新聞 記事 報道 発表 資料 文書 書類 図面 写真 説明 説明書 案内 質問 回答 意見 感想 評判 利用者 消費者 顧客 社員 職員 参加者 代表 責任 責任者 住所 電話番号 番号
`);
const LOANS = wordsOf(
  "カメラ ケーブル モニター サーバー ルーター バッテリー プリンター ノートパソコン スマートフォン タブレット ソフトウェア ハードウェア ネットワーク システム サービス メーカー ブランド モデル シリーズ サイズ カラー セット パック タイプ レンズ センサー スイッチ アダプター コネクター メモリー ストレージ ディスプレイ キーボード マウス ヘッドセット スピーカー マイク ドローン ロボット エンジン ポンプ フィルター ライト ランプ デスク チェア ファイル テープ インク トナー カートリッジ クリーナー ショップ カート レビュー ポイント キャンペーン セール メール サポート マニュアル データ クラウド セキュリティ アップデート インストール ダウンロード パスワード アカウント ログイン テクノロジー エネルギー ジャパン グローバル オフィス",
);
const HAN = wordsOf(
  "一 大 中 小 新 高 低 全 部 分 前 後 内 外 上 下 東 西 南 北 電 気 水 火 木 金 土 工 事 業 務 所 社 会 員 長 本 学 校 地 方 法 規 格 用 品 物 量 数 値 計 測 定 期 間 時 年 月 度 回 線 路 車 船 機 械 器 具 材 料 化 成 立 場 面 点 体 力 作 動 運 送 通 信 号 名 表 示 書 文 字 画 像 音 声 光 色 形 型 式",
);
const VERBS = wordsOf(
  "します しました できます です でした になります となります されています してください があります ください いたします おります 行います 含みます 使えます 求めます 示します 受けます 届きます 異なります 必要です 可能です 不要です 終了しました 予定です ありません ございます",
);
const PARTICLES = wordsOf(
  "の を に は が と で も から まで より へ や について による として における のための などの",
);
const STARTS = wordsOf(
  "また、 なお、 この その 当社の 本 各 ご 新しい 次の 以下の ただし、 さらに、 例えば、 お 高い 小さな すべての",
);

/** One sentence of Japanese as shops and tenders write it. */
export function japaneseSentence(random: Random): string {
  let text = random.chance(45) ? random.pick(STARTS) : "";
  const phrases = 2 + random.below(5);
  for (let at = 0; at < phrases; at++) {
    text += noun(random) + (random.chance(22) ? noun(random) : "");
    text += random.zipf(PARTICLES) + (random.chance(12) ? "、" : "");
  }
  const end = random.chance(8) ? "？" : random.chance(5) ? "！" : "。";
  return `${text}${noun(random)}${random.zipf(VERBS)}${end}${random.chance(15) ? "\n" : ""}`;
}

function noun(random: Random): string {
  if (random.chance(20)) return random.zipf(LOANS);
  if (random.chance(8)) return figure(random);
  if (random.chance(12))
    return random.pick(HAN) + random.pick(HAN) + (random.chance(30) ? random.pick(HAN) : "");
  return random.often(NOUNS);
}

function figure(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return `${String(100 * (1 + random.below(999)))}円`;
    case 1:
      return `${String(1 + random.below(12))}月${String(1 + random.below(28))}日`;
    case 2:
      return `（${String(1 + random.below(50))}台）`;
    case 3:
      return `USB ${String(1 + random.below(4))}.0`;
    default:
      return `AB-${String(100 + random.below(9900))}`;
  }
}
