/** Memory in use after a full collection, MB: V8's heap and what lies outside it. Needs `--expose-gc`. */
export function heapMB(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
