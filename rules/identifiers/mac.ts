import { inGroups, plain } from "./scheme.ts";
import type { Scheme } from "./scheme.ts";

const OCTET = "[0-9a-f]{2}";
/** The three octets of a prefix, with the same mark between them. */
const OCTETS = `${OCTET}([:-])${OCTET}\\1${OCTET}`;
/** No longer code goes on here, a fingerprint for example. */
const END = "(?![0-9a-z])(?![:-][0-9a-f]{2}(?![0-9a-z]))";
/** Octets that a text leaves open: 44:19:B6:xx:xx:xx. */
const OPEN = "(?:[0-9a-f]{2}|xx|\\*\\*|\\?\\?)";

/**
 * MAC address (IEEE 802): six octets with colons or hyphens, three groups of four, or twelve digits in one piece. The list
 * files the prefixes of a vendor, of 24, 28 or 36 bits. Without separators between octets it needs a label; so do the
 * first three octets alone.
 */
export const MAC: Scheme = {
  id: "ieee_oui_vendor",
  alone: new RegExp(
    // Six pairs of digits with hyphens may be a number of any kind.
    `(?<![0-9a-z])(?<![0-9a-f]{2}[:-]|::)(?![0-9]{2}(?:-[0-9]{2}){5})${OCTETS}(?:\\1${OPEN}){3}${END}`,
    "g",
  ),
  labelled: new RegExp(
    `(?:${OCTETS}(?:(?:\\1${OPEN}){3})?|[0-9a-f]{4}([.-])[0-9a-f]{4}\\2[0-9a-f]{4}|[0-9a-f]{12})${END}`,
    "y",
  ),
  read: (written) => {
    const value = plain(written).replace(/X+$/, "");
    if (/^[0-9A-F]{12}$/.test(value) || isOpen(written)) return value;
    // Without a mark six characters are a prefix only if they are neither a number nor a word (facade).
    const isPrefix = written.length > 6 || (/[0-9]/.test(written) && /[a-f]/.test(written));
    return isPrefix && /^[0-9A-F]{6}$/.test(value) ? value : null;
  },
  filings: (value) => [value.slice(0, 9), value.slice(0, 7), value.slice(0, 6)],
  labels: [
    "MAC address",
    "MAC addresses",
    "MAC addr",
    "MAC ID",
    "MAC prefix",
    "Wi-Fi MAC",
    "Ethernet MAC",
    "MACアドレス",
    "物理アドレス",
    "MAC地址",
    "物理地址",
    "MAC 주소",
    "MAC-адрес",
    "адрес MAC",
    "Endereço MAC",
    "Dirección MAC",
    "Adresse MAC",
    "Indirizzo MAC",
    "MAC-Adresse",
    "BSSID",
  ],
  hints: ["mac", "bssid", "物理"],
  beginnings: (prefix) => [inGroups(prefix, 2)],
};

function isOpen(written: string): boolean {
  return /^[0-9a-f]{2}[:-].*(?:xx|\*\*|\?\?)$/.test(written);
}
