import type { Role } from "../vocabulary.ts";
import { COMPATIBLE_LABEL, EXCLUDED_LABEL } from "./other-goods.ts";

/** Table headers and field labels by the role they give, tested on the folded label. Twelve languages, longest sense first. */
const LABELS: readonly (readonly [Role, RegExp])[] = [
  ["compatible", COMPATIBLE_LABEL],
  ["excluded", EXCLUDED_LABEL],
  [
    "seller",
    /販売|出品|納入業者|供給者|仕入|取扱|sold by|seller|vendor|supplier|distributor|reseller|ships from|供应商|供應商|卖家|賣家|销售商|판매|공급|поставщик|продавец|vendedor|proveedor|fornecedor|vendeur|fournisseur|verkäufer|lieferant|anbieter/iu,
  ],
  [
    "component",
    /部品|搭載|内蔵|チップ|component|chipset|module|contains|built-in|芯片|模块|부품|компонент|componente|bauteil/iu,
  ],
  [
    "maker",
    /メーカ|製造|ブランド|製品名|品名|商品名|型番|型式|機種|品番|規格|manufactur|maker|brand|make\b|model|product|item|part (?:no|number)|mfr|oem|marca|fabricante|fabricant|marque|hersteller|marke|produttore|modelo|modèle|modell|品牌|制造商|製造商|厂商|廠商|廠牌|生产厂|型号|型號|产品|產品|제조|브랜드|모델|품명|제품|производител|бренд|марка|модель|товар/iu,
  ],
];

/** The role that a header or field label states, or null when it states none. */
export function roleOfLabel(label: string): Role | null {
  for (const [role, pattern] of LABELS) if (pattern.test(label)) return role;
  return null;
}

/**
 * Phrases attach to a name: a phrase that speaks of a cost, a part or an ability of the offer (取付費を除く, VAT excluded,
 * Wi-Fi 6対応) says nothing of its maker. In doubt a phrase is not read, so that nothing on offer is lost.
 */

/** Further names of an enumeration before or after the one in question: each begins as a name does. */
const NAMES =
  "(?:[\\p{L}\\p{N}][\\p{L}\\p{N}.&-]*(?:\\s*[,/]\\s*|\\s+(?:and|or|y|e|o|ou|et|und|oder|и|или)\\s+)){0,6}";
/** Words that may stand between a phrase and the name it speaks about. */
const LINK =
  "(?:(?:for|any|all|the|most|selected|products?|equipment|items?|hardware|software|from|of|by|made|manufactured|produced|devices?|components?|produits|equipos?|productos?|produtos?|equipamentos?|Produkte[n]?|Geräte[n]?|Kameras|von|vom|der|die|das|de|da|do|del|des|du|los|las|les|os|as|la|el|alle)\\s+){0,5}";

/** A Japanese enumeration that goes on after the name; no item holds what separates items, so that there is one way to read it. */
const JA_MORE =
  "(?:(?:社製?|製)?\\s?(?:[、，,・/／＆&]|及び|および|または|又は|もしくは|並びに|ならびに|と|や)\\s?[^\\s、。，,・/／＆&をはがにとや及おま又も並な]{1,24}){0,6}";
/** What a maker's name is continued with before a particle: 製, 社の通信機器, 等の日本語入力ソフト. No blank, no other clause. */
const JA_OWN =
  "\\s?(?:社製?|製|ブランド)?(?:の)?[^\\s、。，をはがに（(]{0,12}?\\s?(?:等|など)?(?:の[^\\s、。，をはが（(]{1,18})?";
const JA_NOT =
  "(?:除[くきい]|除外|以外|含ま(?:ない|れない|ず)|含んでいない|含めない|(?:導入|使用|利用|採用|設置|調達|搭載|購入|納入|接続|提案)(?:し(?:ない|ていない|てはならない|ては)|せず|できない|不可|を認めない|を禁)|納入不可|使用不可|不可|認め(?:ない|られない)|禁止(?!\\p{Script=Han})|対象外|対象とし(?:ない|ません)|対象とならない|(?:で|では)ない)";
/** Head nouns that are not the maker's goods: what is left out then is a cost, a service, a part or somebody else. */
const JA_OTHER =
  /費|料|税|代金|送料|運賃|工事|返品|返却|交換|キャンセル|取消|電源|付属|ケーブル|カード|電池|ポイント|クーポン|割引|値引|他社|同等|転売|個人|祝日|離島|沖縄|北海道|一部|保証|保守|サポート|ライセンス|設定|設置|配送|梱包|在庫|代引|分割|領収|請求|見積/u;

/** Right after a name: this is left out, or not allowed. One pattern a language; the first group is what stands between. */
const EXCLUDED_AHEAD: readonly RegExp[] = [
  new RegExp(
    `^(${JA_MORE}${JA_OWN}(?:[をはも]、?|については、?)?[^\\s。、（(]{0,8}?)${JA_NOT}`,
    "u",
  ),
  /^((?:['’]s)?(?:\s*(?:,|\/|&|and|or)\s*[\p{L}\p{N}.-]+){0,6}\s*(?:products?|equipment|devices?|hardware|brands?|cameras?|items?)?)\s+(?:(?:is|are|will be|shall be) (?:likewise |also |hereby |expressly |strictly )?(?:not (?:be )?(?:allowed|accepted|permitted|eligible|used)|excluded|prohibited|rejected|barred)|(?:may|must|shall|will) not be|not accepted|excluded|prohibited)\b/iu,
  /^((?:[、,，/和与與及或][\p{L}\p{N}]{2,12}){0,6}(?:等)?(?:的|品牌|产品|產品|设备|設備|厂商|廠商)*)(?:除外|以外|不接受|不予(?:接受|采购|採購)|不得(?:投标|投標|参与|參與|使用|提供|采购|採購)|禁止(?:使用|采购|採購|投标|投標)|不采用|不採用)/u,
  /^((?:\s*(?:[,·/]|및|와|과)\s*[\p{L}\p{N}]+){0,6}\s*(?:사|제|제품|장비|기기|브랜드)?(?:은|는|을|를)?\s*)(?:제외|사용\s?금지|납품\s?(?:불가|금지)|이외|허용하지)/u,
  /^((?:[\s,]+(?:und|oder|y|e|o|et|ou|и|или|[\p{Lu}][\p{L}\p{N}-]*)){0,8}\s*(?:Produkte|produits|productos|produtos)?\s*(?:sind|ist|werden|wird|están?|quedan|são|serão|é|ne sont pas|sont|est|no se|não)?(?:\s+(?:von der|del?|da) \p{L}+)?)\s+(?:ausgeschlossen|nicht zugelassen|nicht zulässig|unzulässig|no se acept|excluid|exclu[ií]d|aceit|accept|exclu|не допуска|исключ|запрещ)/u,
];

/** Right before a name: this is left out, or not allowed. The first group holds further names. */
const EXCLUDED_BEHIND: readonly RegExp[] = [
  new RegExp(
    `\\b(?:except(?:ing)?|excluding|other than|not including|no|not|non|without|free of|does not (?:use|contain|include)|do not (?:use|contain|include|offer)|(?:may|must|shall) not (?:be|use|contain|include|offer)|excluy\\p{L}*|excluindo|excepto|exceto|salvo|sin|sem|außer|ausgenommen|ausgeschlossen sind|keine[n]?|ohne|sauf|hors|sans)\\s+${LINK}(${NAMES})$`,
    "iu",
  ),
  // "no video surveillance equipment produced by A, B or": the noun may be of any length, so the participle is asked for.
  new RegExp(
    `\\b(?:no|not|never)\\b[^.;:]{0,80}\\b(?:produced|made|manufactured|provided|supplied|offered|developed)\\s+(?:by|from)\\s+(${NAMES})$`,
    "iu",
  ),
  /\b(?:no se acept\p{L}+|não (?:serão|são) aceit\p{L}+|ne sont pas accept\p{L}+)\s+(?:\p{L}+\s+){0,4}$/iu,
  /(?:除了?|不含|不包括|不接受|不得(?:提供|使用|采用|採用|采购|採購|选用|選用|含有)|禁止(?:使用|采购|採購|提供)|严禁|嚴禁|拒绝|拒絕)(?:[\p{L}\p{N}（）()·]{2,12}[、,，／/和与與及或]){0,6}$|非$/u,
  /(?:제외|금지)\s*[:：]?\s*$|(?:кроме|за исключением|исключая|без)\s+(?:\p{L}+\s+){0,2}$/iu,
];
/** What is left out in Chinese and is no maker: taxes, freight, installation. */
const ZH_OTHER = /税|稅|费|費|运|運|安装|安裝|邮|郵|保险|保險|发票|發票|票/u;

const ACCESSORY =
  "case|cover|battery|batteries|charger|cable|mount|bracket|adapter|adaptor|lens|strap|filter|toner|protector|housing|stand|holder|parts?|accessor(?:y|ies)|remote|antenna|propellers?|power supply|psu|memory|sleeve|bag|film|skin|dock|replacement|capa|bateria|batería|carregador|cargador|cabo|soporte|suporte|funda|Hülle|Akku|Ersatzakku|Ladegerät|Halterung|Netzteil|чехол|аккумулятор|зарядка|кабель|кронштейн";
const JA_ACCESSORY =
  "(?:ケース|カバー|フィルム|充電|バッテリー|電池|ケーブル|アダプタ|マウント|ブラケット|金具|プロペラ|フィルター|ガード|ホルダー|スタンド|トナー|リモコン|イヤホン|アンテナ|レンズ|ストラップ|バッグ|ハードディスク|HDD|メモリ|ドック|収納|交換|部品|パーツ|アクセサリ|保護|取付)";
/** Products that an accessory may be for, right after the maker's name. */
const JA_GOODS =
  "(?:\\s?(?:社製?|製|の|各種|シリーズ|機種|製品|純正|NVR|DVR|XVR|スマホ|スマートフォン|タブレット|カメラ|レコーダー|ルーター|ドローン|無線機|ノートパソコン|パソコン|[ァ-ヶー]{2,10})){0,3}";

/** Right after a name: the offer goes with it, and is not it. */
const COMPATIBLE_AHEAD: readonly RegExp[] = [
  new RegExp(
    `^${JA_MORE}(?:\\s?(?:社製?|製|の|各種|機種|製品|シリーズ|NVR|DVR|XVR|レコーダー|カメラ|(?:社製|製)[ァ-ヶー]{2,12})){0,2}\\s?(?:に(?:も)?)?(?:対応|互換|適合|専用|に(?:も)?接続|と接続|で使える|で使用可)`,
    "u",
  ),
  // A model that the list does not know: then what follows, or stands before, has to be an accessory.
  new RegExp(`^[\\sA-Za-z0-9+.-]{1,24}(?:に)?(?:対応|互換|専用|用)\\s?の?${JA_ACCESSORY}`, "u"),
  new RegExp(`^${JA_GOODS}(?:向け)?用(?![途意紙語件地務法例量具品])`, "u"),
  /^\s*[-–]?\s*(?:compatible|호환)/iu,
  /^(?:产品|產品|设备|設備|摄像机|攝影機)?(?:兼容|相容)/u,
  /^(?:\s*[·,/]\s*[\p{L}\p{N}]+){0,4}(?:\s+\p{L}+)?\s*호환|^용\s/u,
];

/** Right before a name: the offer goes with it, and is not it. */
const COMPATIBLE_BEHIND: readonly RegExp[] = [
  new RegExp(
    `(?:\\b(?:compatible (?:with|to)|compatibility with|works with|work with|for use with|suitable for|designed for|replacement for|replaces|fits|supports?|interoperable with|connects? to|integrates? with|compat[íi]vel com|compatible con|compatible avec|kompatibel (?:mit|zu)|geeignet für|passend (?:für|zu))|(?<!\\p{L})(?:${ACCESSORY})(?:\\s+(?:sets?|kits?|packs?))?(?:\\s+\\([^()]*\\))?\\s*,?\\s+(?:for|to fit|para|für|pour|для))\\s+${LINK}(${NAMES})$`,
    "iu",
  ),
  new RegExp(`совместим\\p{L}*\\s+со?\\s+(?:\\p{L}+\\s+){0,2}(${NAMES})$`, "iu"),
  /(?:适用于?|適用於?|兼容|相容|호환)\s*[:：]?\s*(?:[\p{L}\p{N}]{2,12}\s?[、,，/和与與及]\s?){0,6}$|(?:支持|支援)$/u,
];

const INLINE_LABEL =
  /(?:^|[\s。、，,;；|｜/【（(・])([\p{L}][\p{L}\s]{0,22}?)\s*(?:[:：】］]|は、?)\s*$/u;

/** The role that the words right before and after a name give it, or null. Only its own sentence is looked at. */
export function roleOfPhrase(before: string, after: string): Role | null {
  const ahead = sentenceStart(after.slice(0, 220));
  const behind = sentenceEnd(before.slice(-200));
  const isExcluded =
    EXCLUDED_AHEAD.some((each) => {
      const found = each.exec(ahead);
      return found !== null && !JA_OTHER.test(found[1] ?? "");
    }) || isSaidBehind(EXCLUDED_BEHIND, behind);
  if (isExcluded) return "excluded";
  if (isSaidBehind(COMPATIBLE_BEHIND, behind)) return "compatible";
  return COMPATIBLE_AHEAD.some((each) => each.test(ahead)) ? "compatible" : null;
}

/** Capitalised words that are no makers: taxes and freight. */
const NO_MAKER = /^(?:IVA|VAT|TVA|GST|MwSt|USt|Tax|Versand|Fracht|Porto|НДС)\.?$/iu;

/** True when a phrase ends right before the name, and what stands between the two are names only: no box, no tax. */
function isSaidBehind(phrases: readonly RegExp[], text: string): boolean {
  return phrases.some((each) => {
    const found = each.exec(text);
    if (found === null || ZH_OTHER.test(found[0])) return false;
    const between = (found[1] ?? "").split(/[\s,/]+/).filter((word) => word !== "");
    if (between.some((word) => NO_MAKER.test(word))) return false;
    return between.every(
      (word) => /^[^\p{Ll}]/u.test(word) || /^(?:and|or|y|e|o|ou|et|und|oder|и|или)$/u.test(word),
    );
  });
}

/** The role of an inline label such as `メーカー：` or `Brand:` that ends right before the name, or null. */
export function roleOfInlineLabel(before: string): Role | null {
  const label = INLINE_LABEL.exec(before.slice(-30))?.[1];
  return label === undefined ? null : roleOfLabel(label);
}

function sentenceStart(text: string): string {
  const end = text.search(/[。！？\n;；]|[.!?](?:\s|$)/u);
  return end < 0 ? text : text.slice(0, end);
}

function sentenceEnd(text: string): string {
  return text.split(/[。！？\n;；]|[.!?]\s/u).at(-1) ?? text;
}

/** A price, a quantity or a unit count: the block is an offer. */
const OFFER =
  /[¥￥$€£₩]\s?\d|\d[\d,.]*\s?(?:円|元|원|руб|USD|EUR|JPY|台|個|本|式|枚|セット|箱|대|개|套|部|шт|pcs|units?|ea)(?![\p{L}])|\b(?:qty|quantity)\b|数量|\b\d+\s?[x×]\s|\bx\s?\d+\b|単価|税込|税抜/iu;

/** True when the text states a price or quantity. */
export function statesOffer(text: string): boolean {
  return OFFER.test(text);
}
