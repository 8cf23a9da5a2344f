import { useCallback, useRef, useState } from "preact/hooks";
import type { LookupState } from "../../components/LookupBox.tsx";
import { settle } from "../../components/use-answer.ts";
import { ask } from "../../platform/messages.ts";

/** So many answers are shown. */
const TOP = 8;

/** The lookup of the popup: the last answer stays in view while the next is on its way, late ones are dropped. */
export function useLookup(): {
  readonly state: LookupState;
  readonly onQuery: (query: string) => void;
} {
  const [state, setState] = useState<LookupState>({ kind: "idle" });
  const turn = useRef(0);
  const onQuery = useCallback((query: string) => {
    const mine = ++turn.current;
    if (query === "") {
      setState({ kind: "idle" });
      return;
    }
    setState((before) => (before.kind === "answered" ? before : { kind: "asking" }));
    void settle(ask("lookup", { query, top: TOP })).then((settled) => {
      if (mine !== turn.current) return;
      setState(settled.kind === "answered" ? { kind: "answered", view: settled.value } : settled);
    });
  }, []);
  return { state, onQuery };
}
