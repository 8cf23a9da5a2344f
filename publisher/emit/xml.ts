import { PublisherRefusal } from "../command.ts";

/** What XML 1.0 holds in no way, not even as a reference. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** A text as it stands between tags. Refuses (`not-expressible`) what XML cannot hold. */
export function xmlText(text: string): string {
  refuseNotXml(text);
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** A text as it stands in a quoted attribute; blanks of lines are kept. Refuses (`not-expressible`). */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

function refuseNotXml(text: string): void {
  const found = NOT_XML.exec(text)?.[0];
  if (found === undefined) return;
  throw new PublisherRefusal("not-expressible", [
    {
      file: "values",
      value: text.slice(0, 80),
      message: `holds U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}, which XML cannot hold`,
    },
  ]);
}
