import { localNameOf } from "./elements.ts";

declare global {
  var chrome:
    | { readonly dom?: { openOrClosedShadowRoot(element: HTMLElement): ShadowRoot | null } }
    | undefined;
  interface Element {
    /** Firefox, for content scripts. */
    readonly openOrClosedShadowRoot?: ShadowRoot | null;
  }
}

// https://dom.spec.whatwg.org/#valid-shadow-host-name
const HOSTS = new Set(
  "article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span".split(
    " ",
  ),
);

/** True for an element that may carry a shadow root by the rules of the DOM. */
export function mayHost(element: Element): boolean {
  const name = localNameOf(element);
  return HOSTS.has(name) || name.includes("-");
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
