/** What changed since the last look: which containers, and what is new in them. */
export interface Changes {
  /** Nodes whose block has to be read again, with the nodes that were added below them. */
  readonly targets: ReadonlyMap<Node, ReadonlySet<Node>>;
  /** The address changed: everything is read again. */
  readonly isNewPage: boolean;
  /** Data for machines came or changed. */
  readonly isStructured: boolean;
}

const ATTRIBUTES = ["alt", "title", "aria-label", "content", "src", "data"];

/** Watches a page and its shadow roots; says that something changed, and hands over what, once asked. */
export class Watch {
  readonly #observer: MutationObserver;
  readonly #onChange: () => void;
  readonly #isOurs: (node: Node) => boolean;
  /** Nodes that were taken from their places since the last call of `take`. */
  readonly left = new Set<Node>();
  #targets = new Map<Node, Set<Node>>();
  #href = location.href;
  #isNewPage = false;
  #isStructured = false;

  constructor(isOurs: (node: Node) => boolean, onChange: () => void, signal: AbortSignal) {
    this.#isOurs = isOurs;
    this.#onChange = onChange;
    this.#observer = new MutationObserver((records) => this.#note(records));
    this.add(document);
    signal.addEventListener("abort", () => this.#observer.disconnect(), { once: true });
    const onAddress = () => this.#checkAddress();
    for (const type of ["popstate", "hashchange"]) addEventListener(type, onAddress, { signal });
    // https://html.spec.whatwg.org/#navigation-api: also tells of pushState, which fires nothing else.
    if ("navigation" in globalThis) {
      globalThis.navigation?.addEventListener?.("currententrychange", onAddress, { signal });
    }
    const onField = (event: Event) => {
      const [field] = event.composedPath();
      if (field instanceof Element) this.#mark(field);
      this.#onChange();
    };
    for (const type of ["input", "change"]) {
      document.addEventListener(type, onField, { capture: true, passive: true, signal });
    }
  }

  /** Watches another root. */
  add(root: Document | ShadowRoot): void {
    this.#observer.observe(root, {
      childList: true,
      characterData: true,
      subtree: true,
      attributes: true,
      attributeFilter: ATTRIBUTES,
    });
  }

  /** What changed since the last call. */
  take(): Changes {
    this.#note(this.#observer.takeRecords());
    this.#checkAddress();
    const changes = {
      targets: this.#targets,
      isNewPage: this.#isNewPage,
      isStructured: this.#isStructured,
    };
    this.left.clear();
    this.#targets = new Map();
    this.#isNewPage = false;
    this.#isStructured = false;
    return changes;
  }

  #note(records: readonly MutationRecord[]): void {
    let isNews = false;
    for (const record of records) {
      const { target, addedNodes, removedNodes } = record;
      const isAboutUs = [...addedNodes, ...removedNodes].every((node) => this.#isOurs(node));
      if (record.type === "childList" && isAboutUs) continue;
      isNews = true;
      // The root element itself was replaced: nothing of the page before is left.
      if (target === document) this.#isNewPage = true;
      const added = this.#mark(target);
      for (const node of removedNodes) this.left.add(node);
      for (const node of addedNodes) {
        added.add(node);
        this.#isStructured ||= isData(node);
      }
      this.#isStructured ||= isData(target);
    }
    if (isNews) this.#onChange();
  }

  #mark(target: Node): Set<Node> {
    const held = this.#targets.get(target) ?? new Set<Node>();
    this.#targets.set(target, held);
    return held;
  }

  #checkAddress(): void {
    if (location.href === this.#href) return;
    const isAnchor = withoutHash(location.href) === withoutHash(this.#href);
    this.#href = location.href;
    // An anchor jump shows the same text; a hash that an application routes by changes text, which is seen as such.
    if (isAnchor) return;
    this.#isNewPage = true;
    this.#onChange();
  }
}

function withoutHash(href: string): string {
  return href.split("#", 1)[0] ?? href;
}

function isData(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  if (element === null) return false;
  return (
    element.localName === "meta" ||
    (element.localName === "script" && /ld\+json/i.test(element.getAttribute("type") ?? ""))
  );
}
