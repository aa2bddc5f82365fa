// The one way to standard output and standard error: cleaned, without credentials, and at peace with readers that
// have gone away. A cell of a file can hold the sequences with which a terminal is told to move, to retitle itself or to
// run something; nothing of that may reach it.

import { say } from "../internal.js";
import { hide } from "./credentials.js";
import { exitCodes, fileProblem } from "./failure.js";
import * as keys from "./keys.js";

const gone = new Set();
let lost = null;

/** To be called once, before anything is written. */
export function watchOutput() {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error) => {
      gone.add(stream);
      // A reader that reads no further wants no more: `b2b-users check … | head` is no failure.
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
    await complain([`b2b-users: ${say(keys.COMMAND_OUTPUT_LOST, { reason: fileProblem(lost) })}`]);
    return exitCodes.trouble;
  }
  await write(process.stderr, "");
  return code;
}

// Control and format characters (also those that turn the reading direction), halves of surrogate
// pairs, and the two separators that some programs take for the end of a line.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const LINE_BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** One line of text without anything that a terminal could obey: it is shown as a labelled box. */
export function printable(text) {
  return String(text).replace(LINE_BREAKS, " ").replace(HIDDEN, box);
}

function box(character) {
  const point = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return `⟦U+${point}⟧`;
}

/** At most so many characters, with a mark where something was left out. */
export function shortened(text, most) {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}

/** A value as JSON in which hidden characters are escaped: readers get the same value. */
export function toJson(value) {
  const escaped = (character) =>
    Array.from({ length: character.length }, (_, index) => {
      const unit = character.charCodeAt(index).toString(16).padStart(4, "0");
      return `\\u${unit}`;
    }).join("");
  const text = JSON.stringify(value, null, 2);
  return text.replace(HIDDEN, (character) => (character === "\n" ? character : escaped(character)));
}

/** No cell but the last of a row is wider than this. */
const WIDEST = 40;

/** Lines in which the columns stand below each other. */
export function layOut(head, rows) {
  const cells = [head, ...rows].map((row) =>
    row.map((cell, column) => {
      const text = printable(cell ?? "").trim();
      return column === head.length - 1 ? text : shortened(text, WIDEST);
    }),
  );
  const widths = head.map((_, column) => cells.reduce((most, row) => Math.max(most, lengthOf(row[column])), 0));
  return cells.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat(widths[column] - lengthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}

const lengthOf = (text) => Array.from(text).length;

/** Lines of `name  number`. */
export function tally(entries) {
  const widest = entries.reduce((most, [name]) => Math.max(most, name.length), 0);
  return entries.map(([name, value]) => `  ${name.padEnd(widest)}  ${value}`);
}
