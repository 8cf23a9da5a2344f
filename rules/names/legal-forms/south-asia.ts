import type { CountryForms } from "./country-forms.ts";

/** South-East and South Asia. */
export const SOUTH_ASIA: readonly CountryForms[] = [
  {
    countries: ["IN", "PK", "BD", "LK", "NP"],
    after: [
      "Private Limited",
      "Private Ltd.",
      "Pvt. Ltd.",
      "Pvt. Limited",
      "(Private) Limited",
      "Pvt.",
      "Public Limited",
      "Limited Liability Partnership",
      "One Person Company",
      "प्राइवेट लिमिटेड",
      "लिमिटेड",
    ],
  },
  { countries: ["SG"], after: ["Pte. Ltd.", "Pte. Limited", "Private Limited", "Pte."] },
  {
    countries: ["MY", "BN"],
    after: ["Sdn. Bhd.", "Sendirian Berhad", "Berhad", "Bhd."],
    wordsAfter: ["PLT"],
  },
  {
    countries: ["ID"],
    after: ["Tbk.", "Persero", "(Persero) Tbk."],
    before: ["Perseroan Terbatas"],
    wordsBefore: ["PT", "CV", "P.T.", "C.V."],
  },
  {
    countries: ["TH"],
    after: ["จำกัด", "จำกัด (มหาชน)", "Public Company Limited", "Public Co., Ltd.", "Pcl."],
    before: ["บริษัท", "บจก.", "บมจ.", "ห้างหุ้นส่วนจำกัด"],
  },
  {
    countries: ["VN"],
    after: ["JSC", "Joint Stock Company"],
    before: [
      "Công ty",
      "Công ty TNHH",
      "Công ty TNHH MTV",
      "Công ty Trách nhiệm hữu hạn",
      "Công ty Cổ phần",
      "Công ty CP",
      "Tổng công ty",
      "CTCP",
    ],
  },
  { countries: ["PH"], after: ["Inc.", "Corp."] },
  { countries: ["KH", "LA", "MM"], after: ["Co., Ltd.", "Plc."] },
];
