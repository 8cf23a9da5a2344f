import type { ManagedBrowser } from "./browsers.ts";
import { installRule } from "./format.ts";
import type { EmitFormat, EmitInput } from "./format.ts";

const HIVE = "HKEY_LOCAL_MACHINE";
/** Longer texts, and such with control characters, are written as bytes, as the registry editor itself does. */
const LONGEST_QUOTED = 4096;
/** Bytes in a line, as the registry editor wraps them. */
const BYTES_IN_LINE = 25;

/** Registry files of Chrome and Edge on Windows. */
export const reg: EmitFormat = {
  name: "reg",
  summary: "registry files for Chrome and Edge on Windows",
  browsers: ["chrome", "edge"],
  next: [
    "As administrator: reg import FILE.reg, or a double click. What an earlier file set for this extension is taken away first.",
  ],
  emit: (input) =>
    input.browsers.flatMap((browser) =>
      browser.registry === null
        ? []
        : [{ path: `sekisho-${browser.id}.reg`, bytes: regFile(input, browser, browser.registry) }],
    ),
};

function regFile(input: EmitInput, browser: ManagedBrowser, registry: string): Uint8Array {
  const policy = `${HIVE}\\${registry}\\3rdparty\\extensions\\${input.extensionId}\\policy`;
  const sections: string[][] = [[`[-${policy}]`]];
  const top: string[] = [`[${policy}]`];
  sections.push(top);
  for (const [key, value] of input.values) {
    if (typeof value === "string") top.push(entry(key, value));
    else if ("value" in value)
      sections.push([
        `[${policy}\\${key}]`,
        entry("value", value.value),
        entry("mode", value.mode),
      ]);
    else
      sections.push([
        `[${policy}\\${key}]`,
        ...value.map((item, at) => entry(String(at + 1), item)),
      ]);
  }
  if (input.forceInstall)
    sections.push([
      `[${HIVE}\\${registry}\\ExtensionSettings\\${input.extensionId}]`,
      ...Object.entries(installRule(input, browser)).map(([name, value]) => entry(name, value)),
    ]);
  const lines = ["Windows Registry Editor Version 5.00", ""];
  for (const section of sections) lines.push(...section, "");
  return Buffer.from(`\ufeff${lines.join("\r\n")}\r\n`, "utf16le");
}

// The editor ends a quoted text at a line's end, so what has a control character is written as bytes.
const CONTROL =
  // oxlint-disable-next-line eslint/no-control-regex
  /[\0-\x1f]/;

/** A value of type REG_SZ. */
function entry(name: string, value: string): string {
  const head = `${quoted(name)}=`;
  if (value.length <= LONGEST_QUOTED && !CONTROL.test(value)) return head + quoted(value);
  const bytes = [...Buffer.from(`${value}\0`, "utf16le")].map((byte) =>
    byte.toString(16).padStart(2, "0"),
  );
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += BYTES_IN_LINE)
    lines.push(bytes.slice(at, at + BYTES_IN_LINE).join(","));
  return `${head}hex(1):${lines.join(",\\\r\n  ")}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
