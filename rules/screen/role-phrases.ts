import type { Role } from "../vocabulary.ts";

/** Table headers and field labels by the role they give, tested on the folded label. Twelve languages, longest sense first. */
const LABELS: readonly (readonly [Role, RegExp])[] = [
  [
    "compatible",
    /対応機種|対応製品|互換|適合機種|compatib|works with|fits|适用|兼容|適用|相容|호환|совместим|compatível|compatible|kompatib/iu,
  ],
  [
    "excluded",
    /除外|対象外|excluded|exclusions?|排除|제외|исключ|excluíd|excluid|ausgeschlossen/iu,
  ],
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

// Between a name and the phrase about it: more names of the same enumeration and the words that join them.
const LIST_JA =
  "(?:[\\s、，,・/／＆&]|[A-Za-z0-9Ａ-Ｚａ-ｚ®™.\\-]{1,20}|及び|または|又は|もしくは|並びに|と|や|等|など|ら|の|製品|製|社製|社|機器|機種|ブランド|メーカー?|品|を|は|が|も|も含め|に係る|[ァ-ヶーｦ-ﾟ]{2,14}|[（(][^（）()]{0,20}[)）])*?";
const AFTER_EXCLUDED = new RegExp(
  `^${LIST_JA}(?:除く|除き|除いた|除外|以外|含まない|含まれない|含まず|含んでいない|使用しない|使用していない|納入不可|不可|認めない|禁止|対象外|でないこと|ではないこと|採用しない)|^[\\s)）]*(?:제외|除外|除外在外|以外|不得|禁止)|^[\\p{L}\\s,/&]{0,40}?\\b(?:(?:is|are) (?:not (?:allowed|accepted|permitted|eligible)|excluded|prohibited)|not accepted|excluded)\\b|^[\\p{L}\\s,/]{0,30}?(?:을|를)?\\s*제외|^[\\p{L}\\s,、/]{0,24}?(?:除外|不接受|не допуска)`,
  "u",
);
const AFTER_COMPATIBLE = new RegExp(
  `^${LIST_JA}(?:対応|互換|適合|専用|向け|用(?:[のバケカ充電アトスフ保交]|$|\\s)|に接続|と接続|で使える|で使用可)|^\\s*[-–]?\\s*(?:compatible|호환|兼容|相容|совместим)|^[\\s\\p{L}]{0,12}?(?:兼容|相容|호환|용\\s)`,
  "u",
);
const BEFORE_EXCLUDED =
  /(?:\b(?:except(?:ing)?|excluding|other than|not including|no|non|without|free of|does not (?:use|contain|include)|may not be|must not be|exclu(?:ding|ye|indo|sive)|excepto|exceto|salvo|außer|ausgenommen|sauf|hors)\s+(?:(?:for|any|products?|equipment|from|of|by|made|manufactured|devices?|components?|produits|equipos?|productos?|Produkte|von|de|da|do|os|las?|los)\s+){0,4}|(?:除了?|不含|不包括|非|禁止(?:使用)?|제외|кроме|за исключением|исключая)\s*)(?:[\p{L}\p{N}.-]+(?:\s*[,、/]\s*|\s+(?:and|or|y|e|o|ou|und|oder|и|или)\s+)){0,5}$/iu;
const ACCESSORY =
  "case|cover|battery|batteries|charger|cable|mount|bracket|adapter|adaptor|lens|strap|filter|toner|protector|housing|stand|holder|parts?|accessor(?:y|ies)|remote|antenna|propellers?|power supply|psu|memory|sleeve|bag|film|skin|dock|replacement|capa|bateria|batería|carregador|cargador|cabo|soporte|suporte|funda|Hülle|Akku|Ladegerät|Halterung|Netzteil|чехол|аккумулятор|зарядка|кабель|кронштейн";
const BEFORE_COMPATIBLE = new RegExp(
  `(?:\\b(?:compatible (?:with|to)|compatibility with|works with|work with|for use with|suitable for|designed for|replacement for|replaces|fits|supports?|interoperable with|integrates? with|compat[íi]vel com|compatible con|compatible avec|kompatibel mit|geeignet für)|(?<!\\p{L})(?:${ACCESSORY})\\s+(?:for|to fit|para|für|pour|для)|совместим\\p{L}* с|(?:适用于?|適用於?|兼容|相容|支持|호환)\\s*:?)\\s*(?:(?:the|all|most|any|selected|os|las|los|die|alle)\\s+)?(?:[\\p{L}\\p{N}.-]+(?:\\s*[,、/]\\s*|\\s+(?:and|or|y|e|o|und|oder|и)\\s+)){0,5}$`,
  "iu",
);
const INLINE_LABEL =
  /(?:^|[\s。、，,;；|｜/【（(・])([\p{L}][\p{L}\s]{0,22}?)\s*(?:[:：】］]|は、?)\s*$/u;

/** The role that the words right before and after a name give it, or null. Both texts are cut to the same sentence. */
export function roleOfPhrase(before: string, after: string): Role | null {
  const ahead = sentenceStart(after.slice(0, 80));
  const behind = sentenceEnd(before.slice(-90));
  if (AFTER_EXCLUDED.test(ahead) || BEFORE_EXCLUDED.test(behind)) return "excluded";
  if (AFTER_COMPATIBLE.test(ahead) || BEFORE_COMPATIBLE.test(behind)) return "compatible";
  return null;
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
