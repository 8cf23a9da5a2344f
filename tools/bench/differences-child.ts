// A process that compares ours with the reference, so that it can go on while a browser is busy.
import { answerQuestions } from "./child.ts";
import { findDifferences } from "./measure-differences.ts";

answerQuestions(
  ({ texts, seed }: { readonly texts: number; readonly seed: number }): number =>
    findDifferences(texts, seed).length,
);
