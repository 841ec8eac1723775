// Owns how the benchmark prints: names to the left, figures to the right.
import { cpus } from "node:os";

/** What the figures were measured on: no more than matters. */
export const machine = (version) => `${cpus().length} cores, Chromium ${version.split(".")[0]}, headless`;

/** Prints rows under a heading; numbers get thousands separators. */
export function table(heading, rows) {
  const text = (cell) => (typeof cell === "number" ? cell.toLocaleString("en-US") : String(cell));
  const lines = [heading, ...rows].map((row) => row.map(text));
  const widths = heading.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    const cells = line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])));
    console.log(cells.join("  "));
  }
}
