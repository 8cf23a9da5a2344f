import { showable } from "./showable.ts";

/** Names and numbers from a key of a policy down to a value in it. */
export type Place = readonly (string | number)[];

const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;
const LONGEST_NAME = 100;
const LONGEST_SHOWN = 60;

/** A place as text: `suppliers.add[2].names[0].text`; a name of other than letters and digits as `["my name"]`. */
export function pathText(key: string, rest: Place = []): string {
  const parts = rest.map((part) => {
    if (typeof part === "number") return `[${String(part)}]`;
    return PLAIN_NAME.test(part) ? `.${shortened(part)}` : `[${quoted(part)}]`;
  });
  return [shortened(key), ...parts].join("").replace(/^\./, "");
}

/** A text from a policy inside a message, in quotes, shortened, without anything that cannot be shown. */
export function quoted(text: string): string {
  const cut = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return showable(JSON.stringify(cut));
}

function shortened(name: string): string {
  return showable(name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name);
}
