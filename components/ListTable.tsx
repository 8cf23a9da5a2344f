import type { ListStatus } from "../rules/views.ts";
import { ListStatusLine } from "./ListStatusLine.tsx";
import { Said } from "./Said.tsx";
import { sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The status of the list in full: version, age, and every list with its publisher and date. */
export function ListTable({
  list,
  today,
  speech,
}: {
  readonly list: ListStatus | null;
  readonly today: string;
  readonly speech: Speech;
}) {
  return (
    <section class="sk-section">
      <h2>{tell(speech, "list.caption")}</h2>
      <ListStatusLine list={list} today={today} speech={speech} />
      {list !== null && list.lists.length > 0 && (
        <>
          <p class="sk-muted">
            {tell(speech, "list.covers", {
              lists: list.lists.length,
              suppliers: list.suppliers,
              programs: list.programs,
            })}
          </p>
          <div
            class="sk-table-wrap"
            role="region"
            aria-label={tell(speech, "list.caption")}
            tabIndex={0}
          >
            <table class="sk-table">
              <thead>
                <tr>
                  <th scope="col">{tell(speech, "list.column.title")}</th>
                  <th scope="col">{tell(speech, "list.column.publisher")}</th>
                  <th scope="col">{tell(speech, "list.column.retrieved")}</th>
                  <th scope="col" class="sk-number">
                    {tell(speech, "list.column.listings")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {list.lists.map((each) => (
                  <tr key={each.id}>
                    <th scope="row">
                      <Said wording={each.title} speech={speech} />
                    </th>
                    <td data-label={tell(speech, "list.column.publisher")}>
                      <Said wording={each.publisher} speech={speech} />
                    </td>
                    <td class="sk-day" data-label={tell(speech, "list.column.retrieved")}>
                      {sayDate(speech, each.retrieved)}
                    </td>
                    <td class="sk-number" data-label={tell(speech, "list.column.listings")}>
                      {each.listings}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
