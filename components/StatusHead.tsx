import type { StatusHead as Head } from "../rules/explain/status-summary.ts";
import type { StatusView } from "../rules/status-views.ts";
import { Facts } from "./Facts.tsx";
import { ListStatusLine } from "./ListStatusLine.tsx";
import { count, sayTime, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The one line that answers most telephone calls, with the times that go with it. */
export function StatusHead({
  head,
  status,
  today,
  speech,
}: {
  readonly head: Head;
  readonly status: StatusView;
  readonly today: string;
  readonly speech: Speech;
}) {
  const title =
    head.kind === "faults"
      ? count(speech, "status.head.faults", head.n)
      : tell(speech, `status.head.${head.kind}`);
  const { repositories } = status.updates;
  const { sites, hiddenTabs } = status.blocked;
  const times = (pick: "checkedAt" | "dueAt") =>
    repositories.flatMap(({ [pick]: time }) => (time === null ? [] : [time])).toSorted();
  const last = times("checkedAt").at(-1);
  const [next] = times("dueAt");
  return (
    <div class={`sk-state sk-state-${toneOf(head)} sk-status-head`}>
      <div>
        <p class="sk-state-title" role="status">
          {title}
        </p>
        <Facts
          facts={[
            [tell(speech, "status.fact.at"), sayTime(speech, status.at)],
            ...(repositories.length === 0
              ? []
              : [
                  [
                    tell(speech, "status.fact.lastCheck"),
                    last === undefined ? tell(speech, "updates.never") : sayTime(speech, last),
                  ] as const,
                ]),
            ...(next === undefined
              ? []
              : [[tell(speech, "status.fact.nextCheck"), sayTime(speech, next)] as const]),
          ]}
        />
        <ListStatusLine list={status.list} today={today} speech={speech} />
        {repositories.some(({ refusals }) => refusals.length > 0) && (
          <p>
            <a href="#checks">{tell(speech, "status.head.refused")}</a>
          </p>
        )}
        {(sites.length > 0 || hiddenTabs > 0) && (
          <p>
            <a href="#closed">{tell(speech, "status.head.closed")}</a>
          </p>
        )}
      </div>
    </div>
  );
}

function toneOf({ kind }: Head): "partial" | "clear" | "not-screened" {
  if (kind === "faults" || kind === "unreadable" || kind === "unusable") return "partial";
  return kind === "in-force" || kind === "imported" ? "clear" : "not-screened";
}
