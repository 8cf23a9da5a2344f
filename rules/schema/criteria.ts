import { z } from "./zod.ts";
import { MOST_QUESTIONS } from "../criteria/criteria-words.ts";
import type { CriteriaSheet } from "../criteria/criteria-words.ts";

// An id becomes an own property of the answers: `constructor` and its like are no ids.
const id = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/);
const words = z.string().trim().min(1).max(400);
const wording = z.strictObject({ en: words, ja: words });
const step = z.enum(["none", "consult", "approval"]);
const open = z.enum(["consult", "approval"]);

const buyer = z.strictObject({
  program: id,
  text: wording.exactOptional(),
  why: wording.exactOptional(),
  yes: step.exactOptional(),
  no: step.exactOptional(),
  unknown: open.exactOptional(),
});

const question = z.strictObject({
  id,
  text: wording,
  why: wording,
  yes: step,
  no: step,
  unknown: open,
  buyers: z
    .strictObject({
      "jp-government": buyer.exactOptional(),
      "us-federal": buyer.exactOptional(),
      "us-defense": buyer.exactOptional(),
      general: buyer.exactOptional(),
    })
    .exactOptional(),
});

/** A sheet of questions as it stands in `assets/criteria/`: one to seven, ids unique, both languages, "don't know" always a step. */
export const criteriaSheet: z.ZodType<CriteriaSheet> = z.strictObject({
  productClass: id,
  questions: z
    .array(question)
    .min(1)
    .max(MOST_QUESTIONS)
    .refine((all) => new Set(all.map((each) => each.id)).size === all.length, "an id twice"),
});
