// The one way to standard output and standard error: cleaned, without credentials, and at peace with
// readers that have gone away.

import { exitCodes } from "./exit-codes.js";
import { fileProblem } from "./failure.js";
import { printable, toJson } from "./printable.js";
import { hide } from "./secrets.js";

const gone = new Set();
let lost = null;

/** To be called once, before anything is written. */
export function watchOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      gone.add(stream);
      // Whoever reads no further wants no more: `b2b-users check … | head` is no failure.
      if (error.code !== "EPIPE" && stream === process.stdout) lost ??= error;
    });
  }
}

function write(stream, text) {
  if (gone.has(stream)) return Promise.resolve();
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}

const asText = (lines) => lines.map((line) => `${hide(printable(line))}\n`).join("");

/** Writes lines to standard output. */
export const print = (lines) => write(process.stdout, asText(lines));

/** Writes a value as JSON to standard output. */
export const printJson = (value) => write(process.stdout, `${hide(toJson(value))}\n`);

/** Writes lines to standard error. */
export const complain = (lines) => write(process.stderr, asText(lines));

/** Replaces the last line of a terminal; the two sequences are ours. */
export const rewriteLine = (line) => write(process.stderr, `\r${hide(printable(line))}\u001b[K`);

/** Waits until everything is written, and gives the exit code: results that got lost are trouble. */
export async function finishOutput(code) {
  await write(process.stdout, "");
  if (lost && code < exitCodes.trouble) {
    await complain([`b2b-users: The output could not be written: ${fileProblem(lost)}.`]);
    return exitCodes.trouble;
  }
  await write(process.stderr, "");
  return code;
}
