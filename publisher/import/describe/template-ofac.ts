import type { Wording } from "../../../rules/vocabulary.ts";
import type { ListTemplate, ProgramDescription } from "./list-description.ts";

const AUTHORITY: Wording = {
  en: "US Department of the Treasury, OFAC",
  ja: "米国財務省 外国資産管理局（OFAC）",
};
const PUBLISHER: Wording = {
  en: "US Department of the Treasury, Office of Foreign Assets Control",
  ja: "米国財務省 外国資産管理局（OFAC）",
};
const LICENCE = "US government work (17 U.S.C. 105): not subject to copyright in the United States";
const BINDING_ON: Wording = {
  en: "US persons, and transactions within the United States or through US persons",
  ja: "米国人・米国企業と、米国内または米国人・米国企業を通じた取引",
};
const BUYER_SCOPE: Wording = {
  en: "All US persons. Buyers elsewhere are affected where payment or supply passes through the United States.",
  ja: "米国人・米国企業のすべてが対象です。支払や供給が米国を経由する場合は、米国外の購入者にも影響します。",
};
const NEXT_STEP: Wording = {
  en: "Ask the sanctions or legal team whether this binds the purchase; check OFAC's own search page for the current entry.",
  ja: "この購入に制裁が及ぶかを制裁・法務の担当に確認してください。最新の掲載はOFACの検索ページで確認できます。",
};

/** Blocking sanctions: they restrict US persons' dealings, and are no procurement rule. */
export const SDN: ProgramDescription = {
  code: "SDN",
  jurisdiction: "US",
  title: { en: "OFAC SDN list (blocking sanctions)", ja: "米国財務省 SDNリスト（資産凍結）" },
  authority: AUTHORITY,
  citation: "31 CFR chapter V; the program that each entry names",
  url: "https://sanctionssearch.ofac.treas.gov/",
  effect: "sanctions",
  effectNote: {
    en: "An asset freeze, not a procurement rule: for US persons it forbids dealings in general, buying included.",
    ja: "資産凍結の措置で、調達の規則ではありません。米国人・米国企業には、購入を含む取引全般を禁じます。",
  },
  bindingOn: BINDING_ON,
  buyerScope: BUYER_SCOPE,
  whatItAsks: {
    en: "US persons may not deal with the designated party unless OFAC has licensed the dealing. Others are not bound by it directly.",
    ja: "米国人・米国企業は、OFACの許可がない限り、指定された相手と取引できません。それ以外の者を直接に拘束するものではありません。",
  },
  nextStep: NEXT_STEP,
};

/** A sanctions list of OFAC other than the SDN list, by its code and titles. */
export function nonSdn(
  code: string,
  en: string,
  ja: string,
  effect: ProgramDescription["effect"] = "sanctions",
): ProgramDescription {
  return {
    code,
    jurisdiction: "US",
    title: { en, ja },
    authority: AUTHORITY,
    citation: "31 CFR chapter V; the program that each entry names",
    url: "https://sanctionssearch.ofac.treas.gov/",
    effect,
    bindingOn: BINDING_ON,
    ...(effect === "sanctions"
      ? {
          buyerScope: BUYER_SCOPE,
          whatItAsks: {
            en: "US persons may not make the dealings that the entry's program names (debt, equity, accounts, visas and the like). It is no asset freeze and no buying ban.",
            ja: "米国人・米国企業は、各掲載の制度が定める取引（債務・株式・口座など）ができません。資産凍結でも、購入の禁止でもありません。",
          },
          nextStep: NEXT_STEP,
        }
      : {}),
  };
}

/** OFAC's SDN list. */
export const OFAC_SDN: ListTemplate = {
  publisher: PUBLISHER,
  title: { en: "Specially Designated Nationals (SDN) list", ja: "特別指定国民（SDN）リスト" },
  authority: "US Department of the Treasury, OFAC",
  licence: LICENCE,
  url: "https://sanctionslist.ofac.treas.gov/Home/SdnList",
  programs: [SDN],
};

/** OFAC's consolidated list of all that is not on the SDN list. Its CSV does not say which list an entry is from. */
export const OFAC_CONSOLIDATED: ListTemplate = {
  publisher: PUBLISHER,
  title: { en: "Consolidated (non-SDN) sanctions list", ja: "統合制裁リスト（SDN以外）" },
  authority: "US Department of the Treasury, OFAC",
  licence: LICENCE,
  url: "https://sanctionslist.ofac.treas.gov/Home/ConsolidatedList",
  programs: [
    nonSdn("CONS", "OFAC consolidated non-SDN list", "米国財務省 統合制裁リスト（SDN以外）"),
  ],
};
