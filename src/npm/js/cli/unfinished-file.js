// The file of --unfinished is removed if nobody is left for it, so it must not be somebody else's.

import { open } from "node:fs/promises";
import { Failure } from "./failure.js";

/** How each file of unfinished rows begins, whatever separates its cells. */
const OWN = /^\uFEFF?import_row[,;\t|]import_status[,;\t|]import_code/;
const LONGEST_START = 64;

/** Refuses a file that is there and does not hold the unfinished rows of an earlier import. */
export async function refuseForeignFile(path) {
  const start = await startOf(path);
  if (start === "" || OWN.test(start)) return;
  throw new Failure(
    `--unfinished: ${path} holds something other than the unfinished rows of an earlier import. ` +
      "Choose another path, or remove the file first.",
  );
}

/** How a file begins; nothing if there is none. What cannot be read is told when it is to be written. */
async function startOf(path) {
  const file = await open(path, "r").catch(() => null);
  if (file === null) return "";
  try {
    if (!(await file.stat()).isFile()) return "";
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LONGEST_START), 0, LONGEST_START, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
