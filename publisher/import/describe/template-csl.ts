import type { ListTemplate, ProgramDescription } from "./list-description.ts";
import { nonSdn, SDN } from "./template-ofac.ts";

const BIS = {
  en: "US Department of Commerce, Bureau of Industry and Security",
  ja: "米国商務省 産業安全保障局（BIS）",
};
const STATE = { en: "US Department of State", ja: "米国国務省" };
const EAR = "https://www.ecfr.gov/current/title-15/subtitle-B/chapter-VII/subchapter-C/";

function byBis(
  code: string,
  en: string,
  ja: string,
  citation: string,
  path: string,
): ProgramDescription {
  return {
    code,
    jurisdiction: "US",
    title: { en, ja },
    authority: BIS,
    citation,
    url: `${EAR}${path}`,
    effect: "export-control",
    bindingOn: {
      en: "Anyone who exports, re-exports or transfers items subject to the US Export Administration Regulations",
      ja: "米国輸出管理規則（EAR）の対象品を輸出・再輸出・国内移転する者",
    },
  };
}

/**
 * The US Consolidated Screening List: each of its lists is a program of its own. An export-control or sanctions listing is
 * no procurement ban, and none of them says so.
 */
export const CSL: ListTemplate = {
  publisher: {
    en: "US Department of Commerce, International Trade Administration",
    ja: "米国商務省 国際貿易局",
  },
  title: { en: "Consolidated Screening List", ja: "統合スクリーニングリスト（CSL）" },
  authority: "US Departments of Commerce, State and the Treasury",
  licence: "US government work (17 U.S.C. 105): not subject to copyright in the United States",
  url: "https://www.trade.gov/consolidated-screening-list",
  programs: [
    byBis(
      "EL",
      "BIS Entity List",
      "米国商務省 エンティティ・リスト",
      "15 CFR part 744, Supplement No. 4",
      "part-744/appendix-Supplement%20No.%204%20to%20Part%20744",
    ),
    byBis(
      "UVL",
      "BIS Unverified List",
      "米国商務省 未検証リスト",
      "15 CFR part 744, Supplement No. 6",
      "part-744/appendix-Supplement%20No.%206%20to%20Part%20744",
    ),
    byBis(
      "MEU",
      "BIS Military End User List",
      "米国商務省 軍事エンドユーザー・リスト",
      "15 CFR part 744, Supplement No. 7",
      "part-744/appendix-Supplement%20No.%207%20to%20Part%20744",
    ),
    {
      ...byBis(
        "DPL",
        "BIS Denied Persons List",
        "米国商務省 取引禁止対象者リスト",
        "15 CFR part 764, Supplement No. 1",
        "part-764",
      ),
      whatItAsks: {
        en: "The party has been denied US export privileges: nobody may take part in a transaction with it that involves items subject to US export rules. It is no ban on other purchases.",
        ja: "米国の輸出特権を剥奪された者です。米国の輸出規則の対象品に関わる取引に、誰も関与できません。その他の購入を禁じるものではありません。",
      },
      nextStep: {
        en: "If the goods are of US origin or go through the United States, ask export control before ordering.",
        ja: "米国原産品や米国を経由する物品の場合は、発注の前に輸出管理の担当に相談してください。",
      },
    },
    SDN,
    nonSdn("FSE", "OFAC Foreign Sanctions Evaders", "米国財務省 制裁回避者リスト"),
    nonSdn("SSI", "OFAC Sectoral Sanctions Identifications", "米国財務省 分野別制裁リスト"),
    nonSdn("PLC", "OFAC Palestinian Legislative Council list", "米国財務省 PLCリスト"),
    nonSdn("CAP", "OFAC CAPTA list (correspondent accounts)", "米国財務省 CAPTAリスト"),
    nonSdn("NS-MBS", "OFAC non-SDN menu-based sanctions", "米国財務省 選択的制裁リスト"),
    nonSdn(
      "CMIC",
      "OFAC Chinese military-industrial complex companies (NS-CMIC)",
      "米国財務省 中国軍産複合体企業リスト（NS-CMIC）",
      "securities",
    ),
    {
      code: "ISN",
      jurisdiction: "US",
      title: { en: "State Department nonproliferation sanctions", ja: "米国国務省 不拡散制裁" },
      authority: STATE,
      citation: "the statute and Federal Register notice that each entry names",
      effect: "sanctions",
      effectNote: {
        en: "Some of these determinations also keep US federal agencies from buying from the party; the notice of each entry says which.",
        ja: "米国連邦機関による購入を禁じるものも含まれます。各掲載の官報公告で確認してください。",
      },
    },
    {
      code: "DTC",
      jurisdiction: "US",
      title: { en: "State Department AECA/ITAR debarred parties", ja: "米国国務省 ITAR資格停止者" },
      authority: STATE,
      citation: "22 CFR 127.7",
      effect: "export-control",
      bindingOn: {
        en: "Those who take part in exports of US defence articles and services",
        ja: "米国の防衛装備品・役務の輸出に関わる者",
      },
    },
  ],
};
