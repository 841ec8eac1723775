// Owns the sizes: what a first visit loads, raw and compressed as a good static host would send it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { DIST } from "../helpers/server.mjs";
import { table } from "./table.mjs";

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

function files(folder, prefix = "") {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path, `${prefix}${name}/`) : [{ name: prefix + name, path }];
  });
}

const rows = files(DIST).map(({ name, path }) => {
  const bytes = readFileSync(path);
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes, brotli).length];
  return [name.replace(/-[0-9a-f]{16}/, ""), ...sizes];
});
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
table(["file", "raw", "gzip", "brotli"], [...rows, ["everything", sum(1), sum(2), sum(3)]]);
