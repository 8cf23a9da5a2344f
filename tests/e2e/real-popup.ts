import type { Page } from "playwright-core";
import type { Bench } from "./open-extension.ts";

/** The popup as the toolbar opens it, over the page in front: another window of the browser, reached over its own wire. */
export interface RealPopup {
  /** Runs an expression in the popup, as if a person had caused it, and gives its value. */
  evaluate(expression: string): Promise<unknown>;
  /** All that the popup says. */
  text(): Promise<string>;
  /** A PNG of it. */
  screenshot(): Promise<Buffer>;
}

declare const chrome: { readonly action: { openPopup(): Promise<void> } };

/** Opens the real popup over a page. Throws when it does not appear. */
export async function openRealPopup(bench: Bench, page: Page): Promise<RealPopup> {
  await page.bringToFront();
  const wire = await bench.context.newCDPSession(page);
  const known = await popups(wire, bench.origin);
  await bench.worker.evaluate(() => chrome.action.openPopup());
  let targetId: string | undefined;
  for (let tries = 0; tries < 100 && targetId === undefined; tries++) {
    targetId = (await popups(wire, bench.origin)).find((id) => !known.includes(id));
    if (targetId === undefined) await page.waitForTimeout(50);
  }
  if (targetId === undefined) throw new Error("the popup did not open");
  const { sessionId } = await wire.send("Target.attachToTarget", { targetId, flatten: false });
  let last = 0;
  const send = async (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    const answer = new Promise<unknown>((resolve, reject) => {
      const listen = (event: { readonly sessionId: string; readonly message: string }) => {
        const message = JSON.parse(event.message) as {
          id?: number;
          result?: unknown;
          error?: object;
        };
        if (event.sessionId !== sessionId || message.id !== id) return;
        wire.off("Target.receivedMessageFromTarget", listen);
        if (message.error === undefined) resolve(message.result);
        else reject(new Error(JSON.stringify(message.error)));
      };
      wire.on("Target.receivedMessageFromTarget", listen);
    });
    const message = JSON.stringify({ id, method, params });
    await wire.send("Target.sendMessageToTarget", { sessionId, message });
    return answer;
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const options = { expression, userGesture: true, awaitPromise: true, returnByValue: true };
    const { result } = (await send("Runtime.evaluate", options)) as { result: { value?: unknown } };
    return result.value;
  };
  return {
    evaluate,
    text: async () => String(await evaluate("document.body.innerText")),
    screenshot: async () => {
      const { data } = (await send("Page.captureScreenshot", { format: "png" })) as {
        data: string;
      };
      return Buffer.from(data, "base64");
    },
  };
}

async function popups(
  wire: Awaited<ReturnType<Bench["context"]["newCDPSession"]>>,
  origin: string,
): Promise<readonly string[]> {
  const { targetInfos } = await wire.send("Target.getTargets");
  return targetInfos
    .filter((target) => target.url === `${origin}/popup.html`)
    .map((target) => target.targetId);
}
