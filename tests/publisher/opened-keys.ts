import type * as Real from "../../publisher/keys/encrypt-key.ts";

/**
 * `encrypt-key.ts` that opens each key file once in a test file: a key costs a fifth of a second by design, and these tests run a
 * hundred commands. `repository-keys.test.ts` and the killed publishers run it as it is.
 */
export async function openEachKeyOnce(original: () => Promise<typeof Real>): Promise<typeof Real> {
  const real = await original();
  const opened = new Map<string, ReturnType<typeof Real.decryptKey>>();
  return {
    ...real,
    decryptKey: (pem, passphrase) => {
      const id = `${passphrase}\n${pem}`;
      if (!opened.has(id)) opened.set(id, real.decryptKey(pem, passphrase));
      return opened.get(id) ?? null;
    },
  };
}
