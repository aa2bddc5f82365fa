// Lays out a table for people.

import { printable, shortened } from "./printable.js";

/** No cell but the last of a row is wider than this. */
const WIDEST = 40;

/** Lines in which the columns stand below each other. */
export function layOut(head, rows) {
  const cells = [head, ...rows].map((row) =>
    row.map((cell, column) => {
      const text = printable(cell ?? "").trim();
      return column === head.length - 1 ? text : shortened(text, WIDEST);
    }),
  );
  const widths = head.map((_, column) => cells.reduce((most, row) => Math.max(most, lengthOf(row[column])), 0));
  return cells.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(widths[column] - lengthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}

const lengthOf = (text) => Array.from(text).length;

/** Lines of `name  number`. */
export function tally(entries) {
  const widest = entries.reduce((most, [name]) => Math.max(most, name.length), 0);
  return entries.map(([name, value]) => `  ${name.padEnd(widest)}  ${value}`);
}
