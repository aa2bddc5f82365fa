// Serves files on loopback, and a store beside them.

import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { brotli } from "./bundle.js";
import { answer, numbers } from "./store.js";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};
/** How long the store takes to answer, in milliseconds. */
const LATENCY = 100;

/**
 * Serves folders by the first part of the path, `""` being the folder of everything else, and texts by their whole
 * path; compressed with brotli, as a host does, if that is asked for.
 */
export async function serve({ folders, texts = {}, isCompressed = false }) {
  const next = numbers();
  const packed = new Map();
  const server = createServer(async (request, response) => {
    const send = (status, type, body) => response.writeHead(status, { "content-type": type }).end(body);
    if (request.url.startsWith("/api/")) {
      let body = "";
      for await (const part of request.setEncoding("utf8")) body += part;
      const text = answer({ method: request.method, path: request.url, body }, next);
      await new Promise((resolve) => setTimeout(resolve, LATENCY));
      return send(200, "application/json", text);
    }
    const { pathname } = new URL(request.url, "http://localhost");
    const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    const give = (body) => {
      if (!isCompressed) return send(200, type, body);
      if (!packed.has(path)) packed.set(path, brotli(Buffer.from(body)));
      return response.writeHead(200, { "content-type": type, "content-encoding": "br" }).end(packed.get(path));
    };
    if (path in texts) return give(texts[path]);
    const first = path.split("/")[1];
    const file = first in folders ? join(folders[first], path.slice(first.length + 1)) : join(folders[""] ?? "", path);
    const body = await readFile(file).catch(() => null);
    // A browser asks for an icon by itself.
    return body === null ? send(path === "/favicon.ico" ? 204 : 404, "text/plain") : give(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
