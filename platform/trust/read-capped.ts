/** All bytes of a stream, or null as soon as there are more than `limit`; the rest is then cancelled. Rejects as the stream does. */
export async function readCapped(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let room = limit;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
    room -= value.length;
    if (room < 0) {
      // Nothing hangs on how the other end takes it.
      reader.cancel().catch(() => undefined);
      return null;
    }
    chunks.push(value);
  }
}
