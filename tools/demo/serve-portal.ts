import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { listenOnLoopback } from "../loopback.ts";
import type { Loopback } from "../loopback.ts";

/** Folder of the demo portal's pages, with the labels beside them. */
export const PORTAL = join(import.meta.dirname, "portal");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Serves the demo portal on 127.0.0.1. Throws when the port is taken. */
export function servePortal(port = 0): Promise<Loopback> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const name = pathname === "/" ? "/index.html" : normalize(decodeURIComponent(pathname));
    const type = TYPES[extname(name)];
    if (type === undefined || name.includes("..")) {
      response.writeHead(404).end();
      return;
    }
    try {
      response.setHeader("content-type", type).end(readFileSync(join(PORTAL, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  return listenOnLoopback(server, port);
}
