// Reads the file of users, or standard input.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Failure, fileProblem } from "./failure.js";

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
    throw new Failure(`${nameOf(file)} cannot be read: ${fileProblem(error)}. Check the path.`);
  }
  const bytes = Buffer.concat(chunks);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { bytes, sha256 };
}

/** What the file is called in a sentence. */
export function nameOf(file) {
  return file === "-" ? "Standard input" : file;
}
