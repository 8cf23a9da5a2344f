import { allOf, oneOf, parseXml } from "./strict-xml.ts";
import type { Element } from "./strict-xml.ts";

/** Registry values by key, then by name. Keys are told apart as Windows does, without regard to case; they are kept as written. */
export type Registry = Map<string, Map<string, string>>;

/** What an Apple property list holds. Throws where it is not as its document type says. */
export function readPlist(document: string): unknown {
  const root = parseXml(document);
  const [only, ...more] = root.children;
  if (root.name !== "plist" || only === undefined || more.length > 0)
    throw new Error("not one value in a plist");
  return valueOf(only);
}

function valueOf(element: Element): unknown {
  const { name, children, text } = element;
  switch (name) {
    case "string":
      return text;
    case "integer":
      return Number(text);
    case "true":
      return true;
    case "false":
      return false;
    case "array":
      return children.map(valueOf);
    case "dict": {
      const members: Record<string, unknown> = {};
      for (let at = 0; at < children.length; at += 2) {
        const [key, value] = [children[at], children[at + 1]];
        if (key?.name !== "key" || value === undefined) throw new Error("a dict without key");
        if (Object.hasOwn(members, key.text)) throw new Error(`${key.text} stands twice`);
        members[key.text] = valueOf(value);
      }
      return members;
    }
    default:
      throw new Error(`a plist has no ${name}`);
  }
}

/** What a registry file makes of an empty registry; keys it takes away are in `removed`. Throws at what regedit would not read. */
export function readReg(bytes: Uint8Array): { registry: Registry; removed: readonly string[] } {
  const text = new TextDecoder("utf-16le", { fatal: true, ignoreBOM: true }).decode(bytes);
  const head = "\ufeffWindows Registry Editor Version 5.00\r\n\r\n";
  if (!text.startsWith(head)) throw new Error("no head of a registry file");
  if (/[^\r]\n|\r[^\n]/.test(text)) throw new Error("a line does not end in CR LF");
  const registry: Registry = new Map();
  const removed: string[] = [];
  let section: Map<string, string> | null = null;
  for (const line of text
    .slice(head.length)
    .replaceAll(/,\\\r\n {2}/g, ",")
    .split("\r\n")) {
    if (line === "") continue;
    const [, minus, key] = /^\[(-?)(HKEY_LOCAL_MACHINE\\[^[\]]+)\]$/.exec(line) ?? [];
    if (key !== undefined) {
      if (minus === "-") removed.push(key);
      section = minus === "-" ? null : new Map();
      if (section !== null) registry.set(key, section);
      continue;
    }
    const [, name, quoted, hex] =
      /^"((?:[^"\\]|\\["\\])*)"=(?:"((?:[^"\\]|\\["\\])*)"|hex\(1\):([0-9a-f,]+))$/.exec(line) ??
      [];
    if (name === undefined || section === null) throw new Error(`no value: ${line.slice(0, 80)}`);
    const plain = (escaped: string) => escaped.replaceAll(/\\(["\\])/g, "$1");
    section.set(plain(name), quoted === undefined ? fromHex(hex ?? "") : plain(quoted));
  }
  return { registry, removed };
}

function fromHex(hex: string): string {
  const bytes = hex.split(",");
  if (bytes.some((byte) => byte.length !== 2)) throw new Error("bytes are two digits each");
  const text = Buffer.from(bytes.join(""), "hex").toString("utf16le");
  if (!text.endsWith("\0")) throw new Error("a text of the registry ends in a zero");
  return text.slice(0, -1);
}

/** What Chromium makes of the registry below an extension's `policy` key: values, and keys below it as lists or objects. */
export function managedOf(registry: Registry, policyKey: string): Record<string, unknown> {
  const top = registry.get(policyKey) ?? new Map<string, string>();
  const held: Record<string, unknown> = Object.fromEntries(top);
  for (const [key, values] of registry) {
    if (!key.startsWith(`${policyKey}\\`)) continue;
    const names = [...values.keys()];
    held[key.slice(policyKey.length + 1)] = names.every((name) => /^\d+$/.test(name))
      ? [...values]
          .toSorted(([left], [right]) => Number(left) - Number(right))
          .map(([, text]) => text)
      : Object.fromEntries(values);
  }
  return held;
}

/** A setting's data by element id, as an administrator or Intune gives it. */
export type SettingData = (policy: string) => ReadonlyMap<string, string> | null;

/** What Windows writes when settings of an ADMX are enabled with data; null data leaves a setting out. Throws at what is not in order. */
export function enable(admx: Element, dataOf: SettingData): Registry {
  const registry: Registry = new Map();
  const put = (key: string, name: string, value: string) => {
    const values = registry.get(key) ?? new Map<string, string>();
    registry.set(key, values.set(name, value));
  };
  for (const policy of allOf(admx, "policy")) {
    const { name = "", key: own = "" } = policy.attributes;
    const data = dataOf(name);
    if (data === null) continue;
    for (const list of allOf(policy, "enabledList"))
      for (const item of list.children)
        put(
          item.attributes["key"] ?? own,
          item.attributes["valueName"] ?? "",
          oneOf(item, "string").text,
        );
    for (const element of allOf(policy, "elements").flatMap(({ children }) => children)) {
      const { id = "", valueName = "", key = own } = element.attributes;
      const given = data.get(id);
      if (given === undefined) throw new Error(`${name} has no data for ${id}`);
      if (element.name === "list") {
        const parts = given.split("\uf000");
        for (let at = 0; at < parts.length; at += 2) put(key, parts[at] ?? "", parts[at + 1] ?? "");
      } else if (element.name === "enum") {
        const values = allOf(element, "string").map(({ text }) => text);
        if (!values.includes(given)) throw new Error(`${given} is no value of ${name}.${id}`);
        put(key, valueName, given);
      } else put(key, valueName, given);
    }
  }
  return registry;
}

/** The values that an ADML proposes for a setting; a list has none, and gets those given here. */
export function proposals(admx: Element, adml: Element, lists: string): SettingData {
  return (policy) => {
    const presentation = allOf(adml, "presentation").find(
      ({ attributes }) => attributes["id"] === policy,
    );
    const data = new Map<string, string>();
    for (const { name, attributes, children } of presentation?.children ?? []) {
      const id = attributes["refId"] ?? "";
      if (name === "textBox")
        data.set(id, children.find((child) => child.name === "defaultValue")?.text ?? "");
      else if (name === "listBox") data.set(id, lists);
      else {
        const setting = allOf(admx, "policy").find(({ attributes: own }) => own["name"] === policy);
        const choices = setting === undefined ? [] : allOf(oneOf(setting, "enum"), "string");
        data.set(id, choices[Number(attributes["defaultItem"])]?.text ?? "");
      }
    }
    return data;
  };
}
