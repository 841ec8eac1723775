// Owns releases to try updates with: a copy of the delivered folder on a server of its own, which can become the next one.
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, serve } from "./server.mjs";

/** A host with a release of Zetel. */
export type Host = { url: string; close: () => Promise<void>; update: () => void; spoil: () => void };

/** The hash in a name, which every text of the folder that names the file has as well. */
const HASH = /-[0-9a-f]{16}(?=\.)/g;

/** Shows a copy of the delivered folder under a path. */
export async function host(): Promise<Host> {
  const base = mkdtempSync(join(tmpdir(), "zetel-release-"));
  const folder = join(base, "dist");
  cpSync(DIST, folder, { recursive: true });
  const server = await serve(folder, "/zetel/");
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    await server.close();
    rmSync(base, { recursive: true });
  };
  // Another page than the worker was made with, as when a copy to the host is cut off.
  const spoil = () => appendFileSync(join(folder, "index.html"), "\n");
  return { url: server.url, close, update: () => update(folder), spoil };
}

/** Makes it the next release: every file has another name, and the page says that it is another one. */
function update(folder: string): void {
  const other = (name: string) => name.replace(HASH, (hash) => `-${[...hash.slice(1)].reverse().join("")}`);
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if (/\.(js|html|json)$/.test(name)) writeFileSync(file, other(readFileSync(file, "utf8")));
    if (other(name) !== name) renameSync(file, join(folder, other(name)));
  }
  const [page, worker] = [join(folder, "index.html"), join(folder, "worker.js")];
  writeFileSync(page, readFileSync(page, "utf8").replace("<title>", '<meta name="next" content="" />\n<title>'));
  const hash = createHash("sha256").update(readFileSync(page)).digest("base64");
  const text = readFileSync(worker, "utf8").replace(/version:"\w+",page:"[^"]+"/, `version:"next",page:"sha256-${hash}"`);
  writeFileSync(worker, text);
}
