import { useEffect, useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { hasWord, tell } from "../../components/speech.ts";
import { StatusPage } from "../../components/StatusPage.tsx";
import type { StatusSaid } from "../../components/StatusPage.tsx";
import { useAnswer } from "../../components/use-answer.ts";
import { speechFor } from "../../components/wording.ts";
import { today } from "../../platform/clock.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import { statusReport } from "../../rules/explain/status-report.ts";

/** The status page: asked anew whenever the background says that something changed. */
export function Status() {
  const status = useAnswer(() => ask("status-get", {}));
  const policy = useAnswer(() => ask("policy-get", {}));
  const [said, setSaid] = useState<StatusSaid>(null);
  const chosen = status.answer.kind === "answered" ? status.answer.value.settings.language : null;
  const speech = speechFor(chosen ?? (browser.i18n.getUILanguage().startsWith("ja") ? "ja" : "en"));

  useEffect(() => {
    document.documentElement.lang = speech.lang;
    document.title = tell(speech, "status.title");
  }, [speech]);
  useEffect(() => {
    const closing = new AbortController();
    onChanged(() => {
      status.reload();
      policy.reload();
    }, closing.signal);
    return () => closing.abort();
  }, [status.reload, policy.reload]);

  const failed = [status.answer, policy.answer].find((answer) => answer.kind === "failed");
  if (failed?.kind === "failed")
    return (
      <main class="sk-sheet">
        <h1>{tell(speech, "status.title")}</h1>
        <div class="sk-notice sk-notice-trouble" role="alert">
          <p>
            <strong>{tell(speech, "status.failed")}</strong>
          </p>
          <p>{tell(speech, "error.answer", { code: failed.code })}</p>
        </div>
      </main>
    );
  if (status.answer.kind !== "answered" || policy.answer.kind !== "answered")
    return (
      <main class="sk-sheet">
        <h1>{tell(speech, "status.title")}</h1>
        <p role="status">{tell(speech, "status.loading")}</p>
      </main>
    );
  const view = status.answer.value;
  const report = statusReport(view, policy.answer.value, (key, params) =>
    hasWord(speech, key) ? tell(speech, key, params) : key,
  );
  return (
    <main class="sk-sheet sk-status">
      <StatusPage
        status={view}
        policy={policy.answer.value}
        today={today()}
        said={said}
        speech={speech}
        onCheck={() => void ask("update-now", {})}
        onCopy={() => void copy(report).then(setSaid)}
        onDownload={() => {
          save(report, view.at);
          setSaid("status.downloaded");
        }}
        onPrint={() => print()}
      />
    </main>
  );
}

async function copy(report: string): Promise<StatusSaid> {
  try {
    await navigator.clipboard.writeText(report);
    return "status.copied";
  } catch {
    return "status.copy.failed";
  }
}

function save(report: string, at: string): void {
  const url = URL.createObjectURL(new Blob([report], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `sekisho-status-${at.slice(0, 19).replace(/[^0-9]/g, "")}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
