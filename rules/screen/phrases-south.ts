import type { Phrase } from "./phrases-excluded.ts";

/**
 * What Arabic and Thai texts say of a name: both write a ban or a fit before it, Thai without blanks. Their letters are no part of
 * the classes of `pattern.ts`; whatever stands between the phrase and the name is of the same clause.
 */
export const EXCLUDED_BEHIND_SOUTH: readonly Phrase[] = [
  {
    says: /(?:[يت]\u064f?(?:حظر|منع)|حظر|ممنوع|لا\s+(?:ي\u064f?سمح|يجوز|[يت]\u064f?قبل|يتم\s+قبول|[يت]شمل)|باستثناء|ما\s*عدا|استبعاد|غير\s+(?:مسموح|مقبول))[^.،؟؛:]{0,60}$/u,
  },
  {
    says: /(?:ห้าม|ไม่(?:อนุญาต|รับ|ยอมรับ|ใช้|รวม|พิจารณา|สามารถ(?:ใช้|เสนอ))|ยกเว้น|ต้องไม่(?:ใช้|เป็น|มี))[^.;:]{0,40}$/u,
  },
];

/** The same after the name. */
export const EXCLUDED_AHEAD_SOUTH: readonly Phrase[] = [
  {
    says: /^[^.،؟؛:]{0,24}(?:غير\s+(?:مسموح|مقبول|معتمد)|ممنوع|محظور|مستبعد|لا\s+[يت]\u064f?(?:سمح|قبل))/u,
  },
  { says: /^[^.;:]{0,24}(?:ไม่(?:ได้รับ)?อนุญาต|ไม่รับพิจารณา|ถูกห้าม)/u },
];

/** The offer goes with the goods of the name. */
export const COMPATIBLE_BEHIND_SOUTH: readonly Phrase[] = [
  { says: /(?:متوافق(?:ة|ين)?\s+مع|(?:يعمل|تعمل)\s+مع|مناسب(?:ة)?\s+ل)[^.،؟؛:]{0,30}$/u },
  {
    says: /(?:ใช้(?:งาน)?(?:ได้)?(?:ร่วม)?กับ|เข้ากัน(?:ได้)?กับ|รองรับ(?:การทำงานกับ)?)[^.;:]{0,30}$/u,
  },
];
