import type { OwnExclusion, PolicyException, Sourced } from "../policy/policy-words.ts";

/** Where a match stands: what scopes of exceptions and exclusions of the policy are held against. */
export interface MatchPlace {
  /** Host of the page, when there is one. */
  readonly host?: string;
  /** The block's text, the text around it, title and address of the page. */
  readonly texts: readonly string[];
  /** Ids of the product classes that the block names, with the wider ones. */
  readonly classes: readonly string[];
  /** True when a text, folded as the list's own exclusions are, covers the match in its block. */
  readonly isInside: (text: string) => boolean;
}

/** True when the scopes of an exception hold; its days are not asked. */
export type HoldsFor = (exception: PolicyException) => boolean;

/** For a typed name, of which neither page nor tender is known: only an exception without scopes holds. */
export const holdsEverywhere: HoldsFor = ({ sites, tenders, classes }) =>
  sites === undefined && tenders === undefined && classes === undefined;

/** For a match on a page or in a text: every scope that is given has to hold. */
export function holdsAt(place: MatchPlace): HoldsFor {
  let said: readonly string[] | null = null;
  // Only an exception with tenders asks for it, and a thousand tenders ask once.
  const texts = () => (said ??= place.texts.map(plainly));
  return ({ sites, tenders, classes }) =>
    (sites === undefined || sites.some((site) => isHostOf(place.host, site))) &&
    (classes === undefined || classes.some((id) => place.classes.includes(id))) &&
    (tenders === undefined || plainTenders(tenders).some((tender) => isNamed(tender, texts())));
}

/** The first exclusion of the policy that is for a supplier here; null when there is none. */
export function exclusionFor(
  exclusions: readonly Sourced<OwnExclusion>[],
  supplier: string,
  place: MatchPlace,
): Sourced<OwnExclusion> | null {
  const isMeant = ({ value: { supplier: of, host, text, phrase } }: Sourced<OwnExclusion>) => {
    if (of !== supplier) return false;
    const said = text ?? phrase;
    return host !== undefined
      ? isHostOf(place.host, host)
      : said !== undefined && place.isInside(said);
  };
  return exclusions.find(isMeant) ?? null;
}

/** True for a host itself and for those below it. */
function isHostOf(host: string | undefined, site: string): boolean {
  const wanted = site.toLowerCase();
  const here = host?.toLowerCase();
  return here !== undefined && (here === wanted || here.endsWith(`.${wanted}`));
}

/** The tenders of an exception as they are compared: a policy's stay the same for all matches of all pages. */
const PLAIN = new WeakMap<readonly string[], readonly string[]>();

function plainTenders(tenders: readonly string[]): readonly string[] {
  const held = PLAIN.get(tenders) ?? tenders.map(plainly);
  PLAIN.set(tenders, held);
  return held;
}

/** True when a plain number or title stands in one of the plain texts, and is not a part of a longer number or word. */
function isNamed(wanted: string, texts: readonly string[]): boolean {
  if (wanted === "") return false;
  return texts.some((said) => {
    for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
      const end = at + wanted.length;
      const goesOn = continues(said[at - 1], wanted[0]) || continues(wanted.at(-1), said[end]);
      if (!goesOn) return true;
    }
    return false;
  });
}

/** Full-width forms, capitals, kinds of hyphen and blanks make no difference. */
function plainly(text: string): string {
  return decoded(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‐-―−ー－]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}

/** An address writes what is not ASCII as %E2%80%A6. */
function decoded(text: string): string {
  try {
    return /%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text;
  } catch {
    return text;
  }
}

function continues(left: string | undefined, right: string | undefined): boolean {
  return /^[0-9a-z]{2}$/.test(`${left ?? " "}${right ?? " "}`);
}
