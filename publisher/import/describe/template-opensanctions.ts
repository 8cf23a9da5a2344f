import type { ListTemplate } from "./list-description.ts";

const AUTHORITY = {
  en: "The authorities whose lists OpenSanctions gathers",
  ja: "OpenSanctionsが収集する各リストの当局",
};

/** OpenSanctions: what its topics say of a party. Its licence forbids commercial use without an agreement. */
export const OPENSANCTIONS: ListTemplate = {
  publisher: { en: "OpenSanctions", ja: "OpenSanctions" },
  title: { en: "OpenSanctions data set", ja: "OpenSanctionsのデータセット" },
  authority: "OpenSanctions, from the lists that each entity names",
  licence:
    "CC BY-NC 4.0; commercial use needs an agreement with OpenSanctions, which the organisation that imports it makes itself",
  url: "https://www.opensanctions.org/",
  programs: [
    {
      code: "sanction",
      jurisdiction: "ZZ",
      title: { en: "Sanctions, as gathered by OpenSanctions", ja: "制裁（OpenSanctions収集）" },
      authority: AUTHORITY,
      citation: "OpenSanctions topic sanction",
      effect: "sanctions",
    },
    {
      code: "export-control",
      jurisdiction: "ZZ",
      title: {
        en: "Export control lists, as gathered by OpenSanctions",
        ja: "輸出管理リスト（OpenSanctions収集）",
      },
      authority: AUTHORITY,
      citation: "OpenSanctions topic export.control",
      effect: "export-control",
    },
    {
      code: "debarment",
      jurisdiction: "ZZ",
      title: {
        en: "Exclusions from tenders, as gathered by OpenSanctions",
        ja: "入札参加の排除（OpenSanctions収集）",
      },
      authority: AUTHORITY,
      citation: "OpenSanctions topic debarment",
      effect: "advice",
      whatItAsks: {
        en: "Another authority or development bank has excluded the party from its own tenders. That binds its own buyers; for others it is information.",
        ja: "他の当局や開発銀行が、自らの入札から排除しています。拘束されるのはその機関の購入者であり、その他の購入者にとっては情報です。",
      },
    },
  ],
};
