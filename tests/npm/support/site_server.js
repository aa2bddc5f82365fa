// Serves a folder as a static host would, under a strict policy.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
  ".css": "text/css",
  ".json": "application/json",
};

/** The policy that README asks a host to send. */
function policy(scripts) {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.join(" ")}`.trim(),
    ...["style-src 'self'", "connect-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'"],
  ].join("; ");
}

/** Serves a folder on a free port. `scripts` says what the policy allows scripts beyond 'self'. */
export async function serveSite(folder, { scripts = ["'wasm-unsafe-eval'"] } = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const body = await readFile(join(folder, path)).catch(() => null);
    // A browser asks for an icon by itself.
    if (body === null) return response.writeHead(path === "/favicon.ico" ? 204 : 404).end();
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": policy(scripts) }).end(body);
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

/** What a policy says to allow the import map of a page: browsers take none from a file. */
export async function importMapSource(page) {
  const [, text] = /<script type="importmap">([^]*?)<\/script>/.exec(await readFile(page, "utf8"));
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
