import type { ListTemplate } from "./list-description.ts";

/** Japan's End User List: reference information for exporters, no embargo list and no buying ban. */
export const METI_EUL: ListTemplate = {
  publisher: {
    en: "Japan, Ministry of Economy, Trade and Industry",
    ja: "経済産業省",
  },
  title: { en: "Foreign End User List", ja: "外国ユーザーリスト" },
  authority: "Ministry of Economy, Trade and Industry",
  licence: "see the terms of use of meti.go.jp; the organisation that imports the file checks them",
  url: "https://www.meti.go.jp/policy/anpo/qanda/qanda19.html",
  programs: [
    {
      code: "eul",
      jurisdiction: "JP",
      title: { en: "METI Foreign End User List", ja: "外国ユーザーリスト" },
      authority: { en: "Japan, Ministry of Economy, Trade and Industry", ja: "経済産業省" },
      citation: "補完的輸出規制（キャッチオール規制）の参照リスト",
      url: "https://www.meti.go.jp/policy/anpo/qanda/qanda19.html",
      effect: "export-control",
      bindingOn: {
        en: "Exporters from Japan and providers of technology",
        ja: "日本から貨物を輸出し、または技術を提供する者",
      },
      whatItAsks: {
        en: "It is reference information for exporters: when the user is on the list, a licence is needed unless it is clear that the goods will not be used for weapons. It is not an embargo list, and it does not restrict buying.",
        ja: "輸出者のための参照情報です。需要者が掲載されている場合は、兵器の開発等に使われないことが明らかなときを除き、輸出許可の申請が必要です。禁輸リストではなく、購入を制限するものでもありません。",
      },
      nextStep: {
        en: "Nothing to do for a purchase. If anything is exported to the party, ask export control.",
        ja: "購入については特に手続はありません。相手方へ貨物や技術を送る場合は、輸出管理の担当に相談してください。",
      },
    },
  ],
};
