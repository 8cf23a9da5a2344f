import { structuredTypes } from "./structured.ts";

/** https://schema.org/Article and the kinds of it that newsrooms use. */
const ARTICLE = /^(?:(?:(?:Reportage|Analysis|Opinion)?News|Tech)?Article|BlogPosting|Report)$/;
const OFFER = /^(?:Product|Offer|AggregateOffer|ItemList|ProductGroup|IndividualProduct)$/;

/** Shortest running text of an article that does not say of itself that it is one. */
const ARTICLE_UNITS = 600;

/**
 * True when the page is an article: it says so itself and sells nothing, or is one `article` of several paragraphs with
 * a date and no price or cart.
 */
export function isArticle(page: Document): boolean {
  const types = [...structuredTypes(page)];
  const kind = page.querySelector('meta[property="og:type"]')?.getAttribute("content") ?? "";
  if (types.some((type) => OFFER.test(type)) || kind.startsWith("product")) return false;
  const isCalledOne = kind === "article" || types.some((type) => ARTICLE.test(type));
  // Asked last: it takes a look at every element.
  return (isCalledOne || isOneArticle(page)) && !sells(page);
}

function isOneArticle(page: Document): boolean {
  const articles = page.querySelectorAll("article");
  const [article] = articles;
  if (article === undefined || articles.length !== 1 || article.querySelector("time") === null)
    return false;
  const paragraphs = [...article.querySelectorAll("p")];
  const units = paragraphs.reduce((sum, each) => sum + (each.textContent?.length ?? 0), 0);
  return paragraphs.length >= 3 && units >= ARTICLE_UNITS;
}

/** What a button says that puts an offer into a cart, in the languages of our portals; a link to the cart does not. */
const CART =
  /(?:カート|か[ごゴ]|カゴ)に(?:入れる|追加)|購入手続|レジに進む|見積(?:依頼|に追加)|add to (?:cart|basket|quote)|buy now|加入(?:购物车|采购)|加入購物車|장바구니(?:에)? ?담기|구매하기|in den warenkorb|añadir al carrito|adicionar ao carrinho|ajouter au panier|aggiungi al carrello|в корзину/iu;
/** Most buttons that are read. */
const BUTTONS = 400;

function sells(page: Document): boolean {
  const marked = page.querySelector(
    'form[action*="cart" i], [itemprop="price"], [class*="add-to-cart" i]',
  );
  if (marked !== null) return true;
  const buttons = page.querySelectorAll("button, input[type=submit], input[type=button], a");
  return [...buttons].slice(0, BUTTONS).some((button) => {
    const said = button instanceof HTMLInputElement ? button.value : (button.textContent ?? "");
    return said.length <= 60 && CART.test(said);
  });
}
