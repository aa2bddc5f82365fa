// From a file, or standard input, to checked rows.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { say } from "../internal.js";
import { checkTable, init, readTable, suggestMapping } from "../node.js";
import { Failure, fileProblem } from "./failure.js";
import { readJsonFile } from "./json-file.js";
import * as keys from "./keys.js";
import { complain } from "./output.js";

/** More than the engine takes: it says so itself, and nothing larger needs to be in memory. */
const MOST_BYTES = 21 * 1024 * 1024;

/** The bytes, and the digest by which a plan names them. */
export async function readSource(file) {
  const chunks = [];
  let length = 0;
  try {
    for await (const chunk of file === "-" ? process.stdin : createReadStream(file)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > MOST_BYTES) break;
    }
  } catch (error) {
    throw new Failure(say(keys.COMMAND_UNREADABLE, { file: nameOf(file), reason: fileProblem(error) }));
  }
  const bytes = Buffer.concat(chunks);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, sha256 };
}

/** What the file is called in a sentence. */
export function nameOf(file) {
  return file === "-" ? say(keys.COMMAND_STANDARD_INPUT) : file;
}

/** What is known about each column. */
export async function readMapping(table, path, rules) {
  if (path === undefined) return suggestMapping(table, rules).map(columnDocument);
  const targets = await readJsonFile(path, "--mapping");
  const isTarget = (target) => target === null || typeof target === "string";
  if (!Array.isArray(targets) || !targets.every(isTarget)) {
    throw new Failure(say(keys.COMMAND_MAPPING, { example: '["email", null, "extra:Department"]' }));
  }
  const { headers } = table;
  if (targets.length !== headers.length) {
    throw new Failure(say(keys.COMMAND_MAPPING_LENGTH, { targets: targets.length, columns: headers.length }));
  }
  return headers.map((header, column) => ({
    header,
    target: targets[column],
    reason: "chosenByHand",
    confidence: "high",
  }));
}

/** The keys that are documented, and no others. */
function columnDocument({ header, target, reason, confidence }) {
  return { header, target, reason, confidence };
}

/** A line for each column that is worth a look before users are created from it. */
export function mappingNotes(mapping) {
  const notes = { unknown: keys.COMMAND_COLUMN_UNKNOWN, alreadyTaken: keys.COMMAND_COLUMN_TAKEN };
  return mapping.flatMap(({ header, target, reason, confidence }) => {
    if (confidence === "medium") return [say(keys.COMMAND_COLUMN_GUESSED, { header, target })];
    return notes[reason] ? [say(notes[reason], { header })] : [];
  });
}

/** Everything that commands need to know about the file. */
export async function readCheckedFile(options, settings) {
  const { bytes, sha256 } = await readSource(options.file);
  await init();
  const table = readTable(bytes);
  const mapping = await readMapping(table, options.mapping, settings.rules);
  await complain(mappingNotes(mapping));
  const check = checkTable(table, mapping, settings.rules);
  return { file: options.file, sha256, mapping, check, counts: countsOf(check) };
}

function countsOf({ counts: { total, valid, duplicate, invalid } }) {
  return { total, valid, duplicate, invalid };
}

/** How many rows cannot be sent. */
export function unsendable({ total, valid }) {
  return total - valid;
}
