import type { Server } from "node:http";

/** A server that listens on 127.0.0.1 until it is closed. */
export interface Loopback {
  /** `http://127.0.0.1:<port>`. */
  readonly base: string;
  close(): void;
}

/** Starts a server on 127.0.0.1, on a free port or the one given. Throws when the port is taken. */
export async function listenOnLoopback(server: Server, port = 0): Promise<Loopback> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return {
    base: `http://127.0.0.1:${String(address.port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
