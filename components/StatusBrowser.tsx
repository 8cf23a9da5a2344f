import type { SettingKey } from "../rules/views.ts";
import type { StatusView } from "../rules/status-views.ts";
import { Facts } from "./Facts.tsx";
import { tell } from "./speech.ts";
import type { Speech } from "./speech.ts";

/** Version, browser, buyer and language, with who chose them. */
export function StatusBrowser({
  status,
  speech,
}: {
  readonly status: StatusView;
  readonly speech: Speech;
}) {
  const { settings } = status;
  const by = (key: SettingKey) => (
    <span class="sk-muted">
      {" "}
      ({tell(speech, `status.by.${settings.setBy[key]}`, { origin: "" }).trim()})
    </span>
  );
  return (
    <section class="sk-section">
      <h2>{tell(speech, "status.browser")}</h2>
      <Facts
        facts={[
          [tell(speech, "status.browser.version"), status.extension],
          [tell(speech, "status.browser.family"), tell(speech, `status.browser.${status.browser}`)],
          [
            tell(speech, "status.browser.profile"),
            <span key="profile">
              {tell(speech, `profile.${settings.profile ?? "general"}`)}
              {by("profile")}
            </span>,
          ],
          [
            tell(speech, "status.browser.language"),
            <span key="language">
              {tell(speech, `status.browser.${settings.language}`)}
              {by("language")}
            </span>,
          ],
        ]}
      />
    </section>
  );
}
