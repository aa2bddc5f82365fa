// A file that was read, mapped and checked: where every command begins.

import { checkTable, init, readTable } from "../node.js";
import { mappingNotes, readMapping } from "./mapping.js";
import { complain } from "./output.js";
import { readSource } from "./source.js";

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
