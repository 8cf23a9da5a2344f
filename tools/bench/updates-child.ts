// A process that measures what an update weighs and costs, so that its texts of 100 MB burden nothing else.
import { answerQuestions } from "./child.ts";
import { measureUpdates } from "./measure-updates.ts";
import type { RecordKind } from "./update-list.ts";

answerQuestions(
  ({
    suppliers,
    kind,
    rounds,
  }: {
    readonly suppliers: number;
    readonly kind: RecordKind;
    readonly rounds: number;
  }) => measureUpdates(suppliers, kind, rounds),
);
