// Where the generated file is, and what is known about it.

import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The files that belong to so many rows. */
export function filesOf(rows, folder = process.env.B2B_USERS_BENCH_FOLDER) {
  const named = (ending) => join(folder, `users-${rows}.${ending}`);
  return { table: named("csv"), verdicts: named("verdicts"), expected: named("expected.json") };
}

/** The generator's own counts. */
export function expectedOf(rows) {
  return JSON.parse(readFileSync(filesOf(rows).expected, "utf8"));
}

/** The verdict of each row, in a byte each. */
export function verdictsOf(rows) {
  return readFileSync(filesOf(rows).verdicts);
}
