// Whether everybody says the same about the same file. If not, nothing else that they say is worth a look.

import { createHash } from "node:crypto";
import { expectedOf, verdictsOf } from "./files.js";

const NAMES = ["valid", "duplicate", "invalid"];

/** Compares verdicts and errors with those that the generator knows; the error says who differs, and where. */
export function insistOnVerdicts(name, rows, { verdicts, errors }) {
  const expected = verdictsOf(rows);
  if (verdicts.length !== expected.length) {
    throw new Error(`${name} finds ${verdicts.length} rows, not ${expected.length}`);
  }
  const place = expected.findIndex((verdict, index) => verdict !== verdicts[index]);
  if (place !== -1) {
    const [own, known] = [NAMES[verdicts[place]], NAMES[expected[place]]];
    throw new Error(`${name} differs first at row ${place + 2} of ${rows} rows: ${own}, where it is ${known}`);
  }
  const known = expectedOf(rows).errors;
  for (const field of new Set([...Object.keys(known), ...Object.keys(errors)])) {
    if (known[field] !== errors[field]) {
      throw new Error(`${name} finds ${errors[field] ?? 0} errors of ${field}, not ${known[field] ?? 0}`);
    }
  }
}

/** A short name of all verdicts of a file. */
export function digestOf(rows) {
  return createHash("sha256").update(verdictsOf(rows)).digest("hex").slice(0, 16);
}
