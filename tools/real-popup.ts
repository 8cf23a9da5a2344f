import type { Page } from "playwright-core";
import { z } from "zod";
import type { OpenBrowser } from "./open-browser.ts";

const wireMessage = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});
const evaluated = z.object({ result: z.object({ value: z.unknown().optional() }) });
const captured = z.object({ data: z.string() });

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

/**
 * Opens the real popup over a page, by the extension's own call or by what `open` does (a key, a click). Throws when it
 * does not appear.
 */
export async function openRealPopup(
  browser: OpenBrowser,
  page: Page,
  open: () => Promise<void> = () => browser.worker.evaluate(() => chrome.action.openPopup()),
): Promise<RealPopup> {
  await page.bringToFront();
  const wire = await browser.context.newCDPSession(page);
  const known = await popups(wire, browser.origin);
  await open();
  let targetId: string | undefined;
  for (let tries = 0; tries < 100 && targetId === undefined; tries++) {
    targetId = (await popups(wire, browser.origin)).find((id) => !known.includes(id));
    if (targetId === undefined) await page.waitForTimeout(50);
  }
  if (targetId === undefined) throw new Error("the popup did not open");
  const { sessionId } = await wire.send("Target.attachToTarget", { targetId, flatten: false });
  let last = 0;
  const send = async (method: string, params: object): Promise<unknown> => {
    const id = ++last;
    const answer = new Promise<unknown>((resolve, reject) => {
      const listen = (event: { readonly sessionId: string; readonly message: string }) => {
        const message = wireMessage.parse(JSON.parse(event.message));
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
    const { result } = evaluated.parse(await send("Runtime.evaluate", options));
    return result.value;
  };
  return {
    evaluate,
    text: async () => String(await evaluate("document.body.innerText")),
    screenshot: async () => {
      const { data } = captured.parse(await send("Page.captureScreenshot", { format: "png" }));
      return Buffer.from(data, "base64");
    },
  };
}

async function popups(
  wire: Awaited<ReturnType<OpenBrowser["context"]["newCDPSession"]>>,
  origin: string,
): Promise<readonly string[]> {
  const { targetInfos } = await wire.send("Target.getTargets");
  return targetInfos
    .filter((target) => target.url === `${origin}/popup.html`)
    .map((target) => target.targetId);
}
