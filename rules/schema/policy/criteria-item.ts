import { z } from "../zod.ts";
import { address, areDistinct, slug, text, wording } from "./texts.ts";

const step = z.enum(["none", "consult", "approval"]);

const question = z.strictObject({
  id: slug,
  text: wording,
  why: wording,
  source: z
    .strictObject({ title: wording, citation: text(1000), url: address.nullable() })
    .nullable(),
  yes: step,
  no: step,
  // Who does not know has to ask somebody.
  unknown: z.enum(["consult", "approval"]),
});

/** The questions of one product class. */
export const classCriteria = z.strictObject({
  productClass: slug,
  questions: z
    .array(question)
    .max(7)
    .refine(
      (questions) => areDistinct(questions.map(({ id }) => id)),
      "has two questions of one id",
    ),
});
