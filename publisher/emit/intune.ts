import { admxText } from "./admx.ts";
import { settingsOf } from "./admx-settings.ts";
import type { AdmxSetting } from "./admx-settings.ts";
import { textFile } from "./format.ts";
import type { EmitFormat, EmitInput } from "./format.ts";
import { xmlAttribute } from "./xml.ts";

const APP = "Sekisho";
/** Parts the names and values of a list in a policy that comes from an ADMX file. */
const LIST_PART = "\uf000";

/** A custom configuration profile of Microsoft Intune (OMA-URI) for Chrome and Edge on Windows, as Microsoft Graph takes it. */
export const intune: EmitFormat = {
  name: "intune",
  summary:
    "a custom profile of Intune (OMA-URI) for Chrome and Edge on Windows, for Microsoft Graph",
  browsers: ["chrome", "edge"],
  next: [
    "POST the file to https://graph.microsoft.com/v1.0/deviceManagement/deviceConfigurations (right: DeviceManagementConfiguration.ReadWrite.All), then assign the profile; by hand: Devices, Configuration, Custom, one row per entry of omaSettings.",
  ],
  emit: (input) => [
    textFile("sekisho-intune.json", `${JSON.stringify(profileOf(input), null, 2)}\n`),
  ],
};

function profileOf(input: EmitInput): object {
  const oma = (displayName: string, omaUri: string, value: string) => ({
    "@odata.type": "#microsoft.graph.omaSettingString",
    displayName,
    description: "",
    omaUri,
    value,
  });
  return {
    "@odata.type": "#microsoft.graph.windows10CustomConfiguration",
    displayName: "Sekisho",
    description: "Address, root and policy of Sekisho for Chrome and Edge",
    omaSettings: [
      oma(
        "Sekisho: definitions",
        `./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/${APP}/Policy/${APP}`,
        admxText(input).replace(/^\ufeff/, ""),
      ),
      ...settingsOf(input).map((setting) =>
        oma(
          `Sekisho: ${setting.managedKey} (${setting.browser.title})`,
          `./Device/Vendor/MSFT/Policy/Config/${APP}~Policy~Sekisho~Sekisho_${setting.browser.id}/${setting.name}`,
          ["<enabled/>", ...dataOf(setting)].join(""),
        ),
      ),
    ],
  };
}

function dataOf({ kind, managedKey, value }: AdmxSetting): readonly string[] {
  const data = (id: string, text: string) => `<data id="${id}" value="${xmlAttribute(text)}"/>`;
  if (kind === "install") return [];
  if (typeof value === "string") return [data(managedKey, value)];
  if ("value" in value) return [data("value", value.value), data("mode", value.mode)];
  const parts = value.flatMap((item, at) => [String(at + 1), item]);
  return [data(managedKey, parts.join(LIST_PART))];
}
