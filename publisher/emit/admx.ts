import { settingWords } from "./key-words.ts";
import { textFile } from "./format.ts";
import type { EmitFormat, EmitInput } from "./format.ts";
import { settingsOf } from "./admx-settings.ts";
import type { AdmxSetting } from "./admx-settings.ts";
import { xmlAttribute, xmlText } from "./xml.ts";

const SCHEMA = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";
/** More than the longest policy; without it the editor of group policy cuts a text at 1,023 characters. */
const LONGEST_TEXT = 2_097_152;
const LANGUAGES = ["en-US", "ja-JP"] as const;
type Language = (typeof LANGUAGES)[number];

/** Group policy templates of Windows for Chrome and Edge, in English and Japanese. */
export const admx: EmitFormat = {
  name: "admx",
  summary:
    "group policy templates (ADMX, ADML) for Chrome and Edge; the given values stand in them as a proposal",
  browsers: ["chrome", "edge"],
  next: [
    "Copy sekisho.admx, en-US/ and ja-JP/ to the central store (\\\\DOMAIN\\SYSVOL\\DOMAIN\\Policies\\PolicyDefinitions) or C:\\Windows\\PolicyDefinitions.",
    "In the editor of group policy: Computer Configuration, Administrative Templates, Sekisho; set each to Enabled. The values are filled in, only the ids of lists have to be typed.",
  ],
  emit: (input) => [
    textFile("sekisho.admx", admxText(input)),
    ...LANGUAGES.map((language) => textFile(`${language}/sekisho.adml`, admlText(input, language))),
  ],
};

/** The definitions: which registry value each setting writes. */
export function admxText(input: EmitInput): string {
  const settings = settingsOf(input);
  const categories = [...new Map(settings.map(({ browser }) => [browser.id, browser])).values()];
  return lines([
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitions revision="1.0" schemaVersion="1.0" xmlns="${SCHEMA}">`,
    "  <policyNamespaces>",
    '    <target prefix="sekisho" namespace="Sekisho.Policies"/>',
    "  </policyNamespaces>",
    '  <resources minRequiredRevision="1.0"/>',
    "  <supportedOn>",
    "    <definitions>",
    '      <definition name="Supported" displayName="$(string.Supported)"/>',
    "    </definitions>",
    "  </supportedOn>",
    "  <categories>",
    '    <category name="Sekisho" displayName="$(string.Sekisho)"/>',
    ...categories.flatMap(({ id }) => [
      `    <category name="Sekisho_${id}" displayName="$(string.Sekisho_${id})">`,
      '      <parentCategory ref="Sekisho"/>',
      "    </category>",
    ]),
    "  </categories>",
    "  <policies>",
    ...settings.flatMap(policyLines),
    "  </policies>",
    "</policyDefinitions>",
  ]);
}

function policyLines(setting: AdmxSetting): readonly string[] {
  const { name, browser, key, kind } = setting;
  const presentation = kind === "install" ? "" : ` presentation="$(presentation.${name})"`;
  const at = xmlAttribute(key);
  return [
    `    <policy name="${name}" class="Machine" displayName="$(string.${name})" explainText="$(string.${name}_Help)" key="${at}"${presentation}>`,
    `      <parentCategory ref="Sekisho_${browser.id}"/>`,
    '      <supportedOn ref="Supported"/>',
    ...(kind === "install" ? installLines(setting) : elementLines(setting)),
    "    </policy>",
  ];
}

function installLines({ key, rule }: AdmxSetting): readonly string[] {
  const at = xmlAttribute(key);
  return [
    "      <enabledList>",
    ...Object.entries(rule).map(
      ([name, value]) =>
        `        <item key="${at}" valueName="${name}"><value><string>${xmlText(value)}</string></value></item>`,
    ),
    "      </enabledList>",
    "      <disabledList>",
    ...Object.keys(rule).map(
      (name) => `        <item key="${at}" valueName="${name}"><value><delete/></value></item>`,
    ),
    "      </disabledList>",
  ];
}

function elementLines({ key, kind, managedKey }: AdmxSetting): readonly string[] {
  const text = (valueName: string) =>
    `        <text id="${valueName}" valueName="${valueName}" required="true" maxLength="${String(LONGEST_TEXT)}"/>`;
  if (kind === "list")
    return [
      "      <elements>",
      `        <list id="${managedKey}" key="${xmlAttribute(key)}" valuePrefix=""/>`,
      "      </elements>",
    ];
  if (kind === "text") return ["      <elements>", text(managedKey), "      </elements>"];
  return [
    "      <elements>",
    text("value"),
    '        <enum id="mode" valueName="mode" required="true">',
    ...["locked", "default"].map(
      (mode) =>
        `          <item displayName="$(string.${mode})"><value><string>${mode}</string></value></item>`,
    ),
    "        </enum>",
    "      </elements>",
  ];
}

/** The words of the definitions, and the values that are proposed. */
export function admlText(input: EmitInput, language: Language): string {
  const settings = settingsOf(input);
  const browsers = [...new Map(settings.map(({ browser }) => [browser.id, browser])).values()];
  const word = (en: string, ja: string) => (language === "ja-JP" ? ja : en);
  const string = (id: string, value: string) =>
    `      <string id="${id}">${xmlText(value)}</string>`;
  return lines([
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitionResources revision="1.0" schemaVersion="1.0" xmlns="${SCHEMA}">`,
    "  <displayName>Sekisho</displayName>",
    `  <description>${word("Settings of Sekisho", "Sekishoの設定")}</description>`,
    "  <resources>",
    "    <stringTable>",
    string("Sekisho", "Sekisho"),
    string("Supported", word("Chrome or Edge 148 and later", "ChromeまたはEdge 148以降")),
    string("locked", word("locked: nobody may change it", "固定（利用者は変更できません）")),
    string("default", word("default: a person may change it", "既定値（利用者が変更できます）")),
    ...browsers.map(({ id, title }) => string(`Sekisho_${id}`, title)),
    ...settings.flatMap(({ name, managedKey, value }) => {
      const words = settingWords(managedKey);
      const proposed =
        typeof value === "object" && !("value" in value) ? `\n${value.join("\n")}` : "";
      return [
        string(name, word(words.title.en, words.title.ja)),
        string(`${name}_Help`, `${word(words.help.en, words.help.ja)}${proposed}`),
      ];
    }),
    "    </stringTable>",
    "    <presentationTable>",
    ...settings.flatMap((setting) =>
      presentationLines(setting, word("Value", "値"), word("Mode", "扱い")),
    ),
    "    </presentationTable>",
    "  </resources>",
    "</policyDefinitionResources>",
  ]);
}

function presentationLines(
  { name, kind, managedKey, value }: AdmxSetting,
  valueLabel: string,
  modeLabel: string,
): readonly string[] {
  if (kind === "install") return [];
  const box = (id: string, text: string) => [
    `        <textBox refId="${id}">`,
    `          <label>${valueLabel}</label>`,
    `          <defaultValue>${xmlText(text)}</defaultValue>`,
    "        </textBox>",
  ];
  const open = `      <presentation id="${name}">`;
  const close = "      </presentation>";
  if (typeof value === "string") return [open, ...box(managedKey, value), close];
  if (!("value" in value))
    return [open, `        <listBox refId="${managedKey}">${valueLabel}</listBox>`, close];
  const chosen = value.mode === "locked" ? "0" : "1";
  return [
    open,
    ...box("value", value.value),
    `        <dropdownList refId="mode" noSort="true" defaultItem="${chosen}">${modeLabel}</dropdownList>`,
    close,
  ];
}

/** Windows' own templates end their lines so. */
function lines(all: readonly string[]): string {
  return `\ufeff${all.map((line) => line.replaceAll(/\r?\n/g, "\r\n")).join("\r\n")}\r\n`;
}
