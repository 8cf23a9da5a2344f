import { buildNames } from "../../rules/lookup/build-names.ts";
import type { Letters } from "../../rules/lookup/romanise.ts";
import { openNames, searchNames } from "../../rules/lookup/search.ts";
import { stemFor } from "../../rules/lookup/stem.ts";
import type { GeneratedName } from "./generate-names.ts";

// Well-known names as their makers write them in Japan: what no rule of transliteration was made to fit.
const BRANDS: readonly (readonly [string, string])[] = `
マイクロソフト Microsoft|アップル Apple|グーグル Google|アマゾン Amazon|インテル Intel|エヌビディア NVIDIA|クアルコム Qualcomm|ブロードコム Broadcom
シスコシステムズ Cisco Systems|ジュニパーネットワークス Juniper Networks|アリスタネットワークス Arista Networks|フォーティネット Fortinet|パロアルトネットワークス Palo Alto Networks
チェックポイント Check Point|ソニックウォール SonicWall|ウォッチガード WatchGuard|バラクーダネットワークス Barracuda Networks|シトリックス Citrix|オラクル Oracle|セールスフォース Salesforce
アドビ Adobe|オートデスク Autodesk|シノプシス Synopsys|ケイデンス Cadence|シーメンス Siemens|ボッシュ Bosch|フィリップス Philips|エリクソン Ericsson|ノキア Nokia|アルカテル Alcatel
シュナイダーエレクトリック Schneider Electric|ロックウェルオートメーション Rockwell Automation|ハネウェル Honeywell|エマソン Emerson|ジョンソンコントロールズ Johnson Controls|ゼネラルエレクトリック General Electric
ヒューレットパッカード Hewlett-Packard|デル Dell|レノボ Lenovo|エイサー Acer|エイスース ASUS|ギガバイト Gigabyte|スーパーマイクロ Supermicro|キングストン Kingston|サンディスク SanDisk|ウエスタンデジタル Western Digital
シーゲイト Seagate|マイクロン Micron|サムスン Samsung|ハイニックス Hynix|モトローラ Motorola|ガーミン Garmin|ゴープロ GoPro|ライカ Leica|カールツァイス Carl Zeiss|テクトロニクス Tektronix
キーサイト Keysight|フルーク Fluke|ナショナルインスツルメンツ National Instruments|アナログデバイセズ Analog Devices|テキサスインスツルメンツ Texas Instruments|インフィニオン Infineon|ルネサス Renesas|ザイリンクス Xilinx
アルテラ Altera|ラティスセミコンダクター Lattice Semiconductor|マーベル Marvell|メディアテック MediaTek|リアルテック Realtek|ファーウェイ Huawei|ハイクビジョン Hikvision|ダーファ Dahua|ティーピーリンク TP-Link
ハイテラ Hytera|シャオミ Xiaomi|オッポ OPPO|ハイセンス Hisense|ハイアール Haier|テンセント Tencent|アリババ Alibaba|バイドゥ Baidu|バイトダンス ByteDance|メグビー Megvii
センスタイム SenseTime|カスペルスキー Kaspersky|シマンテック Symantec|マカフィー McAfee|トレンドマイクロ Trend Micro|ソフォス Sophos|クラウドストライク CrowdStrike|スプランク Splunk|テナブル Tenable|ラピッドセブン Rapid7
ユビキティ Ubiquiti|ミクロティック MikroTik|ゼブラテクノロジーズ Zebra Technologies|ハーマン Harman|ボーズ Bose|ゼンハイザー Sennheiser|シュア Shure|ロジテック Logitech|レーザー Razer|コルセア Corsair
ベルキン Belkin|アンカー Anker|サイノロジー Synology|キューナップ QNAP|ネットギア Netgear|ディーリンク D-Link|バッファロー Buffalo|エレコム Elecom|パナソニック Panasonic|キヤノン Canon
エプソン Epson|ブラザー Brother|ゼロックス Xerox|レックスマーク Lexmark|コダック Kodak|ポラロイド Polaroid|オリンパス Olympus|ニコン Nikon|シャープ Sharp|ソニー Sony
ヤマハ Yamaha|カシオ Casio|オムロン Omron|アドバンテスト Advantest|キーエンス Keyence|ファナック Fanuc|ダイキン Daikin|ブリヂストン Bridgestone|ミシュラン Michelin|コンチネンタル Continental
ボルボ Volvo|スカニア Scania|フォルクスワーゲン Volkswagen|メルセデスベンツ Mercedes-Benz|テスラ Tesla|ボーイング Boeing|エアバス Airbus|ロッキードマーティン Lockheed Martin|レイセオン Raytheon|タレス Thales
サフラン Safran|ロールスロイス Rolls-Royce|キャタピラー Caterpillar|デュポン DuPont|ダウケミカル Dow Chemical|バスフ BASF|バイエル Bayer|ロシュ Roche|ファイザー Pfizer|ノバルティス Novartis
アボット Abbott|メドトロニック Medtronic|ストライカー Stryker|イルミナ Illumina|サーモフィッシャー Thermo Fisher|ベックマンコールター Beckman Coulter|アジレント Agilent|ブルカー Bruker|シマテック Simatec|ヒルティ Hilti
`
  .trim()
  .split(/[\n|]/)
  .map((pair) => {
    const at = pair.indexOf(" ");
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });

/** How well known names are found across kana and Latin letters, each among `names` and all the others. */
export interface BrandFigures {
  readonly brands: number;
  readonly latinByKatakana: number;
  readonly katakanaByLatin: number;
  readonly missed: readonly string[];
}

/** Looks every brand up in the other script; recalls are the share among the first five, 0..1. */
export function measureBrands(names: readonly GeneratedName[], letters: Letters): BrandFigures {
  const others = names.map(({ text }) => text);
  const recall = (queries: readonly string[], targets: readonly string[]): readonly string[] => {
    const texts = [...targets, ...others];
    const built = buildNames(
      texts.map((text, owner) => ({ text, owner, item: 0 })),
      letters,
    );
    const index = openNames(built, letters);
    return queries.filter((query, at) => {
      const found = searchNames(index, stemFor(query, letters)).slice(0, 5);
      return !found.some(({ owner }) => owner === at);
    });
  };
  const kana = BRANDS.map(([written]) => written);
  const latin = BRANDS.map(([, written]) => written);
  const lost = recall(kana, latin);
  const lostBack = recall(latin, kana);
  return {
    brands: BRANDS.length,
    latinByKatakana: 1 - lost.length / BRANDS.length,
    katakanaByLatin: 1 - lostBack.length / BRANDS.length,
    missed: [...lost, ...lostBack],
  };
}
