import type { TabReport } from "../rules/views.ts";
import { CategoryEntries } from "./CategoryEntries.tsx";
import { FindingEntry } from "./FindingEntry.tsx";
import { TabStateLine } from "./TabStateLine.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** What the findings of a page need. */
export interface PageFindingsProps {
  /** Null while it is being asked for. */
  readonly report: TabReport | null;
  /** The code of a failed answer: shown instead of any result. */
  readonly failure: string | null;
  readonly speech: Speech;
  readonly onOpen: (supplier: string) => void;
  readonly onOpenCategory: (rule: string, origin: string) => void;
}

/** This page: where its screening stands, then what was found by supplier and by class, then what is merely mentioned. */
export function PageFindings({
  report,
  failure,
  speech,
  onOpen,
  onOpenCategory,
}: PageFindingsProps) {
  const hits = failure === null ? (report?.hits ?? []) : [];
  const mentions = failure === null ? (report?.mentions ?? []) : [];
  return (
    <>
      <TabStateLine report={report} failure={failure} speech={speech} />
      {hits.length > 0 && (
        <ul class="sk-findings" aria-label={tell(speech, "findings.list")}>
          {hits.map((entry) => (
            <FindingEntry
              key={entry.supplier}
              entry={entry}
              level={entry.severity}
              name={report?.names[entry.supplier] ?? entry.supplier}
              titles={report?.titles ?? {}}
              programs={entry.programs}
              speech={speech}
              onOpen={onOpen}
            />
          ))}
        </ul>
      )}
      <CategoryEntries
        entries={failure === null ? (report?.categories ?? []) : []}
        rules={report?.rules ?? {}}
        speech={speech}
        onOpen={onOpenCategory}
      />
      {mentions.length > 0 && (
        <details class="sk-fold">
          <summary>{tell(speech, "findings.mentions", { n: mentions.length })}</summary>
          <p class="sk-muted">{tell(speech, "findings.mentions.says")}</p>
          <ul class="sk-findings">
            {mentions.map((entry) => (
              <FindingEntry
                key={entry.supplier}
                entry={entry}
                level={entry.marks === undefined ? "none" : "listed"}
                name={report?.names[entry.supplier] ?? entry.supplier}
                titles={report?.titles ?? {}}
                programs={[]}
                speech={speech}
                onOpen={onOpen}
              />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
