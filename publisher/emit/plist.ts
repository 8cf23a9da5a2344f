import { xmlText } from "./xml.ts";

/** What a property list holds here. */
export type PlistValue =
  | string
  | number
  | boolean
  | readonly PlistValue[]
  | { readonly [key: string]: PlistValue };

/** A property list as Apple's XML. Refuses (`not-expressible`) a text that XML cannot hold. */
export function plist(value: PlistValue): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...linesOf(value, ""),
    "</plist>",
    "",
  ].join("\n");
}

function linesOf(value: PlistValue, indent: string): readonly string[] {
  const inner = `${indent}  `;
  if (typeof value === "string") return [`${indent}<string>${xmlText(value)}</string>`];
  if (typeof value === "number") return [`${indent}<integer>${String(value)}</integer>`];
  if (typeof value === "boolean") return [`${indent}<${value ? "true" : "false"}/>`];
  if (isList(value))
    return [
      `${indent}<array>`,
      ...value.flatMap((item) => linesOf(item, inner)),
      `${indent}</array>`,
    ];
  return [
    `${indent}<dict>`,
    ...Object.entries(value).flatMap(([key, member]) => [
      `${inner}<key>${xmlText(key)}</key>`,
      ...linesOf(member, inner),
    ]),
    `${indent}</dict>`,
  ];
}

function isList(value: PlistValue): value is readonly PlistValue[] {
  return Array.isArray(value);
}
