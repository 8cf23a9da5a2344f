import { gzipSync } from "node:zlib";
import { build, minifySync } from "vite";
import { expect, it } from "vitest";
import { ROOT } from "../../tools/inputs.ts";

/** The figure of the project: the client without the fallback curve, minified, gzip, in bytes. */
const LIMIT = 5000;

const ENTRY = `
export { refresh } from "${ROOT}/platform/trust/refresh.ts";
export { fetchTransport } from "${ROOT}/platform/trust/transport.ts";
export { verifySignature } from "${ROOT}/platform/trust/verify.ts";
export { gunzip } from "${ROOT}/platform/trust/gunzip.ts";
export { fingerprintOf } from "${ROOT}/platform/trust/web-crypto.ts";
export { startTime } from "${ROOT}/rules/trust/start-time.ts";
`;

/** The whole client as one minified file, the fallback curve left outside. */
async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "silent",
    root: ROOT,
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id.endsWith("trust-client") ? "trust-client" : null),
        load: (id) => (id === "trust-client" ? ENTRY : null),
      },
    ],
    build: {
      write: false,
      target: "es2023",
      lib: { entry: "trust-client", formats: ["es"], fileName: "trust" },
      rollupOptions: { external: [/^@noble\//] },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  const chunks = output?.output ?? [];
  expect(chunks).toHaveLength(1);
  const [chunk] = chunks;
  if (chunk?.type !== "chunk") throw new Error("the bundle is no script");
  // Library mode keeps spaces and annotations; the extension's own build does not.
  return minifySync("trust.js", chunk.code, { module: true }).code;
}

it("the client of trust is at most 5 kB gzip without the fallback curve, and asks for nothing else", async () => {
  const code = await bundle();
  const size = gzipSync(code, { level: 9 }).length;
  console.error(`client of trust: ${String(size)} bytes gzip, ${String(code.length)} minified`);
  expect(size).toBeGreaterThan(1000);
  expect(size).toBeLessThanOrEqual(LIMIT);
  expect(
    [...code.matchAll(/\bimport\s*(?:\(|[^(;]*from)\s*["'`]([^"'`]+)/g)].map(([, name]) => name),
  ).toEqual(["@noble/ed25519"]);
});
