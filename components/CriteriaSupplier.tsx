import type { CriteriaSupplier as Supplier } from "../rules/criteria/criteria-words.ts";
import type { ListStatus } from "../rules/views.ts";
import type { Severity } from "../rules/vocabulary.ts";
import { aboutLists } from "./ListStatusLine.tsx";
import { LookupBox } from "./LookupBox.tsx";
import type { LookupState } from "./LookupBox.tsx";
import { SeverityBadge } from "./SeverityIcon.tsx";
import { listedSentences } from "./criteria-text.ts";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many listings are named; the others are on the supplier's card. */
const IN_VIEW = 4;

/** Who makes or sells the goods: what is listed of them, apart from the class, or a box to type a name. */
export function CriteriaSupplier({
  supplier,
  severity,
  gone,
  list,
  lookup,
  speech,
  onQuery,
  onChoose,
  onAnother,
}: {
  readonly supplier: Supplier | null;
  readonly severity: Severity | null;
  /** True when the page was opened for a supplier that the lists in force do not know. */
  readonly gone: boolean;
  readonly list: ListStatus;
  readonly lookup: LookupState;
  readonly speech: Speech;
  readonly onQuery: (query: string) => void;
  readonly onChoose: (supplier: string, matchedName: string) => void;
  readonly onAnother: () => void;
}) {
  return (
    <section class="sk-section sk-criteria-part">
      <h2>{tell(speech, "criteria.supplier")}</h2>
      {supplier === null ? (
        <div class="sk-no-print">
          {gone && <p class="sk-notice">{tell(speech, "criteria.supplier.gone")}</p>}
          <LookupBox
            state={lookup}
            speech={speech}
            label={tell(speech, "criteria.supplier.label")}
            hint={tell(speech, "criteria.supplier.hint")}
            apart
            onQuery={onQuery}
            onOpen={onChoose}
          />
        </div>
      ) : (
        <div class="sk-criteria-supplier">
          <p class="sk-program-head">
            <SeverityBadge
              level={severity ?? (supplier.listings.length === 0 ? "unlisted" : "none")}
              speech={speech}
            />
            <strong>{supplier.name}</strong>
          </p>
          {supplier.listings.length === 0 ? (
            <p>{aboutLists(list, speech, "look.unlisted")}</p>
          ) : (
            <ul>
              {listedSentences(supplier, speech, IN_VIEW).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
          <p class="sk-muted">{tell(speech, "criteria.supplier.apart")}</p>
          <button type="button" class="sk-button sk-no-print" onClick={onAnother}>
            {tell(speech, "criteria.supplier.another")}
          </button>
        </div>
      )}
    </section>
  );
}
