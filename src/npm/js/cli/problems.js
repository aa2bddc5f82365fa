// The problems of a file, as a document and as a table.

import { layOut } from "./text-table.js";

/** A problem with the keys that are documented, and no others. */
export function problemDocument({ row, line, column, value, field, severity, code, message, params }) {
  return { row, line, column, value, field, severity, code, message, params };
}

/** A table of problems with the numbers of each kind below. */
export function problemLines(problems) {
  if (problems.length === 0) return [];
  const head = ["row", "column", "value", "code", "message"];
  // What a file has no column for goes by the name of the field.
  const rows = problems.map(({ row, column, field, value, code, message }) => [
    row,
    column ?? field,
    value,
    code,
    message,
  ]);
  return [...layOut(head, rows), "", ...layOut(["problems", "severity", "code"], grouped(problems)), ""];
}

function grouped(problems) {
  const groups = new Map();
  for (const { severity, code } of problems) {
    const key = `${severity} ${code}`;
    const [count] = groups.get(key) ?? [0];
    groups.set(key, [count + 1, severity, code]);
  }
  return [...groups.values()].sort(([one], [other]) => other - one);
}

/** How many rows can be sent, in a sentence. */
export function countLine({ total, valid, duplicate, invalid }) {
  const repeated = duplicate > 0 ? `, ${duplicate} of these repeat an earlier row` : "";
  return `${total} rows: ${valid} can be sent, ${invalid + duplicate} cannot${repeated}.`;
}
