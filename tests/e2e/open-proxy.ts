import { createServer } from "node:http";
import type { IncomingMessage } from "node:http";
import { listenOnLoopback } from "../../tools/loopback.ts";
import type { Loopback } from "../../tools/loopback.ts";

/** A proxy that writes down all that a browser asks the network for. */
export interface LoggingProxy extends Loopback {
  /** `<method> <address>` of every request, in order. */
  readonly asked: string[];
  /** Lines of the same requests' headers, `name: value`, names in lower case. */
  readonly headers: (readonly string[])[];
}

/** Starts a proxy that passes on only the requests to the given origins; all others are written down and refused. */
export async function openProxy(...origins: readonly string[]): Promise<LoggingProxy> {
  const asked: string[] = [];
  const headers: (readonly string[])[] = [];
  const note = (request: IncomingMessage) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    headers.push(
      Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`),
    );
  };
  const server = createServer((request, response) => {
    note(request);
    const url = request.url ?? "";
    if (!origins.some((origin) => url.startsWith(`${origin}/`))) {
      response.writeHead(502).end();
      return;
    }
    fetch(url)
      .then(async (answer) => {
        response.writeHead(answer.status, {
          "access-control-allow-origin": answer.headers.get("access-control-allow-origin") ?? "",
          "content-type": answer.headers.get("content-type") ?? "",
        });
        response.end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => response.writeHead(502).end());
  });
  server.on("connect", (request, socket) => {
    note(request);
    socket.destroy();
  });
  return { ...(await listenOnLoopback(server)), asked, headers };
}

/** The flags that send everything that Chromium asks for through a proxy, loopback included. */
export const through = (proxy: Loopback): readonly string[] => [
  `--proxy-server=${proxy.base.replace("http://", "")}`,
  "--proxy-bypass-list=<-loopback>",
];
