// The same work written by hand over the bytes of the file: what JavaScript can do at its best. Rows are kept
// as offsets of cells, no cell becomes a string.

import * as rules from "../support/rules.js";
import { Addresses } from "./addresses.js";
import { isChannelList, isCost, isEmail, isText, isWholeNumber, wordsOf } from "./byte_checks.js";

const [COMMA, LINE_BREAK, QUOTE] = [44, 10, 34];
const isRole = wordsOf(rules.ROLE_WORDS);
const isWelcome = wordsOf(rules.WELCOME_WORDS);

const CHECKS = {
  firstName: (bytes, start, end) => end > start && isText(bytes, start, end, rules.LONGEST_TEXT),
  lastName: (bytes, start, end) => end > start && isText(bytes, start, end, rules.LONGEST_TEXT),
  email: (bytes, start, end) => end - start <= rules.LONGEST_EMAIL && isEmail(bytes, start, end),
  phoneNumber: (bytes, start, end) => isText(bytes, start, end, rules.LONGEST_TEXT),
  companyId: isWholeNumber,
  role: isRole,
  channelIds: isChannelList,
  acceptWelcomeEmail: isWelcome,
  uuid: (bytes, start, end) => isText(bytes, start, end, rules.LONGEST_TEXT),
  costCenter: isCost,
  notes: (bytes, start, end) => isText(bytes, start, end, rules.LONGEST_NOTE),
};

export function prepare() {}

export function check(bytes) {
  const headEnd = bytes.indexOf(LINE_BREAK);
  const fields = new TextDecoder().decode(bytes.subarray(0, headEnd)).split(",").map(rules.fieldOf);
  const checks = fields.map((field) => CHECKS[field]);
  const email = fields.indexOf("email");
  const width = fields.length;
  // Start and end of each cell, one after the other; a row takes at least its separators.
  let offsets = new Uint32Array(Math.max(1024, (bytes.length >> 5) * width));
  const addresses = new Addresses(bytes, bytes.length >> 6);
  const verdicts = [];
  const errors = [];
  let at = headEnd + 1;
  let used = 0;
  while (at < bytes.length) {
    if (used + width * 2 > offsets.length) offsets = grown(offsets);
    const row = used;
    at = readRow(bytes, at, offsets, used, width);
    used += width * 2;
    let wrong = false;
    let emailIsRight = true;
    for (let column = 0; column < width; column += 1) {
      if (checks[column](bytes, offsets[row + column * 2], offsets[row + column * 2 + 1])) continue;
      errors.push([verdicts.length, fields[column]]);
      wrong = true;
      if (column === email) emailIsRight = false;
    }
    const repeated = emailIsRight && addresses.repeats(offsets[row + email * 2], offsets[row + email * 2 + 1]);
    verdicts.push(wrong ? rules.INVALID : repeated ? rules.DUPLICATE : rules.VALID);
  }
  return { offsets, used, verdicts, errors };
}

/** Writes where the cells of a row are, quotation marks left out, and gives where the next row begins. */
function readRow(bytes, begin, offsets, place, width) {
  let at = begin;
  for (let column = 0; column < width; column += 1) {
    let start = at;
    let end;
    if (bytes[at] === QUOTE) {
      start = at + 1;
      at = start;
      // A doubled mark stands for one.
      while (bytes[at] !== QUOTE || bytes[at + 1] === QUOTE) at += bytes[at] === QUOTE ? 2 : 1;
      end = at;
      at += 1;
    } else {
      while (at < bytes.length && bytes[at] !== COMMA && bytes[at] !== LINE_BREAK) at += 1;
      end = at;
    }
    offsets[place + column * 2] = start;
    offsets[place + column * 2 + 1] = end;
    at += 1;
  }
  return at;
}

function grown(offsets) {
  const larger = new Uint32Array(offsets.length * 2);
  larger.set(offsets);
  return larger;
}

export function result({ verdicts, errors }) {
  const byField = {};
  for (const [, field] of errors) byField[rules.productField(field)] = (byField[rules.productField(field)] ?? 0) + 1;
  return { verdicts: Uint8Array.from(verdicts), errors: byField };
}

export function release() {}
