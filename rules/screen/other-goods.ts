import { plainLabel } from "./label-words.ts";
import { anyCase } from "./pattern.ts";

/** Headers and headings under which stands what the goods go with. Whole labels: Wi-Fi 6対応製品 is not one of them. */
export const COMPATIBLE_LABEL = anyCase`^(?:対応|適合|互換|接続)(?:する|可能な?)?(?:機種|製品|メーカー?|モデル|カメラ|レコーダー|機器|端末)名?(?:一覧|表|リスト)?$|^互換(?:性|表|一覧)?$|^compatib|^(?:works with|fits|suitable for|for use with)\b|\bcompatible (?:with|models|devices|products|brands)|^supported (?:cameras?|devices?|models?|brands?|products?|hardware|equipment|phones?|recorders?)\b|^(?:适用|兼容|适配|支持)(?:的)?(?:机型|型号|品牌|设备|产品|列表|性)$|^(?:適用|相容|支援)(?:機型|型號|廠牌|設備|產品|性)$|^(?:호환|지원|적용)\s?(?:기종|모델|목록|제품|기기|장비|성)?$|совместим|^подходит для|^compat[íi]ve(?:l|is)|^compatib(?:le|ilidad|ilidade|ilit[éà])|\p{L} compat(?:ibles?|íveis)$|^compatible (?:con|avec)|^(?:apto|adecuado|adequado|válido) para|^kompatib|^(?:passend|geeignet) für|^convient (?:pour|à)`;

/** Who or what is left out, as English labels name it. */
const EN =
  "(?:brands?|makers?|manufacturers?|products?|suppliers?|vendors?|equipment|items?|models?|companies)";
/** The same in Romance languages. */
const ROMANCE =
  "(?:marcas?|fabricantes?|proveedores|productos?|equipos?|fornecedores|produtos?|equipamentos?|marques?|fabricants?|fournisseurs?|produits?|marche|prodotti)";

/** Headers and headings under which stands what is left out. Whole labels: ポイント対象外 is not one of them. */
export const EXCLUDED_LABEL = new RegExp(
  [
    "^(?:(?:調達|購入|納入|採用|導入|使用|提案)の?)?(?:除外|対象外|禁止|不可)(?:品|製品|メーカー?|機器|企業|事業者|機種|ブランド)?(?:一覧|リスト)?$",
    `^(?:excluded|exclusions?|prohibited|banned|barred|forbidden|disallowed|not (?:accepted|permitted|allowed|eligible))(?: ${EN})?(?: list)?$`,
    `^${EN} (?:excluded|prohibited|banned|not (?:accepted|permitted|allowed|eligible))$`,
    "^(?:排除|禁止|禁用|不接受|不得使用|除外)(?:使用|采购|採購|的)?(?:品牌|厂商|廠商|廠牌|产品|產品|供应商|供應商|设备|設備)?(?:清单|清單|名单|名單)?$",
    "^(?:(?:사용|납품|구매)\\s?)?(?:제외|금지|불가)\\s?(?:업체|제품|브랜드|품목|제조사|장비)?$",
    `^(?:${ROMANCE} )?(?:excl[uú][iíy]?d?[oae]s?|exclues?|exclus|prohibid[oa]s?|proibid[oa]s?|vedad[oa]s?|interdite?s?|vietat[ei]|esclus[ei]|(?:no|não|non) (?:admitid[oa]s?|aceptad[oa]s?|aceit[oa]s?|permitid[oa]s?|accept[ée]e?s?|admise?s?|ammess[ei]))$`,
    "^(?:ausgeschlossen|nicht zugelassen|unzulässig|verboten|исключ|запрещ|не допуска|excluíd|excluid)",
  ].join("|"),
  "iu",
);

/** True for a header or heading that speaks of other goods than those on offer: what they go with, or what is left out. */
export function namesOtherGoods(label: string): boolean {
  const plain = plainLabel(label);
  return COMPATIBLE_LABEL.test(plain) || EXCLUDED_LABEL.test(plain);
}
