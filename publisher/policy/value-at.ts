/**
 * The value at a path of a policy file as rejections name it, `suppliers.add[2].names[0].text`: keys of the file may hold dots, so the
 * longest member that fits is taken. Undefined where there is none.
 */
export function valueAt(value: unknown, path: string): unknown {
  if (path === "") return value;
  if (path.startsWith("[")) {
    const [whole = "", index = "", member = ""] =
      /^\[(?:(\d+)|"((?:[^"\\]|\\.)*)")\]\.?/.exec(path) ?? [];
    if (whole === "") return undefined;
    return valueAt(memberOf(value, index === "" ? member : index), path.slice(whole.length));
  }
  if (typeof value !== "object" || value === null) return undefined;
  const fits = Object.keys(value)
    .filter((name) => path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`))
    .toSorted((left, right) => right.length - left.length);
  const [name] = fits;
  if (name === undefined) return undefined;
  return valueAt(memberOf(value, name), path.slice(name.length).replace(/^\./, ""));
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
