import { ask } from "../../platform/messages.ts";
import type {
  AnswerOf,
  ErrorCode,
  MessageType,
  Refusal,
  RequestOf,
} from "../../platform/messages.ts";
import type { FoundInBlock } from "../../rules/schema/messages.ts";
import { pause } from "./slices.ts";
import type { WireBlock } from "./wire.ts";

/** A worker that was just stopped wakes within these. */
const PATIENCE_MS = [150, 700, 2500];
/** Most blocks and text of one message. */
const BATCH_BLOCKS = 128;
const BATCH_UNITS = 150_000;

/** Asks until the background answers, or patience ends. Silence is `no-answer`, never an empty result. */
export async function askPatiently<T extends MessageType>(
  type: T,
  payload: RequestOf<T>,
  signal: AbortSignal,
): Promise<AnswerOf<T> | Refusal> {
  for (const wait of PATIENCE_MS) {
    const answer = await ask(type, payload);
    if (signal.aborted || !("error" in answer) || answer.error !== "no-answer") return answer;
    await pause(wait, signal);
  }
  return ask(type, payload);
}

/** What became of one message to the judge. */
export type Judged =
  | { readonly ids: ReadonlySet<number>; readonly found: readonly FoundInBlock[] }
  | { readonly ids: ReadonlySet<number>; readonly error: ErrorCode };

/** Sends blocks to be judged, in messages of a size that neither side feels, and gives each answer as it comes. */
export async function judge(
  run: string,
  article: boolean,
  blocks: readonly WireBlock[],
  signal: AbortSignal,
  onJudged: (judged: Judged) => void,
): Promise<void> {
  for (const batch of batches(blocks)) {
    if (signal.aborted) return;
    const ids = new Set(batch.map((each) => each.id));
    const answer = await askPatiently("judge", { run, article, blocks: batch }, signal);
    if (signal.aborted) return;
    onJudged("error" in answer ? { ids, error: answer.error } : { ids, found: answer.found });
  }
}

function* batches(blocks: readonly WireBlock[]): Generator<WireBlock[]> {
  let batch: WireBlock[] = [];
  let units = 0;
  for (const each of blocks) {
    if (batch.length >= BATCH_BLOCKS || units >= BATCH_UNITS) {
      yield batch;
      batch = [];
      units = 0;
    }
    batch.push(each);
    units += each.block.text.length;
  }
  if (batch.length > 0) yield batch;
}
