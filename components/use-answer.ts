import { useCallback, useEffect, useRef, useState } from "preact/hooks";

/** What the background says when it could not answer. */
export interface Refused {
  readonly error: string;
}

/** Where a question to the background stands; a failure is a state of its own. */
export type Answered<T> =
  | { readonly kind: "waiting" }
  | { readonly kind: "failed"; readonly code: string }
  | { readonly kind: "answered"; readonly value: T };

/** A worker that is being stopped may never answer: silence for so long is a failure. */
const PATIENCE_MS = 8000;

/** How one question ended. */
export type Settled<T> = Exclude<Answered<T>, { readonly kind: "waiting" }>;

function isRefused(answer: unknown): answer is Refused {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "error" in answer &&
    typeof answer.error === "string"
  );
}

function isValue<A>(answer: A): answer is Exclude<A, Refused> {
  return answer !== undefined && answer !== null && !isRefused(answer);
}

/** Settles one question: a value, or the code of what went wrong. It never rejects. `patience` is in milliseconds. */
export async function settle<A>(
  asked: Promise<A>,
  patience = PATIENCE_MS,
): Promise<Settled<Exclude<A, Refused>>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<Refused>((resolve) => {
    timer = setTimeout(() => resolve({ error: "no-answer" }), patience);
  });
  try {
    const answer = await Promise.race([asked, silence]);
    if (isValue(answer)) return { kind: "answered", value: answer };
    return { kind: "failed", code: isRefused(answer) ? answer.error : "no-answer" };
  } catch {
    return { kind: "failed", code: "no-answer" };
  } finally {
    clearTimeout(timer);
  }
}

/** A question that is asked when the view appears and again on `reload`; only the last one asked is heard. */
export function useAnswer<A>(ask: () => Promise<A>): {
  readonly answer: Answered<Exclude<A, Refused>>;
  readonly reload: () => void;
} {
  const [answer, setAnswer] = useState<Answered<Exclude<A, Refused>>>({ kind: "waiting" });
  const turn = useRef(0);
  const question = useRef(ask);
  question.current = ask;
  const reload = useCallback(() => {
    const mine = ++turn.current;
    void settle(question.current()).then((settled) => {
      if (mine === turn.current) setAnswer(settled);
    });
  }, []);
  useEffect(() => {
    reload();
    return () => {
      turn.current++;
    };
  }, [reload]);
  return { answer, reload };
}
