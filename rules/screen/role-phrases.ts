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

/** A list of names before the one in question, as European enumerations are written. */
const LISTED =
  "(?:[\\p{L}\\p{N}.&-]+(?:\\s*[,/]\\s*|\\s+(?:and|or|y|e|o|ou|et|und|oder|и|или)\\s+)){0,6}";
/** Words that may stand between a phrase and the name it speaks about. */
const LINK =
  "(?:(?:for|any|all|the|most|selected|products?|equipment|items?|hardware|software|from|of|by|made|manufactured|produced|devices?|components?|produits|equipos?|productos?|produtos?|equipamentos?|Produkte[n]?|Geräte[n]?|Kameras|von|vom|der|die|das|de|da|do|del|des|du|los|las|les|os|as|la|el|alle)\\s+){0,5}";
/**
 * What joins the names of a Japanese enumeration, and what a maker's name is continued with, unit by unit: one class with
 * one bound, so that no text can make it try the same units twice (the same holds for every pattern here).
 */
const JA =
  "[\\s、，,・/／＆&A-Za-z0-9Ａ-Ｚａ-ｚ®™.\\-（）()ァ-ヶーｦ-ﾟ及びおよまたは又もしく並ならにとや等どの製品社機器種をがも係る]{0,160}?";
const JA_NOT =
  "(?:除[くきい]|除外|以外|含ま(?:ない|れない|ず)|含んでいない|含めない|(?:導入|使用|利用|採用|設置|調達|搭載|購入|納入|接続|提案)(?:し(?:ない|ていない|てはならない|ては)|せず|できない|不可|を認めない|を禁)|不可|認め(?:ない|られない)|禁止|対象外|対象とし(?:ない|ません)|対象とならない|(?:で|では)ない)";

/** Right after a name: this is left out, or not allowed. One pattern a language. */
const EXCLUDED_AHEAD: readonly RegExp[] = [
  new RegExp(`^${JA}${JA_NOT}`, "u"),
  new RegExp(`^[^。、]{0,28}?(?:[をは]、?|、)[^。、]{0,10}?${JA_NOT}`, "u"),
  /^[\p{L}\p{N}\s,/&-]{0,60}?\b(?:(?:is|are|will be|shall be) (?:not (?:be )?(?:allowed|accepted|permitted|eligible|used)|excluded|prohibited|rejected|barred)|(?:may|must|shall|will) not be|not accepted|excluded|prohibited)\b/iu,
  /^[\p{L}\s,、/()（）]{0,24}?(?:除外|以外|不接受|不予|不得|禁止|不採用|不采用)/u,
  /^[\p{L}\s,、/]{0,24}?(?:제외|금지|불가|이외|허용하지)/u,
  /^[\p{L}\s,]{0,40}?(?:ausgeschlossen|nicht zugelassen|nicht zulässig|unzulässig|no se acept|no serán acept|quedan exclu|está[n]? exclu|não (?:são|serão|é) (?:aceit|permitid)|exclu[ií]d|ne sont pas (?:accept|autoris)|sont exclu|не допуска|исключ|запрещ)/iu,
];

/** Right before a name: this is left out, or not allowed. */
const EXCLUDED_BEHIND: readonly RegExp[] = [
  new RegExp(
    `\\b(?:except(?:ing)?|excluding|other than|not including|no|not|non|without|free of|does not (?:use|contain|include)|do not (?:use|contain|include|offer)|(?:may|must|shall) not (?:be|use|contain|include|offer)|excluy\\p{L}*|excluindo|excepto|exceto|salvo|sin|sem|außer|ausgenommen|ausgeschlossen sind|keine[n]?|ohne|sauf|hors|sans)\\s+${LINK}${LISTED}$`,
    "iu",
  ),
  // "no video surveillance equipment produced by A, B or": the noun may be of any length, so the participle is asked for.
  new RegExp(
    `\\b(?:no|not|never)\\b[^.;:]{0,80}\\b(?:produced|made|manufactured|provided|supplied|sold|offered|developed)\\s+(?:by|from)\\s+${LISTED}$`,
    "iu",
  ),
  /\b(?:no se acept\p{L}+|não (?:serão|são) aceit\p{L}+|ne sont pas accept\p{L}+)\s+(?:[\p{L}]+\s+){0,4}$/iu,
  /(?:除了|不含|不包括|不接受|不得(?:提供|使用|采用|採用|采购|採購|选用|選用|含有)|禁止(?:使用|采购|採購|提供)?|严禁|嚴禁|拒绝|拒絕|非)[\p{L}\p{N}\s、,，/／·()（）]{0,24}$/u,
  /(?:제외|금지)\s*[:：]?\s*$|(?:кроме|за исключением|исключая|без)\s+(?:\p{L}+\s+){0,2}$/iu,
];

const ACCESSORY =
  "case|cover|battery|batteries|charger|cable|mount|bracket|adapter|adaptor|lens|strap|filter|toner|protector|housing|stand|holder|parts?|accessor(?:y|ies)|remote|antenna|propellers?|power supply|psu|memory|sleeve|bag|film|skin|dock|replacement|capa|bateria|batería|carregador|cargador|cabo|soporte|suporte|funda|Hülle|Akku|Ersatzakku|Ladegerät|Halterung|Netzteil|чехол|аккумулятор|зарядка|кабель|кронштейн";

/** Right after a name: the offer goes with it, and is not it. */
const COMPATIBLE_AHEAD: readonly RegExp[] = [
  new RegExp(
    `^${JA}(?:対応|互換|適合|専用|向け|用(?:[のバケカ充電アトスフ保交]|$|\\s)|に(?:も)?接続|と接続|で使える|で使用可)`,
    "u",
  ),
  /^\s*[-–]?\s*(?:compatible|호환|兼容|相容|совместим)/iu,
  /^[\s\p{L}]{0,12}?(?:兼容|相容|용\s)|^[\s\p{L}\p{N}·,、/]{0,24}?호환/u,
];

/** Standards and abilities that a product itself has: `NAME MODEL ONVIF対応` says what it can do, not what it goes with. */
const ABILITY =
  /(?:RTSP|ONVIF|PoE\+*|Wi-?Fi|無線LAN|有線LAN|USB|Type-?C|LTE|\d(?:\.\d)?G|[48]K|HDR?|FHD|UHD|IPv[46]|Bluetooth|Windows|Android|iOS|Linux|macOS|HDMI|SIM|NFC|Qi|H\.?26[45]|VLAN|RAID|VPN|IP6\d|防水|防塵|屋[外内]|夜間|暗視|技適|日本語|VESA|SSD|NVMe|SAS|SATA|DDR\d|ECC|RTK|GNSS|Alexa|[Ww]eb|クラウド|リモート|AI|音声|赤外線|逆光|遠隔)\s*$/iu;

/** Right before a name: the offer goes with it, and is not it. */
const COMPATIBLE_BEHIND: readonly RegExp[] = [
  new RegExp(
    `(?:\\b(?:compatible (?:with|to)|compatibility with|works with|work with|for use with|suitable for|designed for|replacement for|replaces|fits|supports?|interoperable with|connects? to|integrates? with|compat[íi]vel com|compatible con|compatible avec|kompatibel (?:mit|zu)|geeignet für|passend (?:für|zu))|(?<!\\p{L})(?:${ACCESSORY})(?:\\s+(?:sets?|kits?|packs?))?(?:\\s+\\([^()]*\\))?\\s*,?\\s+(?:for|to fit|para|für|pour|для))\\s+${LINK}${LISTED}$`,
    "iu",
  ),
  new RegExp(`совместим\\p{L}*\\s+со?\\s+(?:\\p{L}+\\s+){0,2}${LISTED}$`, "iu"),
  /(?:适用于?|適用於?|兼容|相容|支持|支援|호환)\s*[:：]?\s*[\p{L}\p{N}\s、,，/／]{0,16}$/u,
];

const INLINE_LABEL =
  /(?:^|[\s。、，,;；|｜/【（(・])([\p{L}][\p{L}\s]{0,22}?)\s*(?:[:：】］]|は、?)\s*$/u;

/** The role that the words right before and after a name give it, or null. Only its own sentence is looked at. */
export function roleOfPhrase(before: string, after: string): Role | null {
  const ahead = sentenceStart(after.slice(0, 220));
  const behind = sentenceEnd(before.slice(-200));
  const says = (after_: readonly RegExp[], before_: readonly RegExp[]): boolean =>
    after_.some((each) => each.test(ahead)) || before_.some((each) => each.test(behind));
  if (says(EXCLUDED_AHEAD, EXCLUDED_BEHIND)) return "excluded";
  if (says([], COMPATIBLE_BEHIND)) return "compatible";
  const isCompatible = COMPATIBLE_AHEAD.some((each) => {
    const found = each.exec(ahead);
    return found !== null && !ABILITY.test(found[0].replace(/(?:対応|互換|適合)$/u, ""));
  });
  return isCompatible ? "compatible" : null;
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
