import { installRule, textFile } from "./format.ts";
import type { EmitFormat } from "./format.ts";

/** Policy files of Chrome, Edge and Chromium on Linux. */
export const chromeJson: EmitFormat = {
  name: "chrome-json",
  summary: "policy files for Chrome, Edge and Chromium on Linux",
  browsers: ["chrome", "edge", "chromium"],
  next: ["As root: copy etc/ of the output onto /etc, or only the folder of your browser."],
  emit: (input) =>
    input.browsers.map((browser) =>
      textFile(
        `${browser.linux}/sekisho.json`,
        `${JSON.stringify(
          {
            ...(input.forceInstall
              ? { ExtensionSettings: { [input.extensionId]: installRule(input, browser) } }
              : {}),
            "3rdparty": { extensions: { [input.extensionId]: Object.fromEntries(input.values) } },
          },
          null,
          2,
        )}\n`,
      ),
    ),
};
