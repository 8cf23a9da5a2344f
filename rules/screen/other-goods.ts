/** Headers and headings under which stands what the goods go with. */
export const COMPATIBLE_LABEL =
  /対応機種|対応製品|対応メーカ|互換|適合機種|compatib|works with|fits|适用|兼容|適用|相容|호환|совместим|compatível|compatible|kompatib/iu;

/** Headers and headings under which stands what is left out. */
export const EXCLUDED_LABEL =
  /除外|対象外|excluded|exclusions?|排除|제외|исключ|excluíd|excluid|ausgeschlossen/iu;

/** True for a header or heading that speaks of other goods than those on offer: what they go with, or what is left out. */
export function namesOtherGoods(label: string): boolean {
  return COMPATIBLE_LABEL.test(label) || EXCLUDED_LABEL.test(label);
}
