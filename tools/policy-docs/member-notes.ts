import type { ManyKey } from "../../rules/policy/policy-words.ts";

/** What each member of an item means. Collections whose items are plain texts have none. */
export const MEMBER_NOTES: { readonly [M in ManyKey]?: Readonly<Record<string, string>> } = {
  severities: {
    id: "tells rules apart; a stronger source's rule of the same id counts",
    program: "listings under this program only",
    effect: "programs that do this only",
    binds:
      "true: only where program and listing are in force and speak of this buyer; false: only the others",
    purposeLimited: "only programs that are limited to purposes, or only those that are not",
    jurisdiction: "programs of this country only, or `EU`",
    from: "first day on which the rule holds",
    to: "last day on which the rule holds",
    severity: "what such listings become; `none`: not a hit, a mention that names this rule",
    reason: "shown on the card",
  },
  suppliers: {
    id: "one of your own; that of a supplier of another list adds to that one",
    name: "the official name",
    country: "absent: not known",
    names:
      "other spellings; a short or common one is `weak` and counts only beside a product noun, a legal form or a maker field",
    identifiers: "codes that a page may carry",
    products:
      "model numbers by product line; `*` at the end stands for up to 24 more letters, digits and hyphens; at most 1,000 of a list may be letters alone with `*`",
    severity: "how strongly it is shown",
    reason: "what your organisation decided, in a sentence",
    citation: "where that is written",
    url: "its address",
    listedOn: "first day of the listing; a later day than today waits until then",
    delistedOn: "the day on which it ends",
    nextStep: "in place of the advice of the severity",
  },
  categoryRules: {
    id: "tells rules apart",
    productClass: "id of a product class: pc, server, mobile, network, video-surveillance, uas …",
    origin: "which origins it speaks of",
    unknownCounts: "whether goods of unstated origin count",
    severity: "how strongly it is shown",
    reason: "what the rule asks",
    exceptions: "what the rule excepts, in words",
    citation: "where that is written",
    url: "its address",
    from: "first day",
    to: "last day",
    nextStep: "in place of the advice of the severity",
  },
  exclusions: {
    id: "tells exclusions apart",
    supplier: "the supplier that it is not",
    text: "a whole name that is not the supplier",
    phrase: "a phrase in which the name does not mean the supplier",
    host: "a site on which the name does not mean the supplier",
    why: "for whoever asks later",
  },
  exceptions: {
    id: "tells exceptions apart",
    supplier: "the supplier that is excepted",
    programs: "for listings under these programs only; absent: all",
    sites: "on these hosts and those below them only",
    tenders: "where one of these numbers or titles stands on the page only",
    classes: "where one of these product classes is named beside the supplier only",
    reason: "why it is granted",
    approver: "who granted it",
    caseNumber: "where it is filed",
    from: "first day",
    expires:
      "last day; from the next one on it does nothing, and the card says that it has expired",
  },
  positiveLists: {
    id: "tells lists apart",
    title: "name of the list",
    publisher: "who publishes it",
    url: "its address",
    retrieved: "the day on which it was read",
    entries:
      "what stands on it: `since` when, `until` when, on which `conditions`; `supplier` is the id of who offers it",
  },
  criteria: {
    productClass: "the class; by `criteria.replace` its built-in questions go as a whole",
    questions:
      "at most seven, with the built-in ones too: where room is short, Sekisho's guidance gives way first; one with a built-in `id` takes that one's place; `yes`, `no` and `unknown` say which step the answer leads to, and `unknown` always leads to one; a `source` of null: labelled as your organisation's question",
  },
  submitGuard: {
    site: "the site whose forms are held back",
    severity: "from this severity on",
  },
};
