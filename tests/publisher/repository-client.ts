import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refresh } from "../../platform/trust/refresh.ts";
import { fetchTransport } from "../../platform/trust/transport.ts";
import { verifySignature } from "../../platform/trust/verify.ts";
import { TrustRefusal } from "../../rules/trust/codes.ts";
import { whileServed } from "../../publisher/repository/loopback.ts";
import { POLICY_PATH } from "../../publisher/repository/tree.ts";
import { verifyRepository } from "../../publisher/repository/verify.ts";

/** A browser that keeps what it trusted from one cycle to the next. */
export interface Browser {
  /** One cycle and a full list, or with `policy` the policy; its `v`, or the code of the refusal. */
  update(site: string, list: string): Promise<number | string>;
  /** A browser in the same state. */
  clone(): Browser;
}

/** A browser that was given the first root of a site. */
export function browserOf(site: string): Browser {
  return browserWith(
    new Map([["root", Uint8Array.from(readFileSync(join(site, "metadata/1.root.json")))]]),
  );
}

function browserWith(kept: Map<string, Uint8Array<ArrayBuffer>>): Browser {
  return {
    clone: () => browserWith(new Map(kept)),
    update: (site, list) =>
      whileServed(site, async (url) => {
        try {
          const repository = await refresh(
            { metadataUrl: `${url}metadata`, targetsUrl: `${url}targets` },
            {
              store: {
                load: (name) => Promise.resolve(kept.get(name) ?? null),
                save: (name, bytes) => Promise.resolve(void kept.set(name, bytes)),
                remove: (name) => Promise.resolve(void kept.delete(name)),
              },
              transport: fetchTransport(),
              verify: verifySignature,
              now: () => Date.now(),
              signal: new AbortController().signal,
            },
          );
          const target = await repository.findTarget(
            list === "policy" ? POLICY_PATH : `lists/${list}/list.jsonl.gz`,
          );
          if (target === null) return "not-found";
          await repository.download(target);
          return Number(target.custom?.["v"]);
        } catch (error) {
          if (error instanceof TrustRefusal) return error.code;
          throw error;
        }
      }),
  };
}

/** What a new browser and tuf-js have against a site; empty when both accept all of it. */
export function objections(site: string): Promise<readonly string[]> {
  const root = readFileSync(join(site, "metadata/1.root.json"));
  return whileServed(site, async (url) => {
    const { problems } = await verifyRepository(url, root, Date.now());
    return problems.map(({ field, message }) => `${field ?? ""} ${message}`);
  });
}
