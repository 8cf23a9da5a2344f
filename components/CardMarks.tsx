import { markKey } from "../rules/decide/policy-mark.ts";
import type { PolicyMark } from "../rules/policy/policy-words.ts";
import type { CardData, CardListing } from "../rules/views.ts";
import { reasonOfMark, sayMark, saySetBy } from "./policy-mark-text.ts";
import { Said } from "./Said.tsx";
import { say, sayDate, tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** So many programs are named for one mark; the listings below have them all. */
const IN_VIEW = 2;

/** What a policy decided about this supplier: what it is listed under all the same, whose decision it is, and why. */
export function CardMarks({ card, speech }: { readonly card: CardData; readonly speech: Speech }) {
  const { marks = [], listings } = card;
  if (marks.length === 0) return null;
  const titleOf = (program: string) =>
    listings.find((each) => each.program === program)?.title ?? null;
  return (
    <section class="sk-card-part sk-marks">
      <h3>{tell(speech, "policy.mark.heading")}</h3>
      <ul class="sk-steps">
        {marks.map((mark) => (
          <li key={markKey(mark)}>
            {[
              ...speakingFor(mark, listings).map((listing) =>
                tell(speech, "policy.mark.listed", {
                  program: say(listing.title, speech.lang).text,
                  date: sayDate(speech, listing.listedOn),
                }),
              ),
              sayMark(mark, titleOf, speech),
            ].join(speech.lang === "ja" ? "" : " ")}
            <MarkReason mark={mark} speech={speech} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first listings, each of another program, that a mark is about; all that stand where it is about the whole match. */
function speakingFor(mark: PolicyMark, listings: readonly CardListing[]): readonly CardListing[] {
  const key = markKey(mark);
  const standing = listings.filter((each) => each.asserts && each.delistedOn === null);
  const meant = standing.filter((each) => each.mark !== undefined && markKey(each.mark) === key);
  const programs = new Map<string, CardListing>();
  for (const each of meant.length > 0 ? meant : standing)
    if (!programs.has(each.program)) programs.set(each.program, each);
  return [...programs.values()].slice(0, IN_VIEW);
}

function MarkReason({ mark, speech }: { readonly mark: PolicyMark; readonly speech: Speech }) {
  const reason = reasonOfMark(mark);
  if (reason === null) return null;
  const [before, after] = tell(speech, "policy.mark.reason").split("{reason}");
  return (
    <span class="sk-mark-reason">
      {speech.lang === "ja" ? "" : " "}
      {before}
      <Said wording={reason} speech={speech} />
      {after}
    </span>
  );
}

/** The policy's part in one program of the card: that it, and not the listing, forbids or asks for a check. */
export function ProgramMark({
  listing,
  speech,
}: {
  readonly listing: CardListing;
  readonly speech: Speech;
}) {
  const { mark, severity, title } = listing;
  if (mark === undefined) return null;
  const sentences = [sayMark(mark, () => title, speech)];
  if (mark.kind === "severity-rule" && severity !== null && !asksItself(listing, severity)) {
    const whom = saySetBy(mark.by, speech);
    if (severity !== "advisory") sentences.push(tell(speech, `policy.mark.${severity}`, { whom }));
  }
  return <p class="sk-mark">{sentences.join(speech.lang === "ja" ? "" : " ")}</p>;
}

/** True where the listing itself binds this buyer to as much. */
function asksItself(
  { binds, effect }: CardListing,
  severity: NonNullable<CardListing["severity"]>,
): boolean {
  if (!binds) return false;
  return effect === "procurement-ban" || (effect === "procedure" && severity === "restricted");
}

/** True when nothing but a policy makes the card's strongest severity a prohibition. */
export function isForbiddenByPolicy(listings: readonly CardListing[]): boolean {
  const forbidding = listings.filter(({ severity }) => severity === "prohibited");
  return (
    forbidding.length > 0 &&
    forbidding.every(
      (each) => each.mark?.kind === "severity-rule" && !asksItself(each, "prohibited"),
    )
  );
}
