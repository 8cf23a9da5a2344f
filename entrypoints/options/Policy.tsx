import { useEffect, useState } from "preact/hooks";
import { PolicySection } from "../../components/PolicySection.tsx";
import type { PolicyDone } from "../../components/PolicySection.tsx";
import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import { POLICY_FILE_UNITS } from "../../rules/policy/policy-views.ts";
import { Trouble } from "./Trouble.tsx";

/** The policies in force, asked anew whenever the background says that something changed, and the work with policy files. */
export function Policy({ speech }: { readonly speech: Speech }) {
  const { answer, reload } = useAnswer(() => ask("policy-get", {}));
  const [done, setDone] = useState<PolicyDone | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const closing = new AbortController();
    onChanged(reload, closing.signal);
    return () => closing.abort();
  }, [reload]);

  const finish = async (work: Promise<PolicyDone | null | { readonly code: string }>) => {
    const outcome = await work;
    const failed = outcome !== null && "code" in outcome;
    setDone(failed ? null : outcome);
    setTrouble(failed ? outcome.code : null);
    reload();
  };
  if (answer.kind === "waiting") return null;
  if (answer.kind === "failed")
    return <Trouble title={tell(speech, "policy.heading")} code={answer.code} speech={speech} />;
  return (
    <>
      <PolicySection
        policy={answer.value}
        done={done}
        speech={speech}
        onImport={(file) => void finish(importFile(file))}
        onRemove={() => void finish(removeFile())}
        onExport={() => void finish(saveFile())}
      />
      {trouble !== null && (
        <Trouble title={tell(speech, "policy.failed")} code={trouble} speech={speech} />
      )}
    </>
  );
}

/** A file that is read, merged and put in force takes longer than a question. */
const IMPORT_MS = 30_000;

async function importFile(file: File): Promise<PolicyDone | { readonly code: string }> {
  let whole: string;
  try {
    whole = await file.text();
  } catch {
    return { code: "unreadable" };
  }
  const { name } = file;
  // Beyond this length nothing is read anyway, and the answer says so.
  const text = whole.slice(0, POLICY_FILE_UNITS);
  const settled = await settle(ask("policy-import", { name: name.slice(0, 200), text }), IMPORT_MS);
  if (settled.kind === "failed") return settled;
  const { isTaken, rejected } = settled.value;
  return { kind: "imported", name, isTaken, rejected };
}

async function removeFile(): Promise<PolicyDone | { readonly code: string }> {
  const settled = await settle(ask("policy-clear", {}));
  return settled.kind === "failed" ? settled : { kind: "removed" };
}

async function saveFile(): Promise<null | { readonly code: string }> {
  const settled = await settle(ask("policy-export", {}));
  if (settled.kind === "failed") return settled;
  const url = URL.createObjectURL(new Blob([settled.value.text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "sekisho-policy.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return null;
}
