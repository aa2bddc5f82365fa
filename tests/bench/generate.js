// Writes the file that everybody reads, and what is right and wrong in it: generate.js ROWS FOLDER

import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { filesOf } from "./support/files.js";
import { rowMaker } from "./support/rows.js";
import { DUPLICATE, INVALID, VALID, productField } from "./support/rules.js";
import { HEADERS } from "./support/vocabulary.js";

const SEED = 20_261_127;
/** Rows that are written at once. */
const BLOCK = 10_000;

const [rows, folder] = [Number(process.argv[2]), process.argv[3]];
const files = filesOf(rows, folder);
const verdicts = Buffer.alloc(rows);
const expected = { rows, valid: 0, duplicate: 0, invalid: 0, errors: {} };
const names = { [VALID]: "valid", [DUPLICATE]: "duplicate", [INVALID]: "invalid" };

const output = openSync(files.table, "w");
writeSync(output, `${HEADERS.join(",")}\n`);
const next = rowMaker(SEED);
let block = [];
for (let index = 0; index < rows; index += 1) {
  const { line, verdict, blamed } = next(index);
  verdicts[index] = verdict;
  expected[names[verdict]] += 1;
  if (blamed) expected.errors[productField(blamed)] = (expected.errors[productField(blamed)] ?? 0) + 1;
  block.push(line);
  if (block.length === BLOCK || index === rows - 1) {
    writeSync(output, `${block.join("\n")}\n`);
    block = [];
  }
}
closeSync(output);
writeFileSync(files.verdicts, verdicts);
writeFileSync(files.expected, JSON.stringify(expected));
