import { countAt, objectAt, textAt, textsAt } from "./fields.ts";
import type { JsonObject } from "./json.ts";
import type { TrustKey } from "./means.ts";

/** Who may sign a role, and how many must. Keys whose kind we cannot verify are not among them: they never count. */
export interface Authority {
  readonly threshold: number;
  readonly keys: ReadonlyMap<string, TrustKey>;
}

/** The schemes that we can verify (4.2, SCHEME); a key's type is how its scheme begins, older tools repeat the whole scheme. */
const SCHEMES = /^(?:ed25519|rsassa-pss-sha256|ecdsa-sha2-nistp(?:256|384))$/;
const PEM = /^\s*-----BEGIN PUBLIC KEY-----([\w+/=\s]+)-----END PUBLIC KEY-----\s*$/;

/** Reads key ids and threshold of a role with the keys they name (4.3, 4.5); a key id counts once however often it is listed. */
export function readAuthority(role: JsonObject, keys: JsonObject): Authority {
  const named = new Map<string, TrustKey>();
  for (const id of textsAt(role, "keyids")) {
    if (keys[id] === undefined) continue;
    const key = objectAt(keys, id);
    const scheme = textAt(key, "scheme");
    const text = textAt(objectAt(key, "keyval"), "public");
    const material =
      scheme === "ed25519" ? text.toLowerCase() : PEM.exec(text)?.[1]?.replace(/\s/g, "");
    if (material !== undefined && SCHEMES.test(scheme) && scheme.startsWith(textAt(key, "keytype")))
      named.set(id, { id, scheme, material });
  }
  return { threshold: countAt(role, "threshold", 1), keys: named };
}
