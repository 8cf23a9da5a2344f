import type { webcrypto } from "node:crypto";

// `publisher/` runs the client of platform/trust, which names WebCrypto's types as browsers do; Node's types keep them in a namespace.
declare global {
  type RsaHashedKeyAlgorithm = webcrypto.RsaHashedKeyAlgorithm;
  type RsaHashedImportParams = webcrypto.RsaHashedImportParams;
  type RsaKeyAlgorithm = webcrypto.RsaKeyAlgorithm;
  type RsaPssParams = webcrypto.RsaPssParams;
  type Algorithm = webcrypto.Algorithm;
  type EcKeyImportParams = webcrypto.EcKeyImportParams;
}
