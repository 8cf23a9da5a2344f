import type { ChangedField, ChangedListing, Changelog } from "./changelog.ts";

/** A changelog for people, as Markdown. Every text of the list is escaped: it is shown, and never acts. */
export function changelogMarkdown(title: string, log: Changelog): string {
  const { from, to, added, changed, removed, records } = log;
  const counts = `${String(to.suppliers)} suppliers, ${String(to.listings)} listings`;
  const head = [`# ${escape(title)}`, "", `${counts} (${escape(to.version)})`];
  if (from === null) return [...head, "", "First release.", ""].join("\n");
  const was = `Before: ${String(from.suppliers)} suppliers, ${String(from.listings)} listings (${escape(from.version)})`;
  const parts = [
    section("Listings added", added.map(listingLine)),
    section(
      "Listings changed",
      changed.flatMap((each) => [listingLine(each), ...each.fields.map(fieldLine)]),
      changed.length,
    ),
    section("Listings removed", removed.map(listingLine)),
    section(
      "Other records",
      records.map(({ kind, id, change }) => `- ${kind} ${escape(id)}: ${change}`),
    ),
  ];
  const none = parts.every((part) => part.length === 0) ? ["", "Nothing has changed."] : [];
  return [...head, was, ...parts.flat(), ...none, ""].join("\n");
}

function section(title: string, lines: readonly string[], count = lines.length): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${title} (${String(count)})`, "", ...lines];
}

function listingLine(each: ChangedListing): string {
  const { supplierName, supplier, programTitle, listedName, listedOn, delistedOn } = each;
  const { citation, link, asserts } = each;
  const said = listedName === "" ? "" : `, listed as ${escape(listedName)}`;
  const dates = delistedOn === null ? listedOn : `${listedOn} to ${delistedOn}`;
  const source = link === null ? escape(citation) : `[${escape(citation)}](<${safeLink(link)}>)`;
  const note = asserts ? "" : " (a note, not a listing)";
  return `- **${escape(supplierName)}** (${escape(supplier)})${said}, under ${escape(programTitle)}, ${escape(dates)}: ${source}${note}`;
}

function fieldLine({ field, before, after }: ChangedField): string {
  return `  - ${escape(field)}: ${sayValue(before)} → ${sayValue(after)}`;
}

function sayValue(value: unknown): string {
  if (value === null) return "none";
  return escape(typeof value === "string" ? value : JSON.stringify(value));
}

/** A text as Markdown that shows it: signs that mean something are escaped, line ends and controls become blanks. */
function escape(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/[!-/:-@[-`{-~]/g, (sign) => (/[,.;'"%=$/:?@^&-]/.test(sign) ? sign : `\\${sign}`))
    .replaceAll("&", "&amp;")
    .replaceAll("://", ":\\/\\/");
}

/** An address as it may stand between angle brackets; anything but the web leads nowhere. */
function safeLink(link: string): string {
  if (!/^https?:\/\//.test(link)) return "";
  return link.replaceAll(/[<>\\\s]/g, encodeURIComponent);
}
