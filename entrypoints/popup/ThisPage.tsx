import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { PageFindings } from "../../components/PageFindings.tsx";
import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { ask } from "../../platform/messages.ts";
import type { TabReport } from "../../rules/views.ts";
import { currentTab } from "./current-tab.ts";
import type { CurrentTab } from "./current-tab.ts";
import type { Opened } from "./OpenedCard.tsx";

/** The findings of the tab in front. `version` rises whenever the background says that something changed. */
export function ThisPage({
  version,
  speech,
  onOpen,
}: {
  readonly version: number;
  readonly speech: Speech;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { answer } = useAnswer(currentTab);
  return (
    <section>
      <h2>{tell(speech, "tab.heading")}</h2>
      {answer.kind === "waiting" && <p class="sk-muted">{tell(speech, "list.reading")}</p>}
      {answer.kind === "failed" && (
        <PageFindings
          report={null}
          failure={answer.code}
          speech={speech}
          onOpen={() => undefined}
          onOpenCategory={() => undefined}
        />
      )}
      {answer.kind === "answered" && (
        <TabFindings tab={answer.value} version={version} speech={speech} onOpen={onOpen} />
      )}
    </section>
  );
}

function TabFindings({
  tab,
  version,
  speech,
  onOpen,
}: {
  readonly tab: CurrentTab;
  readonly version: number;
  readonly speech: Speech;
  readonly onOpen: (opened: Opened) => void;
}) {
  const { tabId } = tab;
  const { answer, reload } = useAnswer(() => ask("tab-report", { tabId }));
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (version > 0) reload();
  }, [reload, version]);
  const screen = async () => {
    const settled = await settle(ask("screen-tab", { tabId }));
    setFailure(settled.kind === "failed" ? settled.code : null);
    reload();
  };
  const report = answer.kind === "answered" ? answer.value : null;
  return (
    <>
      <PageFindings
        report={report}
        failure={failure ?? (answer.kind === "failed" ? answer.code : null)}
        speech={speech}
        onOpen={(supplier) => onOpen({ supplier, tabId })}
        onOpenCategory={(rule, origin) => onOpen({ rule, origin, tabId })}
      />
      <ScreenButtons tab={tab} report={report} speech={speech} onScreen={() => void screen()} />
    </>
  );
}

function ScreenButtons({
  tab,
  report,
  speech,
  onScreen,
}: {
  readonly tab: CurrentTab;
  readonly report: TabReport | null;
  readonly speech: Speech;
  readonly onScreen: () => void;
}) {
  const [standing, setStanding] = useState(tab.standing);
  const [refused, setRefused] = useState(false);
  const { pattern, host } = tab;
  const isFirst = report === null || report.state === "not-screened";
  // The browser shows its question only while the click is being handled, so nothing may be awaited before.
  const always = (origin: string) => {
    const asked = browser.permissions.request({ origins: [origin] });
    void keepSite(asked, origin).then((kept) => {
      setStanding(kept);
      setRefused(!kept);
      if (kept) onScreen();
    });
  };
  if (report !== null && report.list.version === null) return null;
  // The organisation's word: a click changes nothing there.
  if (report?.problem === "switched-off") return null;
  return (
    <div class="sk-row sk-actions">
      {(!standing ||
        report === null ||
        report.state === "failed" ||
        report.state === "partial" ||
        isFirst) && (
        <button
          type="button"
          class={isFirst ? "sk-button sk-button-main" : "sk-button"}
          onClick={onScreen}
        >
          {tell(speech, isFirst ? "tab.screen" : "tab.screen.again")}
        </button>
      )}
      {!standing && pattern !== null && host !== null && (
        <button type="button" class="sk-button sk-button-quiet" onClick={() => always(pattern)}>
          {tell(speech, "tab.screen.always", { host })}
        </button>
      )}
      <p role="status">{refused ? tell(speech, "tab.screen.refused") : ""}</p>
    </div>
  );
}

async function keepSite(asked: Promise<boolean>, pattern: string): Promise<boolean> {
  try {
    if (!(await asked)) return false;
  } catch {
    return false;
  }
  return (await settle(ask("site-add", { pattern }))).kind === "answered";
}
