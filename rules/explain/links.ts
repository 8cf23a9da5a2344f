import type { Program } from "../vocabulary.ts";

/**
 * Hosts of the authorities whose texts the lists cite; each stands for its subdomains too. Reviewed by hand: a host is
 * added when the office itself publishes there, never for a law firm, a newspaper or a mirror.
 */
const AUTHORITY_HOSTS: readonly string[] = [
  "acquisition.gov",
  "bsi.bund.de",
  "canada.ca",
  "cisa.gov",
  "congress.gov",
  "defense.gov",
  "dhs.gov",
  "ecfr.gov",
  "europa.eu",
  "fcc.gov",
  "federalregister.gov",
  "gov.uk",
  "govinfo.gov",
  "laws.e-gov.go.jp",
  "meti.go.jp",
  "ofac.treas.gov",
  "protectivesecurity.gov.au",
  "treasury.gov",
];

/** `84 FR 22963`; the Federal Register's site holds volume 59 (1994) and later. */
const FEDERAL_REGISTER = /(?:^|[^\w.])(\d{2,3}) FR (\d{1,6})(?!\w)/;
const FIRST_VOLUME = 59;

/** True for an https address on an authority's own host or a subdomain of it. */
export function isOfficialAddress(address: string): boolean {
  const host = /^https:\/\/([a-z0-9.-]+)(?:[/?#]|$)/.exec(address)?.[1];
  return (
    host !== undefined &&
    AUTHORITY_HOSTS.some((known) => host === known || host.endsWith(`.${known}`))
  );
}

/** The Federal Register page of the first FR citation in a text, or null. */
export function federalRegisterLink(citation: string): string | null {
  const [, volume, page] = FEDERAL_REGISTER.exec(citation) ?? [];
  if (volume === undefined || page === undefined || Number(volume) < FIRST_VOLUME) return null;
  return `https://www.federalregister.gov/citation/${volume}-FR-${page}`;
}

/**
 * The official text of a listing: the notice that its citation begins with, else its own address on an authority's host,
 * else a notice cited further on, else the program's address; null when none is on file. Never a guess.
 */
export function officialLink(
  citation: string,
  sourceUrl: string | null,
  program: Pick<Program, "url">,
): string | null {
  const notice = federalRegisterLink(citation);
  if (notice !== null && /^\d/.test(citation)) return notice;
  if (sourceUrl !== null && isOfficialAddress(sourceUrl)) return sourceUrl;
  return notice ?? program.url;
}
