import type { ReleaseView, StatusView } from "../rules/status-views.ts";
import { Facts } from "./Facts.tsx";
import { count, daysBetween, sayAge, sayDate, sayTime, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The releases that pages are screened with: serial, age, hash and who signed, and what they were made into. */
export function StatusReleases({
  status,
  today,
  speech,
}: {
  readonly status: StatusView;
  readonly today: string;
  readonly speech: Speech;
}) {
  const { releases, generation, baseline } = status;
  const heading = tell(speech, "status.lists");
  return (
    <section class="sk-section">
      <h2>{heading}</h2>
      <div class="sk-table-wrap" role="region" aria-label={heading} tabIndex={0}>
        <table class="sk-table sk-status-table">
          <thead>
            <tr>
              <th scope="col">{tell(speech, "status.release.list")}</th>
              <th scope="col">{tell(speech, "status.release.asOf")}</th>
              <th scope="col">{tell(speech, "status.release.counts")}</th>
              <th scope="col">{tell(speech, "status.release.proof")}</th>
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <Release key={release.id} release={release} today={today} speech={speech} />
            ))}
          </tbody>
        </table>
      </div>
      <Facts
        facts={[
          [
            tell(speech, "status.generation"),
            generation === null ? (
              tell(speech, "status.generation.none")
            ) : (
              <code key="generation">{generation}</code>
            ),
          ],
          [
            tell(speech, "status.baseline"),
            <span key="baseline">
              {baseline.version} · {sayDate(speech, baseline.asOf)} · <code>{baseline.sha256}</code>
            </span>,
          ],
        ]}
      />
    </section>
  );
}

function Release({
  release,
  today,
  speech,
}: {
  readonly release: ReleaseView;
  readonly today: string;
  readonly speech: Speech;
}) {
  const { id, v, version, asOf, sha256, suppliers, listings, from } = release;
  // What is made here of the policy was never read at a publisher; the table of lists below counts it.
  const unknown = from === "policy" ? "–" : tell(speech, "status.unknown");
  return (
    <tr>
      <th scope="row">
        <span class="sk-status-key">{id}</span>
        {(version !== null || from !== "policy") && <span>{version ?? unknown}</span>}
        {v > 0 && <span>{tell(speech, "status.release.serial", { v })}</span>}
        <span class="sk-muted">{originOf(release, speech)}</span>
      </th>
      <td data-label={tell(speech, "status.release.asOf")}>
        {asOf === null ? unknown : aged(asOf, today, speech)}
      </td>
      <td data-label={tell(speech, "status.release.counts")}>
        {suppliers === null || listings === null ? (
          unknown
        ) : (
          <>
            {count(speech, "status.release.suppliers", suppliers)}
            <br />
            {count(speech, "status.release.listings", listings)}
          </>
        )}
      </td>
      <td data-label={tell(speech, "status.release.proof")}>
        <code>{sha256}</code>
        <p class="sk-muted">{signed(release, speech)}</p>
      </td>
    </tr>
  );
}

function aged(date: string, today: string, speech: Speech): string {
  const days = daysBetween(date, today);
  const said = { date: sayDate(speech, date) };
  if (days === null) return said.date;
  return days === 0
    ? tell(speech, "status.release.today", said)
    : tell(speech, "status.release.age", { ...said, age: sayAge(speech, days) });
}

function originOf({ from, acceptedAt }: ReleaseView, speech: Speech): string {
  if (from !== "store") return tell(speech, `status.release.${from}`);
  return acceptedAt === null
    ? tell(speech, "status.release.before")
    : tell(speech, "status.release.accepted", { date: sayTime(speech, acceptedAt) });
}

function signed({ from, signers }: ReleaseView, speech: Speech): string {
  if (from === "package") return tell(speech, "status.release.unsigned");
  if (from === "policy") return tell(speech, "status.release.written");
  return signers === null
    ? tell(speech, "status.release.unrecorded")
    : tell(speech, "status.release.signed", { keys: signers.join(", ") });
}
