// Reads a JSON file that somebody wrote by hand.

import { readFile } from "node:fs/promises";
import { Failure, fileProblem } from "./failure.js";

/** The text of such a file. */
export async function readTextFile(path, what) {
  const text = await readFile(path, "utf8").catch((error) => {
    throw new Failure(`${what}: ${path} cannot be read: ${fileProblem(error)}. Check the path.`);
  });
  // Windows programs like to put a byte order mark in front.
  return text.replace(/^\uFEFF/, "");
}

/** The value in a JSON file. `what` names the file's part in a sentence, such as `--config`. */
export async function readJsonFile(path, what) {
  const text = await readTextFile(path, what);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${what}: ${path} is not JSON: ${withoutExcerpt(error.message)}. Correct the file.`);
  }
}

/** The parser quotes what it stumbled over; in a file with a misplaced token, that is the token. */
function withoutExcerpt(message) {
  return message.replace(/^Unexpected token .*$/s, "an unexpected character").replace(/\.$/, "");
}
