import { useEffect, useState } from "preact/hooks";
import { ListSources } from "../../components/ListSources.tsx";
import { RepositoryForm } from "../../components/RepositoryForm.tsx";
import { LockIcon } from "../../components/SettingNote.tsx";
import { tell } from "../../components/speech.ts";
import type { Speech } from "../../components/speech.ts";
import { settle, useAnswer } from "../../components/use-answer.ts";
import { ask, onChanged } from "../../platform/messages.ts";
import { Trouble } from "./Trouble.tsx";

/** A server may take its time, and so does the background's cycle of trust: so long is an answer waited for, milliseconds. */
const LOOK_MS = 70_000;

/** Where the lists come from: asked anew whenever the background says that something changed. */
export function Updates({ speech }: { readonly speech: Speech }) {
  const { answer, reload } = useAnswer(() => ask("updates-get", {}));
  const policy = useAnswer(() => ask("policy-get", {}));
  const [said, setSaid] = useState<"updates.added" | "updates.removed" | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  useEffect(() => {
    const closing = new AbortController();
    onChanged(() => {
      reload();
      policy.reload();
    }, closing.signal);
    return () => closing.abort();
  }, [reload, policy.reload]);

  const finish = async (asked: Promise<unknown>, done: typeof said) => {
    const settled = await settle(asked);
    setSaid(settled.kind === "answered" ? done : null);
    setTrouble(settled.kind === "failed" ? settled.code : null);
    reload();
  };

  if (answer.kind === "waiting") return null;
  if (answer.kind === "failed")
    return <Trouble title={tell(speech, "updates.caption")} code={answer.code} speech={speech} />;
  return (
    <ListSources
      updates={answer.value}
      speech={speech}
      onCheck={() => void finish(ask("update-now", {}), null)}
      onRemove={(id) => void finish(ask("repository-remove", { id }), "updates.removed")}
    >
      {policy.answer.kind === "answered" &&
      policy.answer.value.featuresOff.includes("add-repository") ? (
        <p class="sk-setting-note">
          <LockIcon /> {tell(speech, "updates.add.off")}
        </p>
      ) : (
        <RepositoryForm
          speech={speech}
          onLook={(given) => settle(ask("repository-add", given), LOOK_MS)}
          onConfirm={(given, fingerprint, lists) =>
            void finish(
              ask("repository-confirm", {
                ...given,
                fingerprint,
                lists: lists === null ? null : [...lists],
              }),
              "updates.added",
            )
          }
        />
      )}
      <p class="sk-saved" role="status">
        {said === null ? "" : tell(speech, said)}
      </p>
      {trouble !== null && (
        <Trouble title={tell(speech, "updates.failed")} code={trouble} speech={speech} />
      )}
    </ListSources>
  );
}
