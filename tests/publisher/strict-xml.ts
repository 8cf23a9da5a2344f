/** An element of a document: its name, its attributes, what is in it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text directly in it. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

/**
 * Reads XML and throws at the first thing that is not well-formed. It knows elements, attributes, references, one prolog and one doctype;
 * no comment, no CDATA: what we write has none. Line ends are made one line feed, blanks of attributes blanks, as the standard says.
 */
export function parseXml(document: string): Element {
  const text = document.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
  const forbidden = /[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text);
  if (forbidden !== null) throw new Error(`forbidden character at ${String(forbidden.index)}`);
  let at = 0;
  const take = (pattern: RegExp, what: string): RegExpExecArray => {
    const sticky = new RegExp(pattern.source, "uy");
    sticky.lastIndex = at;
    const match = sticky.exec(text);
    if (match === null)
      throw new Error(`${what} expected at ${String(at)}: ${text.slice(at, at + 60)}`);
    at = sticky.lastIndex;
    return match;
  };
  take(/<\?xml version="1\.0" encoding="[uU][tT][fF]-8"\?>\s*(?:<!DOCTYPE [^>[]+>\s*)?/, "prolog");
  const root = element();
  take(/\s*$/, "end of the document");
  return root;

  function element(): Element {
    const [, name = ""] = take(/<([A-Za-z_][\w.-]*)/, "element");
    const attributes: Record<string, string> = {};
    while (!/^\s*\/?>/.test(text.slice(at, at + 100))) {
      const [, key = "", value = ""] = take(
        /\s+([A-Za-z_][\w.:-]*)="([^"<]*)"/,
        `attribute of ${name}`,
      );
      if (Object.hasOwn(attributes, key)) throw new Error(`${key} stands twice in ${name}`);
      attributes[key] = unescaped(value.replaceAll(/[\n\t]/g, " "));
    }
    if (take(/\s*(\/?)>/, `end of ${name}`)[1] === "/")
      return { name, attributes, children: [], text: "" };
    const children: Element[] = [];
    const parts: string[] = [];
    for (;;) {
      const [found] = take(/[^<]*/, "text");
      if (found.includes("]]>")) throw new Error("]]> in text");
      parts.push(unescaped(found));
      if (text.startsWith("</", at)) break;
      children.push(element());
    }
    const [, closing] = take(/<\/([A-Za-z_][\w.-]*)\s*>/, `end of ${name}`);
    if (closing !== name) throw new Error(`${name} ends as ${String(closing)}`);
    return { name, attributes, children, text: parts.join("") };
  }
}

function unescaped(text: string): string {
  return text.replaceAll(/&([^;&]*)(;?)/g, (whole, name: string, end: string) => {
    if (end === "") throw new Error(`a bare & in ${text.slice(0, 60)}`);
    if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
    const known = ENTITIES[name];
    if (known === undefined) throw new Error(`unknown reference ${whole}`);
    return known;
  });
}

/** The elements of a name below another, at any depth, in the document's order. */
export function allOf(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allOf(child, name),
  ]);
}

/** The first element of a name below another. Throws when there is none. */
export function oneOf(element: Element, name: string): Element {
  const [first] = allOf(element, name);
  if (first === undefined) throw new Error(`${element.name} has no ${name}`);
  return first;
}
