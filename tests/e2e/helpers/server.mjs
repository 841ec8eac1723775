// Owns the static server of tests and benchmark: dist/ under a sub-path, right types, nothing cached.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".json": "application/json",
};

/** Serves `folder` under `prefix` (such as "/zetel/") on a free port of this machine. */
export async function serve(folder, prefix) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    const inside = path.startsWith(prefix) ? normalize(path.slice(prefix.length)) : null;
    if (inside === null || inside.startsWith("..") || inside.startsWith(sep)) {
      response.writeHead(404).end();
      return;
    }
    const name = inside === "." || inside === "" ? "index.html" : inside;
    try {
      const body = await readFile(join(folder, name));
      const type = TYPES[extname(name)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, "cache-control": "no-store", "content-length": body.length });
      response.end(request.method === "HEAD" ? undefined : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  const url = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { url, close };
}

/** The folder that `cargo xtask dist` makes. */
export const DIST = process.env.ZETEL_DIST ?? new URL("../../../dist", import.meta.url).pathname;
