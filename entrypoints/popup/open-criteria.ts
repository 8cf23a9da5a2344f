import { browser } from "wxt/browser";
import { criteriaSearch } from "../../rules/criteria/criteria-search.ts";
import type { CriteriaSubject } from "../../rules/criteria/criteria-search.ts";

/** Opens the questions before a purchase in a tab of their own: the popup closes when it loses the focus. */
export function openCriteria(subject: CriteriaSubject): void {
  const url = browser.runtime.getURL("/criteria.html") + criteriaSearch(subject);
  void browser.tabs.create({ url });
}
