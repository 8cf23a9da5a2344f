import type { PolicyView } from "../rules/policy/policy-views.ts";
import { headOf } from "../rules/explain/status-summary.ts";
import type { StatusView } from "../rules/status-views.ts";
import { ListTable } from "./ListTable.tsx";
import { StatusBlocked } from "./StatusBlocked.tsx";
import { StatusBrowser } from "./StatusBrowser.tsx";
import { StatusChecks } from "./StatusChecks.tsx";
import { StatusHead } from "./StatusHead.tsx";
import { StatusKeys } from "./StatusKeys.tsx";
import { StatusPolicy } from "./StatusPolicy.tsx";
import { StatusReleases } from "./StatusReleases.tsx";
import { tell } from "./speech.ts";
import type { Speech, WordKey } from "./speech.ts";

/** What the page last did for the person; null: nothing yet. */
export type StatusSaid = Extract<
  WordKey,
  "status.copied" | "status.copy.failed" | "status.downloaded"
> | null;

/** Everything that this browser has in force: one line first, then what proves it. */
export function StatusPage({
  status,
  policy,
  today,
  said,
  speech,
  onCheck,
  onCopy,
  onDownload,
  onPrint,
}: {
  readonly status: StatusView;
  readonly policy: PolicyView;
  readonly today: string;
  readonly said: StatusSaid;
  readonly speech: Speech;
  readonly onCheck: () => void;
  readonly onCopy: () => void;
  readonly onDownload: () => void;
  readonly onPrint: () => void;
}) {
  return (
    <>
      <h1>{tell(speech, "status.title")}</h1>
      <p class="sk-muted sk-status-says">{tell(speech, "status.says")}</p>
      <StatusHead
        head={headOf(policy, status.updates)}
        status={status}
        today={today}
        speech={speech}
      />
      <div class="sk-buttons sk-status-actions">
        <button type="button" class="sk-button sk-button-main" onClick={onCopy}>
          {tell(speech, "status.copy")}
        </button>
        <button type="button" class="sk-button" onClick={onDownload}>
          {tell(speech, "status.download")}
        </button>
        <button type="button" class="sk-button" onClick={onPrint}>
          {tell(speech, "status.print")}
        </button>
        <p class="sk-hint">{tell(speech, "status.report.says")}</p>
        <p class="sk-saved" role="status">
          {said === null ? "" : tell(speech, said)}
        </p>
      </div>
      <StatusPolicy policy={policy} speech={speech} />
      <StatusKeys keys={policy.keys} speech={speech} />
      <StatusReleases status={status} today={today} speech={speech} />
      <ListTable list={status.list} today={today} speech={speech} />
      <StatusChecks updates={status.updates} speech={speech} onCheck={onCheck} />
      <StatusBlocked blocked={status.blocked} speech={speech} />
      <StatusBrowser status={status} speech={speech} />
    </>
  );
}
