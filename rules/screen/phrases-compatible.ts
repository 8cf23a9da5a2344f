import { anyCase, pattern } from "./pattern.ts";
import { JA_MORE, LINK, NAMES, WORDS } from "./phrases-excluded.ts";
import type { Frame, Phrase } from "./phrases-excluded.ts";

/** Goods that go with other goods, and are mostly made by somebody else. */
const ACCESSORY =
  "case|cover|battery|batteries|charger|cable|mount|bracket|adapter|adaptor|lens|strap|filter|toner|protector|housing|stand|holder|parts?|accessor(?:y|ies)|remote|antenna|propellers?|power supply|psu|memory|sleeve|bag|film|skin|dock|replacement|cartridge|earpiece|headset|harness|backpack|transceiver|module|hard drive|screen guard|glass|mats?|landing pad|capa|bateria|batería|carregador|cargador|cabo|soporte|suporte|funda|mochila|película|filtro|hélices?|antena|fonte|auricular|correa|repuestos?|Hülle|Akku|Ersatzakku|Ladegerät|Halterung|Netzteil|Schutzfolie|Tasche|Kabel|Koffer|Zubehör|чех(?:ол|л\\p{L}+)|аккумулятор\\p{L}*|зарядк\\p{L}+|зарядн\\p{L}+ устройств\\p{L}+|кабел\\p{L}+|кронштейн\\p{L}*|защитн\\p{L}+ стекл\\p{L}+|пл[её]нк\\p{L}+|сумк\\p{L}+|винты|креплени\\p{L}+|блок\\p{L}* питания|адаптер\\p{L}*|картридж\\p{L}*|тонер\\p{L}*|антенн\\p{L}+|объектив\\p{L}*|запчаст\\p{L}+|ж[её]стк\\p{L}+ диск\\p{L}*|fuente de alimentación|fuentes de alimentación|fontes? de alimentação|power adapter|PoE injector";
const JA_ACCESSORY =
  "(?:ケース|カバー|フィルム|充電|バッテリー|電池|ケーブル|アダプタ|マウント|ブラケット|金具|プロペラ|フィルター|ガード|ホルダー|スタンド|トナー|リモコン|イヤホン|アンテナ|レンズ|ストラップ|バッグ|ハードディスク|HDD|メモリ|ドック|収納|交換|部品|パーツ|アクセサリ|保護|取付|ハーネス|リュック|コネクタ|光モジュール|トランシーバ)";
const ZH_ACCESSORY =
  "(?:电池|電池|充电|充電|保护壳|保護殼|手机壳|手機殼|壳套|皮套|贴膜|保護貼|支架|电源|電源|适配器|變壓器|桨叶|槳葉|配件|镜头|鏡頭|收纳|收納|耳机|耳機|膜|硬盘|硬碟|光模块|光模組|遥控|遙控|背包|滤镜|濾鏡|墨盒|硒鼓|底座|挂架|掛架|线缆|连接线)";
const KO_ACCESSORY =
  "(?:브라켓|브래킷|거치대|케이스|필름|충전기|배터리|케이블|커버|어댑터|마운트|렌즈|필터|가방|파우치|프로펠러|토너|이어폰|안테나|부품|액세서리|보호|모듈|메모리)";
/** Products that an accessory may be for, right after the maker's name. */
const JA_GOODS =
  "(?:\\s?(?:社製?|製|の|各種|シリーズ|機種|製品|純正|NVR|DVR|XVR|スマホ|スマートフォン|タブレット|カメラ|レコーダー|ルーター|ドローン|無線機|ノートパソコン|パソコン|[ァ-ヶー]{2,10})){0,3}";
/** Kinds of device between a phrase and the maker: "compatible with NVR Hikvision", "con grabadores Hikvision". */
const KINDS = "(?:(?:[\\p{Ll}][\\p{L}’'-]*|NVR|DVR|XVR|IP|PTZ)\\s+){0,4}";

/** Devices that an accessory may be for. */
const DEVICES =
  "(?:(?:the|all|most|los|las|el|la|os|as|die|den|der|les|le|cameras?|domes?|recorders?|switch(?:es)?|routers?|drones?|phones?|smartphones?|laptops?|notebooks?|tablets?|radios?|servers?|NVRs?|DVRs?|cámaras?|grabador(?:es)?|teléfonos?|móvil(?:es)?|portátil(?:es)?|tabletas?|câmeras?|gravador(?:es)?|rádios?|roteador(?:es)?|telefones?|celular(?:es)?|Kameras?|Drohnen?|Handys?|Funkgeräte?|Rekorder|caméras?|téléphones?|камер\\p{L}*|регистратор\\p{L}*|видеорегистратор\\p{L}*|дрон\\p{L}*|квадрокоптер\\p{L}*|смартфон\\p{L}*|ноутбук\\p{L}*|радиостанци\\p{L}*)\\s+){0,3}";
/** What comes with the offer is no accessory for others: with cable, sin cables, mit Halterung. */
const NOT_WITH =
  "(?<!(?:with|without|incl|including|no|plus|and|sin|con|y|com|sem|e|mit|ohne|inkl|und|avec|sans|с|без|и)\\.?\\s)";

/** Right after a name: the offer goes with it, and is not it. */
export const COMPATIBLE_AHEAD: readonly Phrase[] = [
  {
    says: pattern`^${JA_MORE}(?:\s?(?:社製?|製|の|各種|機種|製品|シリーズ|NVR|DVR|XVR|レコーダー|カメラ|(?:社製|製)[ァ-ヶー]{2,12})){0,2}\s?(?:に(?:も)?)?(?:対応|互換|適合|専用|に(?:も)?接続|で使える|で使用可|との?(?:通信|相互|データ|システム)?(?:の)?(?:互換|接続|連携)(?!(?:で|し)(?:ない|ません|き(?:ない|ません))))`,
  },
  // A model that the list does not know: then what follows has to be an accessory.
  {
    says: pattern`^[\sA-Za-z0-9+.-]{1,24}(?:に)?(?:対応|互換|専用|用)\s?の?[^\s。、]{0,6}${JA_ACCESSORY}`,
  },
  { says: pattern`^${JA_GOODS}(?:向け)?用(?![途意紙語件地務法例量具品])` },
  { says: pattern`^${JA_GOODS}(?:ユーザー|利用者|操縦者|オーナー|所有者)向け` },
  {
    says: anyCase`^\s*[-–]?\s*(?:(?:compatible|kompatib\p{L}*|compat[íi]ve\p{L}+)(?!\s+(?:with|to|mit|zu|con|com|avec)(?!\p{L}))|호환)`,
  },
  { says: /^(?:产品|產品|设备|設備|摄像机|攝影機)?(?:兼容|相容)/u },
  {
    says: pattern`^[^。；，,]{0,14}?(?:专用|專用|通用|适用|適用|适配|兼容|相容|用)的?[^。；，,]{0,4}${ZH_ACCESSORY}`,
  },
  { says: pattern`^(?:\s*[·,/]\s*[\p{L}\p{N}]+){0,4}(?:\s+\p{L}+)?\s*호환|^용\s` },
  {
    says: pattern`^[\p{L}\p{N}\s-]{0,20}?(?:용|전용)\s?[\p{L}]{0,6}\s?${KO_ACCESSORY}`,
  },
];

/** Right before a name: the offer goes with it, and is not it. The first group holds further names, where there is one. */
export const COMPATIBLE_BEHIND: readonly Phrase[] = [
  {
    says: anyCase`(?:\b(?:compatible (?:with|to)|compatibility with|works with|work with|for use (?:with|in|on)|suitable for|designed (?:for|to fit)|made to fit|coded for|programmed for|interoperable with|compat[íi]ve(?:l|is) com|compatibles? (?:con|avec)|aptos? para|adecuad[oa]s? para|adequad[oa]s? para|indicad[oa]s? para|funciona (?:con|com)|conçue?s? pour|adaptée?s? (?:à|aux)))\s+${KINDS}${LINK}(${NAMES})$`,
  },
  {
    says: anyCase`(?:\b(?:replacement for|replaces|fits|supports?|connects? to|integrates? with))\s+${LINK}(${NAMES})$`,
  },
  {
    says: anyCase`\b(?:kompatibel (?:mit|zu)|geeignet für|passend (?:für|zu)|für den Einsatz mit)\s+${WORDS}{0,4}(${NAMES})$`,
  },
  // What is offered is the accessory, named earlier in the sentence.
  {
    says: anyCase`${NOT_WITH}(?<!\p{L})(?:${ACCESSORY})(?:n|s|es)?(?!\p{L})[^.;:!?]{0,40}?(?<!\p{L})(?:for|to fit|para|für|pour|для)\s+${DEVICES}${LINK}(${NAMES})$`,
  },
  {
    says: anyCase`(?<!\p{L})(?:совместим\p{L}*\s+со?|подходит\s+(?:для|к)|предназначен\p{L}*\s+для)\s+(?:\p{L}+\s+){0,4}(${NAMES})$`,
  },
  {
    says: pattern`(?:适用于?|適用於?|适配|兼容|相容|호환)\s*[:：]?\s*(?:[\p{L}\p{N}]{2,12}\s?[、,，/和与與及]\s?){0,6}$|(?:支持|支援)$`,
  },
];

/** An accessory on one side of the name, and on the other what it is for. */
export const COMPATIBLE_FRAMES: readonly Frame[] = [
  // A title that begins with what the goods are for: "For Huawei P30 leather case".
  {
    before: anyCase`^\s*(?:for|para|für|pour|для)\s+${DEVICES}$`,
    after: anyCase`^[^.,;:!?]{0,60}?${NOT_WITH}(?<!\p{L})(?:${ACCESSORY})(?:n|s|es)?(?!\p{L})`,
  },
  // A model that the list does not know, with 対応.
  {
    before: pattern`${JA_ACCESSORY}(?!付|込|セット|内蔵)`,
    after: /^[\sA-Za-z0-9+.-]{1,24}(?:に)?(?:対応|互換|専用)/u,
  },
];
