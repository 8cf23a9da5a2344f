import type { Severity } from "../../rules/vocabulary.ts";

/** One painted span, and what to ask for when it is clicked. */
export interface Mark {
  readonly range: StaticRange;
  readonly severity: Severity;
  /** Block id and offsets, as the background knows them. */
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

const SEVERITIES: readonly Severity[] = ["advisory", "restricted", "prohibited"];

// Line shape and thickness differ beside the colour, so that a level is told without seeing colour.
const LOOKS: readonly (readonly [Severity, ground: string, line: string])[] = [
  ["prohibited", "200 40 40 / 22%", "solid #b3261e"],
  ["restricted", "230 150 20 / 24%", "dashed #a05a00"],
  ["advisory", "60 130 200 / 18%", "dotted #2f6fae"],
];
const STYLE = LOOKS.map(
  ([severity, ground, line]) =>
    `::highlight(sekisho-${severity}){background-color:rgb(${ground});text-decoration:underline ${line} 3px}`,
).join("");

/**
 * The marks on a page: CSS Custom Highlights over static ranges, never a change of the page's own tree. The registry and
 * the sheets are shared with the page, which may clear them: `ensure` puts back what is missing.
 */
export class Paint {
  readonly #highlights: ReadonlyMap<Severity, Highlight>;
  readonly #marks = new Map<StaticRange, Mark>();
  readonly #roots = new Set<Document | ShadowRoot>();
  #sheet: CSSStyleSheet | null = null;

  constructor(signal: AbortSignal) {
    this.#highlights = new Map(
      SEVERITIES.map((severity, priority) => {
        const highlight = new Highlight();
        highlight.priority = priority + 1;
        return [severity, highlight] as const;
      }),
    );
    signal.addEventListener("abort", () => this.#remove(), { once: true });
  }

  /** Paints a span; the root is the document or shadow root that it stands in. */
  add(mark: Mark): void {
    this.#marks.set(mark.range, mark);
    this.#highlights.get(mark.severity)?.add(mark.range);
    const root = mark.range.startContainer.getRootNode();
    if (root instanceof Document || root instanceof ShadowRoot) this.#roots.add(root);
  }

  /** Takes a span's paint away. */
  delete(mark: Mark): void {
    this.#marks.delete(mark.range);
    this.#highlights.get(mark.severity)?.delete(mark.range);
  }

  /** How many spans are painted. */
  get size(): number {
    return this.#marks.size;
  }

  /** All spans painted. */
  marks(): IterableIterator<Mark> {
    return this.#marks.values();
  }

  /** Shadow roots with paint in them. */
  shadowRoots(): ShadowRoot[] {
    return [...this.#roots].filter((root) => root instanceof ShadowRoot);
  }

  /** Registers highlights and sheets, again where the page threw them out. */
  ensure(): void {
    if (this.#marks.size === 0) return;
    for (const [severity, highlight] of this.#highlights) {
      const name = `sekisho-${severity}`;
      if (CSS.highlights.get(name) !== highlight) CSS.highlights.set(name, highlight);
    }
    this.#sheet ??= sheetOf(STYLE);
    for (const root of this.#roots) {
      if (!root.adoptedStyleSheets.includes(this.#sheet)) {
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
      }
    }
  }

  #remove(): void {
    for (const [severity, highlight] of this.#highlights) {
      const name = `sekisho-${severity}`;
      if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name);
    }
    for (const root of this.#roots) {
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== this.#sheet);
    }
    this.#marks.clear();
    this.#roots.clear();
  }
}

function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
