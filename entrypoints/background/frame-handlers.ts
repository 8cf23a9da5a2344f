import cardCss from "../../components/card.css?inline";
import overlayCss from "../../components/overlay.css?inline";
import themeCss from "../../components/theme.css?inline";
import { speechFor } from "../../components/wording.ts";
import type { Handlers, Sender } from "../../platform/serve.ts";
import { covers } from "../../platform/covers.ts";
import { isOff, policyInForce } from "../../platform/policy/in-force.ts";
import { readSettings } from "../../platform/settings.ts";
import { injectCard } from "../../platform/sites.ts";
import type { Finding, FrameRecord } from "../../platform/tab-findings.ts";
import { isCategory } from "../../rules/category-words.ts";
import type { AnyVerdict } from "../../rules/category-words.ts";
import { stronger } from "../../rules/decide/decide.ts";
import { cardFor } from "../../rules/explain/card.ts";
import { cardUnderPolicy } from "../../rules/explain/card-under-policy.ts";
import { categoryCardFor } from "../../rules/explain/category-card.ts";
import type { EffectivePolicy } from "../../rules/policy/policy-words.ts";
import type { FoundInBlock } from "../../rules/schema/messages.ts";
import { screenCategories } from "../../rules/screen/category.ts";
import { excerptOf } from "../../rules/screen/report.ts";
import { screenBlocks, withListings } from "../../rules/screen/screen.ts";
import type { Severity, Verdict } from "../../rules/vocabulary.ts";
import {
  circumstances,
  circumstancesIn,
  decisionDate,
  listCode,
  profileInForce,
  withList,
} from "./context.ts";
import type { Context } from "./context.ts";
import { announcement, refreshToolbar, showDefault } from "./toolbar.ts";

type FrameMessage = "gate" | "judge" | "forget" | "status" | "page-card";

/** What frames of web pages may ask. Tab, frame and host come from the browser, never from the message. */
export function frameHandlers(context: Context): Pick<Handlers, FrameMessage> {
  const { findings, list } = context;
  return {
    gate: async ({ run }, sender) => {
      const of = frameOf(sender, run);
      await findings.begin(of.tabId, of.frameId, run, of.host);
      try {
        const { id: policy, effective } = await policyInForce();
        if (isSwitchedOff(effective, of.host)) {
          await findings.change(of, () => ({
            state: "failed",
            keptProblem: "switched-off",
            policy,
          }));
          await refreshToolbar(context, of.tabId);
          return { error: "switched-off" };
        }
        const bytes = await list.gate(await profileInForce());
        await findings.change(of, () => ({ listVersion: bytes.listVersion, policy }));
        await refreshToolbar(context, of.tabId);
        return bytes;
      } catch (error) {
        return noteListTrouble(context, of, error);
      }
    },

    judge: async ({ run, article, blocks }, sender) => {
      const of = frameOf(sender, run);
      try {
        const view = await list.view();
        const texts = blocks.map((each) => each.block);
        const policy = await policyInForce();
        const c = circumstancesIn(policy, of.host, article, sender.page);
        const named = screenBlocks(view, texts, c);
        // A supplier's listings are the same for each of its spans, and may be over a hundred: they stay in the list.
        const verdicts = named.map((verdict): Verdict => ({ ...verdict, listings: [] }));
        const categories = isOff(policy.effective, "category-rules")
          ? []
          : screenCategories(view, texts, c, named);
        const found = [...verdicts, ...categories].flatMap((verdict): FoundInBlock[] => {
          const sent = blocks[verdict.block];
          if (sent === undefined || verdict.start < sent.own[0] || verdict.start >= sent.own[1])
            return [];
          return [{ id: sent.id, verdict }];
        });
        const kept = found.flatMap(({ id, verdict }): Finding[] => {
          const sent = blocks[verdict.block];
          if (sent === undefined) return [];
          const { text, kind } = sent.block;
          return [{ id, kind, excerpt: excerptOf(text, verdict.start, verdict.end), verdict }];
        });
        const ids = new Set(blocks.map((each) => each.id));
        if (!(await findings.add(of, ids, kept, { article }))) return { error: "unknown" };
        return { found: found.map(({ id, verdict }) => ({ id, verdict: withoutMarks(verdict) })) };
      } catch (error) {
        return noteListTrouble(context, of, error);
      }
    },

    forget: async ({ run, ids }, sender) => {
      const of = frameOf(sender, run);
      const gone = new Set(ids);
      const known = await findings.change(of, (record) => ({
        findings: record.findings.filter((each) => !gone.has(each.id)),
      }));
      return known ? { ok: true } : { error: "unknown" };
    },

    status: async ({ run, state, problem, frames, counted, ms }, sender) => {
      const of = frameOf(sender, run);
      if (state === "gone") {
        await findings.drop(of.tabId, of.frameId, run);
        await refreshToolbar(context, of.tabId);
        return { announce: null };
      }
      let isFirst = false;
      const known = await findings.change(of, (record) => {
        isFirst = !record.announced && state !== "running" && of.frameId === 0;
        return { state, problem, frames, counted, ms, announced: record.announced || isFirst };
      });
      if (!known) return { error: "unknown" };
      await refreshToolbar(context, of.tabId);
      return { announce: isFirst ? await announcement(context, of.tabId) : null };
    },

    "page-card": async ({ run, id, start, end, draws }, sender) => {
      const of = frameOf(sender, run);
      const record = await findings.find(of.tabId, of.frameId, run, of.host);
      const verdict = strongest(
        (record?.findings ?? [])
          .filter((each) => each.id === id)
          .map((each) => each.verdict)
          .filter((each) => each.start === start && each.end === end),
      );
      if (record === null || verdict === undefined) return { error: "unknown" };
      if (!draws && !(await injectCard(of.tabId, of.frameId))) return { error: "not-permitted" };
      return withList(async () => {
        const c = await circumstances(record.host, record.article);
        const view = await list.view();
        const status = await list.status();
        const { language, contact, criteriaOff } = await readSettings();
        const card = isCategory(verdict)
          ? categoryCardFor(view, verdict, c, status)
          : cardFor(
              view,
              { supplier: verdict.supplier, verdict: withListings(view, verdict, c) },
              c,
              status,
            );
        if (card === null) return { error: "unknown" } as const;
        const { effective } = await policyInForce();
        const full = "kind" in card ? card : cardUnderPolicy(card, effective, language, c.date);
        const css = `${themeCss}\n${cardCss}\n${overlayCss}`;
        const day = await decisionDate();
        return {
          card: full,
          language,
          words: speechFor(language).words,
          css,
          today: day,
          contact,
          ...(criteriaOff === undefined ? {} : { criteriaOff }),
        };
      });
    },
  };
}

/** What a policy decided, with cases and approvers, is told on a card that a person opens: a frame needs none of it. */
function withoutMarks(verdict: AnyVerdict): AnyVerdict {
  if (isCategory(verdict)) {
    const { mark: _mark, ...plain } = verdict;
    return plain;
  }
  const { marks: _marks, ...plain } = verdict;
  return plain;
}

/** True where the organisation switches screening off. */
function isSwitchedOff(
  { portalsOff }: Pick<EffectivePolicy, "portalsOff">,
  host: string | null,
): boolean {
  return portalsOff.some(({ value }) => covers(value, host));
}

/** Two suppliers may bear one name: its card is of the one it counts most for; the other's is in the popup. */
function strongest(verdicts: readonly AnyVerdict[]): AnyVerdict | undefined {
  const severity = verdicts.reduce<Severity | null>(
    (best, each) => stronger(best, each.severity),
    null,
  );
  return verdicts.find((each) => each.severity === severity);
}

function frameOf(
  sender: Sender,
  run: string,
): Pick<FrameRecord, "tabId" | "frameId" | "run" | "host"> {
  // The dispatcher lets a frame's message through only with its tab.
  return { tabId: sender.tabId ?? -1, frameId: sender.frameId, run, host: sender.host };
}

async function noteListTrouble(
  context: Context,
  of: Pick<FrameRecord, "tabId" | "frameId" | "run" | "host">,
  error: unknown,
): Promise<{ readonly error: ReturnType<typeof listCode> }> {
  const code = listCode(error);
  console.error(error);
  await context.findings.change(of, () => ({ state: "failed", listProblem: code }));
  await refreshToolbar(context, of.tabId);
  await showDefault(context, "list-problem");
  return { error: code };
}
