declare global {
  var chrome:
    | { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }
    | undefined;
  interface Element {
    /** Firefox, for content scripts. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

/** Selector of HTML's own elements that may carry a shadow root. https://dom.spec.whatwg.org/#valid-shadow-host-name */
export const PLAIN_HOSTS =
  "article,aside,blockquote,body,div,footer,h1,h2,h3,h4,h5,h6,header,main,nav,p,section,span";
const HOST_NAMES = new Set(PLAIN_HOSTS.split(","));

/** True for the local name of an element of HTML's own that may carry a shadow root by the rules of the DOM; every custom element may. */
export function isPlainHost(localName: string): boolean {
  return HOST_NAMES.has(localName);
}

/** The open or closed shadow root of an element that may have one, with the right that content scripts have to see it. */
export function shadowOf(element: Element): ShadowRoot | null {
  const open = element.shadowRoot;
  if (open !== null) return open;
  // Asked with children of its own or without: a closed root shows what it likes of them.
  if (element.openOrClosedShadowRoot !== undefined) return element.openOrClosedShadowRoot;
  const dom = globalThis.chrome?.dom;
  return dom !== undefined && element instanceof HTMLElement
    ? dom.openOrClosedShadowRoot(element)
    : null;
}
