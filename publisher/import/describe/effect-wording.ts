import type { Effect, Wording } from "../../../rules/vocabulary.ts";

/** What is said of a program whose description says no more than its effect. */
export interface EffectWording {
  readonly bindingOn: Required<Wording>;
  readonly buyerScope: Required<Wording>;
  readonly whatItAsks: Required<Wording>;
  readonly nextStep: Required<Wording>;
}

const NOT_ABOUT_BUYING = {
  en: "Says nothing about buying from a listed party.",
  ja: "掲載者から購入することについては定めていません。",
};
const AS_THE_TEXT_SAYS = {
  en: "Those whom the official text names",
  ja: "公式の文書が定める者",
};
const READ_FIRST = {
  en: "Read the official text and ask the responsible office before ordering.",
  ja: "発注の前に公式の文書を確認し、担当部署に相談してください。",
};
const NOTHING_TO_DO = {
  en: "Nothing to do for a purchase. If goods, software or data go to the party (repair, return, support), ask export control.",
  ja: "購入については特に手続はありません。修理や返品などで物品・ソフトウェア・データを送る場合は、輸出管理の担当に相談してください。",
};

function about(en: string, ja: string): EffectWording {
  return {
    bindingOn: AS_THE_TEXT_SAYS,
    buyerScope: { en: "As the official text says.", ja: "公式の文書によります。" },
    whatItAsks: { en, ja },
    nextStep: READ_FIRST,
  };
}

/** The wording of each effect. A listing is not a ban: only `procurement-ban` speaks of one. */
export const EFFECT_WORDING: Readonly<Record<Effect, EffectWording>> = {
  "procurement-ban": about(
    "Those whom it binds may not buy from the listed party.",
    "対象となる者は、掲載者から購入できません。",
  ),
  procedure: about(
    "Before buying from the listed party a procedure has to be gone through. It is not a ban.",
    "掲載者から購入する前に、定められた手続が必要です。購入を禁じるものではありません。",
  ),
  "equipment-authorisation": about(
    "New equipment of the listed party is not authorised. By itself it does not forbid buying what is authorised already.",
    "掲載者の新しい機器は認証を受けられません。認証済みの機器の購入を禁じるものではありません。",
  ),
  "sales-ban": about(
    "The listed party may not sell what the official text names.",
    "掲載者は、公式の文書が定めるものを販売できません。",
  ),
  "network-restriction": about(
    "It restricts the use of the listed party's equipment in networks.",
    "掲載者の機器をネットワークで使うことを制限するものです。",
  ),
  investment: about(
    "It concerns investments of the listed party. It does not restrict buying.",
    "掲載者による投資に関するものです。購入を制限するものではありません。",
  ),
  sanctions: {
    bindingOn: {
      en: "Those whom the sanctions bind: as a rule persons of the country that imposed them, and dealings there",
      ja: "制裁の対象となる者（原則として、制裁を科した国の者と、その国での取引）",
    },
    buyerScope: {
      en: "Not a procurement rule: it restricts dealings for those it binds, wherever they buy.",
      ja: "調達に関する規則ではありません。対象となる者の取引を制限するものです。",
    },
    whatItAsks: {
      en: "The party is named by sanctions. They restrict dealings of those they bind; they are not a ban on buying for everybody.",
      ja: "制裁の対象として掲載されています。対象となる者の取引を制限するものであり、すべての者に購入を禁じるものではありません。",
    },
    nextStep: {
      en: "Ask the sanctions or legal team whether these sanctions bind this purchase; check the current entry at the source.",
      ja: "この購入に制裁が及ぶかを制裁・法務の担当に確認し、最新の掲載を出典で確認してください。",
    },
  },
  "export-control": {
    bindingOn: {
      en: "Those who export, re-export or transfer controlled items",
      ja: "規制対象の貨物・技術を輸出・再輸出・移転する者",
    },
    buyerScope: NOT_ABOUT_BUYING,
    whatItAsks: {
      en: "Sending controlled items to the listed party may need a licence. It does not restrict buying from that party.",
      ja: "掲載者に規制対象の貨物や技術を送るには、許可が必要な場合があります。掲載者から購入することを制限するものではありません。",
    },
    nextStep: NOTHING_TO_DO,
  },
  import: about(
    "It restrains imports from the listed party. Buying goods already imported is another question.",
    "掲載者からの輸入を制限するものです。輸入済みの物品の購入は別の問題です。",
  ),
  securities: {
    bindingOn: AS_THE_TEXT_SAYS,
    buyerScope: NOT_ABOUT_BUYING,
    whatItAsks: {
      en: "It concerns trade in securities of the listed party. It does not restrict buying goods or services from it.",
      ja: "掲載者の有価証券の取引に関するものです。物品やサービスの購入を制限するものではありません。",
    },
    nextStep: { en: "Nothing to do for a purchase.", ja: "購入については特に手続はありません。" },
  },
  advice: about(
    "It is advice or information about the listed party. It is not a ban.",
    "掲載者に関する助言または情報です。購入を禁じるものではありません。",
  ),
};
