import type { ManyKey, OneKey } from "./policy-words.ts";

/** A text in both languages of the interface. */
export interface BothLanguages {
  readonly en: string;
  readonly ja: string;
}

/** What people read of a key or a collection. */
export interface KeyTexts {
  readonly title: BothLanguages;
  readonly description: BothLanguages;
}

function texts(en: readonly [string, string], ja: readonly [string, string]): KeyTexts {
  return { title: { en: en[0], ja: ja[0] }, description: { en: en[1], ja: ja[1] } };
}

/** Titles and descriptions of all keys; those of `NAME.add` and `NAME.replace` stand under the collection's name. */
export const KEY_TEXTS: { readonly [K in OneKey | ManyKey]: KeyTexts } = {
  profile: texts(
    ["Buyer profile", "Who is buying: it decides which programs bind."],
    ["購入者", "どの組織のための購入か。適用される規則が決まります。"],
  ),
  jurisdiction: texts(
    ["Jurisdiction", "Country whose law the buyer is under (ISO 3166-1), or EU. For information."],
    ["適用法域", "購入者に適用される法の国（ISO 3166-1）またはEU。参考情報です。"],
  ),
  bodyKind: texts(
    ["Kind of body", "What kind of body buys. For information."],
    ["機関の種類", "購入する機関の種類。参考情報です。"],
  ),
  purposes: texts(
    [
      "Purposes of use",
      "What the organisation buys for, by the ids that programs use (public-safety, government-facility-security …). They decide about programs that are limited to purposes.",
    ],
    [
      "購入の用途",
      "組織が購入する用途。制度が用いるID（public-safety、government-facility-securityなど）で書きます。用途を限る制度の判定に使います。",
    ],
  ),
  thresholds: texts(
    ["Thresholds", "Sums from which something is asked of a purchase."],
    ["金額の基準", "購入の際に手続が必要になる金額。"],
  ),
  language: texts(["Language", "Language of the interface."], ["表示言語", "画面の表示言語。"]),
  contact: texts(
    ["Whom to ask", "The desk that answers questions; it stands on every card."],
    ["所属機関の相談先", "質問に答える窓口。すべての詳細画面に表示します。"],
  ),
  supportText: texts(
    ["If you need help", "What the status page says about help with the extension itself."],
    ["困ったときの案内", "状態の画面に表示する、拡張機能についての問い合わせの案内。"],
  ),
  minimumSeverity: texts(
    [
      "Lowest severity that is marked",
      "Weaker hits are not marked. They stay mentions that say so; nothing becomes “not listed”.",
    ],
    [
      "表示する最も低い段階",
      "これより低い段階は目印を付けません。言及として残り、「掲載なし」にはなりません。",
    ],
  ),
  updateIntervalMinutes: texts(
    [
      "Minutes between checks",
      "Minutes between two checks of the organisation's repositories, on average: 15 to 10,080.",
    ],
    ["更新を確認する間隔（分）", "組織の配布元を確認する平均の間隔（分）。15から10,080まで。"],
  ),
  "advice.prohibited": texts(
    ["Next step where prohibited", "What to do and whom to ask beside a hit that is prohibited."],
    ["「禁止」のとき次にすること", "「禁止」の表示に添える、次にすることと相談先。"],
  ),
  "advice.restricted": texts(
    ["Next step where restricted", "What to do and whom to ask beside a hit that is restricted."],
    ["「要確認」のとき次にすること", "「要確認」の表示に添える、次にすることと相談先。"],
  ),
  "advice.advisory": texts(
    ["Next step where advisory", "What to do and whom to ask beside a hit that is advisory."],
    ["「参考」のとき次にすること", "「参考」の表示に添える、次にすることと相談先。"],
  ),
  reasonRequired: texts(
    ["Reason required from", "From this severity on a person has to give a reason to go on."],
    ["理由の記入を求める段階", "この段階以上では、続行する理由の入力を求めます。"],
  ),
  programsOff: texts(
    ["Programs switched off", "Ids of programs whose listings are not shown as hits."],
    ["表示しない制度", "掲載を該当として表示しない制度のID。"],
  ),
  severities: texts(
    [
      "Severity rules",
      "How listings are weighed by program, effect, scope and date. Of the rules whose conditions all hold the one with most conditions counts, then the strongest severity.",
    ],
    [
      "段階の規則",
      "制度・効力・範囲・日付ごとの段階。条件をすべて満たすもののうち、条件の最も多いもの、次に段階の高いものを使います。",
    ],
  ),
  suppliers: texts(
    [
      "Own suppliers",
      "Suppliers of the organisation's own list, or additions to those of other lists.",
    ],
    ["独自の供給者", "組織独自のリストに載せる供給者、または他のリストの供給者への追加。"],
  ),
  categoryRules: texts(
    ["Own category rules", "Rules of the organisation about a product class and its origin."],
    ["独自の品目の規則", "品目と原産地についての組織独自の規則。"],
  ),
  exclusions: texts(
    ["Own exclusions", "Texts, phrases and sites that look like a supplier and are not."],
    ["独自の除外", "供給者のように見えて、そうではない語句やサイト。"],
  ),
  exceptions: texts(
    [
      "Exceptions",
      "Waivers with reason, approver, case number and last day. An excepted supplier stays visible as a mention that names the exception.",
    ],
    [
      "例外",
      "理由・承認者・整理番号・期限のある例外。対象の供給者は、例外の内容とともに言及として表示します。",
    ],
  ),
  positiveLists: texts(
    ["Lists of approved products", "Shown as “on the list since”, never as safe."],
    ["承認された製品のリスト", "「登録日」を添えて表示します。安全とは表示しません。"],
  ),
  criteria: texts(
    [
      "Questions before a purchase",
      "Questions about a purchase of a product class: with .add beside the built-in ones, with .replace in their place.",
    ],
    [
      "購入前の質問",
      "品目ごとの購入前の質問。.addでは標準の質問に加え、.replaceでは標準の質問に代えて尋ねます。",
    ],
  ),
  portals: texts(
    ["Sites to screen", "Match patterns of sites that are screened, where the browser allows it."],
    ["照合するサイト", "照合するサイトのパターン（ブラウザーが許可している場合）。"],
  ),
  portalsOff: texts(
    ["Sites not to screen", "Match patterns of sites on which nothing is screened."],
    ["照合しないサイト", "照合を行わないサイトのパターン。"],
  ),
  featuresOff: texts(
    ["Features switched off", "Parts of the extension that are not offered."],
    ["使わない機能", "提供しない機能。"],
  ),
  submitGuard: texts(
    ["Guard before submitting", "Sites on which a form is held back from a severity on."],
    ["送信前の確認", "段階に応じてフォームの送信前に確認するサイト。"],
  ),
};
