import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** The citation with the official text, or the plain statement that no link is on file. Only `https:` is ever linked. */
export function OfficialLink({
  citation,
  link,
  speech,
}: {
  readonly citation: string;
  readonly link: string | null;
  readonly speech: Speech;
}) {
  const usable = link !== null && link.startsWith("https://");
  return (
    <p class="sk-source">
      <span class="sk-citation">{citation}</span>
      {usable ? (
        <a href={link} target="_blank" rel="noopener noreferrer">
          {tell(speech, "card.official")}
          <span class="sk-unseen"> {tell(speech, "card.newTab")}</span>
        </a>
      ) : (
        <span class="sk-muted">{tell(speech, "card.noLink")}</span>
      )}
    </p>
  );
}
