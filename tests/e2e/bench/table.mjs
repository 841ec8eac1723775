// Owns how the benchmark prints: names to the left, figures to the right.

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
