import { useState } from "preact/hooks";
import { browser } from "wxt/browser";
import { SiteList } from "../../components/SiteList.tsx";
import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { ask } from "../../platform/messages.ts";
import { Trouble } from "./Trouble.tsx";

/** The sites, with the browser's own permission behind each: asked for inside the click, given back on removal. */
export function Sites({ speech }: { readonly speech: Speech }) {
  const { answer, reload } = useAnswer(() => ask("sites-get", {}));
  const [trouble, setTrouble] = useState<string | null>(null);
  const [refused, setRefused] = useState(false);

  const finish = async (work: Promise<"done" | "refused" | { readonly code: string }>) => {
    const outcome = await work;
    setRefused(outcome === "refused");
    setTrouble(typeof outcome === "object" ? outcome.code : null);
    reload();
  };
  // Called straight from the click: the browser refuses a request that comes after an await.
  const allow = (pattern: string) =>
    void finish(keep(browser.permissions.request({ origins: [pattern] }), pattern));
  const remove = (pattern: string) => void finish(drop(pattern));

  if (answer.kind === "waiting") return null;
  if (answer.kind === "failed")
    return <Trouble title={tell(speech, "sites.failed")} code={answer.code} speech={speech} />;
  return (
    <>
      <SiteList
        sites={answer.value}
        speech={speech}
        onAdd={allow}
        onAllow={allow}
        onRemove={remove}
      />
      <p role="status">{refused ? tell(speech, "tab.screen.refused") : ""}</p>
      {trouble !== null && (
        <Trouble title={tell(speech, "options.failed")} code={trouble} speech={speech} />
      )}
    </>
  );
}

async function keep(
  asked: Promise<boolean>,
  pattern: string,
): Promise<"done" | "refused" | { readonly code: string }> {
  try {
    if (!(await asked)) return "refused";
  } catch {
    return "refused";
  }
  const settled = await settle(ask("site-add", { pattern }));
  return settled.kind === "answered" ? "done" : settled;
}

async function drop(pattern: string): Promise<"done" | { readonly code: string }> {
  const settled = await settle(ask("site-remove", { pattern }));
  return settled.kind === "answered" ? "done" : settled;
}
