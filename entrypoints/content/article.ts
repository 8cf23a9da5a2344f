import { structuredTypes } from "./structured.ts";

/** https://schema.org/Article and the kinds of it that newsrooms use. */
const ARTICLE =
  /^(?:Article|NewsArticle|ReportageNewsArticle|BlogPosting|AnalysisNewsArticle|OpinionNewsArticle|Report|TechArticle)$/;
const OFFER = /^(?:Product|Offer|AggregateOffer|ItemList|ProductGroup|IndividualProduct)$/;

/** Shortest running text of an article that does not say of itself that it is one. */
const ARTICLE_UNITS = 600;

/**
 * True when the page is an article: it says so itself and sells nothing, or is one `article` of several paragraphs with
 * a date and no price or cart.
 */
export function isArticle(page: Document): boolean {
  const types = [...structuredTypes(page)];
  if (types.some((type) => OFFER.test(type)) || sells(page)) return false;
  const kind = page.querySelector('meta[property="og:type"]')?.getAttribute("content") ?? "";
  if (kind.startsWith("product")) return false;
  if (kind === "article" || types.some((type) => ARTICLE.test(type))) return true;
  const articles = page.querySelectorAll("article");
  const [article] = articles;
  if (article === undefined || articles.length !== 1 || article.querySelector("time") === null)
    return false;
  const paragraphs = [...article.querySelectorAll("p")];
  const units = paragraphs.reduce((sum, each) => sum + (each.textContent?.length ?? 0), 0);
  return paragraphs.length >= 3 && units >= ARTICLE_UNITS;
}

function sells(page: Document): boolean {
  return (
    page.querySelector('form[action*="cart" i], [itemprop="price"], [class*="add-to-cart" i]') !==
    null
  );
}
