import type { CountryForms } from "./country-forms.ts";

/** Turkey, the Arab countries, Iran, Israel. */
export const MIDDLE_EAST: readonly CountryForms[] = [
  {
    countries: ["TR"],
    after: [
      "Anonim Şirketi",
      "Limited Şirketi",
      "Ltd. Şti.",
      "Ltd. Şirketi",
      "San. ve Tic. A.Ş.",
      "San. ve Tic. Ltd. Şti.",
      "Sanayi ve Ticaret A.Ş.",
      "Sanayi ve Ticaret Ltd. Şti.",
      "Kollektif Şirketi",
    ],
    wordsAfter: ["A.Ş."],
  },
  {
    countries: ["AE", "SA", "QA", "KW", "BH", "OM"],
    after: [
      "W.L.L.",
      "F.Z.E.",
      "FZCO",
      "FZ-LLC",
      "DMCC",
      "P.J.S.C.",
      "K.S.C.",
      "Q.P.S.C.",
      "S.A.O.G.",
      "L.L.C.-FZ",
      "ذ.م.م",
      "ش.م.م",
      "ش.م.ع",
      "المحدودة",
    ],
    wordsAfter: ["P.S.C.", "B.S.C."],
    before: ["شركة"],
  },
  {
    countries: ["EG", "JO", "LB", "SY", "IQ"],
    after: ["ش.م.ل", "P.L.C."],
    wordsAfter: ["S.A.E.", "S.A.L."],
  },
  {
    countries: ["MA", "DZ", "TN"],
    after: ["S.A.R.L. AU", "E.U.R.L."],
    wordsAfter: ["S.A.", "S.P.A."],
  },
  { countries: ["IR"], after: ["PJS", "سهامی خاص", "سهامی عام", "(سهامی خاص)"], before: ["شرکت"] },
  { countries: ["IL"], after: ['בע"מ', "בעמ", "Ltd."] },
];
