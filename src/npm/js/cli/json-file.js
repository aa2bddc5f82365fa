// JSON files that are given to the command.

import { readFile } from "node:fs/promises";
import { say } from "../internal.js";
import { Failure, fileProblem } from "./failure.js";
import * as keys from "./keys.js";

/** The text of such a file. */
export async function readTextFile(path, what) {
  const text = await readFile(path, "utf8").catch((error) => {
    throw new Failure(say(keys.COMMAND_UNREADABLE_FOR, { what, file: path, reason: fileProblem(error) }));
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
    // Its place at most: the parser quotes what it stumbled over, which may be a misplaced token.
    const [, line, column] = /line (\d+) column (\d+)/.exec(error.message) ?? [];
    throw new Failure(say(keys.COMMAND_NOT_JSON, { what, file: path, line, column }));
  }
}

const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * The value of a JSON text; whole numbers of 16 digits and more become their text. Identifiers of a store may be larger than
 * a JavaScript number can hold, and a plan must not show another user's company than the one that is sent.
 */
export function parseExactly(text) {
  const quoted = text.replace(STRINGS_AND_NUMBERS, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));
  return JSON.parse(quoted);
}
