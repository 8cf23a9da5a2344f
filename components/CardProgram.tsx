import { isOwnProgram } from "../rules/policy/is-own-program.ts";
import type { CardListing } from "../rules/views.ts";
import type { Profile } from "../rules/vocabulary.ts";
import type { ProgramGroup } from "./card-groups.ts";
import { ProgramMark } from "./CardMarks.tsx";
import { OfficialLink } from "./OfficialLink.tsx";
import { Said } from "./Said.tsx";
import { SeverityBadge } from "./SeverityIcon.tsx";
import { count, hasWord, sayDate, tell } from "./speech.ts";
import type { Speech, WordKey } from "./speech.ts";

/** One program with the supplier's listings under it: what it does, what is listed since when, where to read it. */
export function CardProgram({
  group,
  profile,
  speech,
}: {
  readonly group: ProgramGroup;
  readonly profile: Profile;
  readonly speech: Speech;
}) {
  const { lead, others, severity } = group;
  return (
    <article class="sk-program">
      <div class="sk-program-head">
        {severity !== null && <SeverityBadge level={severity} speech={speech} />}
        <h4>
          <Said wording={lead.title} speech={speech} />
        </h4>
      </div>
      <p class="sk-muted">
        <Said wording={lead.authority} speech={speech} />
      </p>
      <p>
        {[tell(speech, `effect.${lead.effect}`), ...bindingSentence(lead, profile, speech)].join(
          speech.lang === "ja" ? "" : " ",
        )}
      </p>
      <ListedLine listing={lead} speech={speech} />
      {isOwnProgram(lead.program) && (
        // Nobody else has written why: it is not left to be unfolded.
        <p class="sk-own-reason">
          <Said wording={lead.whatItAsks} speech={speech} />
        </p>
      )}
      <ProgramMark listing={lead} speech={speech} />
      <OfficialLink citation={lead.citation} link={lead.link} speech={speech} />
      {others.length > 0 && (
        <details>
          <summary>{count(speech, "card.more", others.length)}</summary>
          <ul class="sk-more-names">
            {others.map((listing, position) => (
              <li key={position}>
                <ListedLine listing={listing} speech={speech} />
                {(listing.citation !== lead.citation || listing.link !== lead.link) && (
                  <OfficialLink citation={listing.citation} link={listing.link} speech={speech} />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ProgramDetail listing={lead} speech={speech} />
    </article>
  );
}

/** Whether a rule about buying is on file for this buyer; other effects say nothing about buyers. */
function bindingSentence(listing: CardListing, profile: Profile, speech: Speech): string[] {
  const isAboutBuying =
    listing.effect === "procurement-ban" ||
    listing.effect === "procedure" ||
    listing.effect === "sanctions";
  if (!isAboutBuying) return [];
  return [
    tell(speech, listing.binds ? "card.binds" : "card.bindsNot", {
      profile: tell(speech, `profile.${profile}`),
    }),
  ];
}

function ListedLine({
  listing,
  speech,
}: {
  readonly listing: CardListing;
  readonly speech: Speech;
}) {
  const params = { listed: listing.listedName, date: sayDate(speech, listing.listedOn) };
  const ended = listing.delistedOn;
  const gap = speech.lang === "ja" ? "" : " ";
  return (
    <p class="sk-listed">
      <span>
        {tell(speech, listedKey(listing), params)}
        {gap}
      </span>
      {listing.effectiveOn !== null && listing.effectiveOn !== listing.listedOn && (
        <span>
          {tell(speech, "card.effective", { date: sayDate(speech, listing.effectiveOn) })}
          {gap}
        </span>
      )}
      {ended !== null && (
        <span>
          {tell(speech, "card.delisted", { date: sayDate(speech, ended) })}
          {gap}
        </span>
      )}
      {ended === null && listing.asserts && !listing.inForce && (
        <span>{tell(speech, "card.notYet")}</span>
      )}
    </p>
  );
}

function listedKey(listing: CardListing): WordKey {
  if (!listing.asserts) return "card.note";
  if (listing.sameGroup) return "card.listed.group";
  switch (listing.listedEntity) {
    case "affiliate":
    case "unit":
    case "brand":
    case "product":
      return `card.listed.${listing.listedEntity}`;
    default:
      return "card.listed";
  }
}

function ProgramDetail({
  listing,
  speech,
}: {
  readonly listing: CardListing;
  readonly speech: Speech;
}) {
  return (
    <details>
      <summary>{tell(speech, "card.detail")}</summary>
      <dl class="sk-facts">
        <dt>{tell(speech, "card.asks")}</dt>
        <dd>
          <Said wording={listing.whatItAsks} speech={speech} />
          {listing.effectNote !== null && (
            <>
              {" "}
              <Said wording={listing.effectNote} speech={speech} />
            </>
          )}
        </dd>
        <dt>{tell(speech, "card.binding")}</dt>
        <dd>
          <Said wording={listing.binding} speech={speech} />
        </dd>
        <dt>{tell(speech, "card.step")}</dt>
        <dd>
          <Said wording={listing.nextStep} speech={speech} />
        </dd>
        {listing.phases.length > 0 && (
          <>
            <dt>{tell(speech, "card.phases")}</dt>
            {listing.phases.map((phase) => (
              <dd key={phase.part}>
                {tell(speech, "card.phase", {
                  part: phase.part,
                  date: sayDate(speech, phase.from),
                })}
              </dd>
            ))}
          </>
        )}
        {listing.history.length > 0 && (
          <>
            <dt>{tell(speech, "card.history")}</dt>
            {listing.history.map((entry, position) => (
              <dd
                key={position}
              >{`${sayDate(speech, entry.date)}: ${eventWord(entry.event, speech)}`}</dd>
            ))}
          </>
        )}
      </dl>
    </details>
  );
}

function eventWord(event: string, speech: Speech): string {
  const key = `event.${event}`;
  return hasWord(speech, key) ? tell(speech, key) : event;
}
