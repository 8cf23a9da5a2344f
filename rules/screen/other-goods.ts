/** Headers and headings under which stands what the goods go with. Whole labels: Wi-Fi 6対応製品 is not one of them. */
export const COMPATIBLE_LABEL =
  /^(?:対応|適合|互換)(?:する)?(?:機種|製品|メーカー?|モデル|カメラ|レコーダー|機器)(?:一覧|表|リスト)?$|^互換(?:性|表|一覧)?$|^compatib|^(?:works with|fits)\b|\bcompatible (?:with|models|devices|products|brands)|^(?:适用|兼容)(?:机型|型号|品牌|列表|性)$|^(?:適用|相容)(?:機型|型號|廠牌|性)$|^호환\s?(?:기종|모델|목록|제품|성)?$|совместим|^compat[íi]ve(?:l|is)|^compatible (?:con|avec)|^kompatib/iu;

/** Headers and headings under which stands what is left out. Whole labels: ポイント対象外 is not one of them. */
export const EXCLUDED_LABEL =
  /^(?:除外|対象外|使用禁止|調達禁止)(?:品|製品|メーカー?|機器|企業|事業者)?(?:一覧|リスト)?$|^(?:excluded|exclusions?|prohibited)(?: (?:brands|makers|manufacturers|products|suppliers|vendors))?$|^(?:排除|禁止)(?:品牌|厂商|廠商|廠牌)?$|^제외\s?(?:업체|제품|브랜드)?$|^исключ|^excluíd|^excluid|^ausgeschlossen/iu;

/** True for a header or heading that speaks of other goods than those on offer: what they go with, or what is left out. */
export function namesOtherGoods(label: string): boolean {
  return COMPATIBLE_LABEL.test(label) || EXCLUDED_LABEL.test(label);
}
