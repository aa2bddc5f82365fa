// Checks of a cell as bytes, from `start` to before `end`.

import { GREATEST_COST } from "../support/rules.js";

const [ZERO, NINE, DOT, AT, DASH, PLUS, SEMICOLON, QUOTE] = [48, 57, 46, 64, 45, 43, 59, 34];

/** What a byte may be: in a local part, in a domain, a letter. */
const [LOCAL, DOMAIN, LETTER] = [1, 2, 4];
const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 128; byte += 1) {
  const letter = String.fromCharCode(byte);
  if (/[A-Za-z0-9_'+\-.]/.test(letter)) KINDS[byte] |= LOCAL;
  if (/[A-Za-z0-9-]/.test(letter)) KINDS[byte] |= DOMAIN;
  if (/[A-Za-z]/.test(letter)) KINDS[byte] |= LETTER;
}

const isDigit = (byte) => byte >= ZERO && byte <= NINE;

/** Whether a text has at most so many characters. */
export function isText(bytes, start, end, longest) {
  if (end - start <= longest) return true;
  let length = 0;
  for (let at = start; at < end; at += 1) {
    if ((bytes[at] & 0xc0) !== 0x80) length += 1;
    // A doubled quotation mark stands for one.
    if (bytes[at] === QUOTE) at += 1;
  }
  return length <= longest;
}

/** A positive whole number without zeros in front. */
export function isWholeNumber(bytes, start, end) {
  if (start === end || bytes[start] === ZERO) return false;
  for (let at = start; at < end; at += 1) if (!isDigit(bytes[at])) return false;
  return true;
}

/** Whole numbers with semicolons between them. */
export function isChannelList(bytes, start, end) {
  let first = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && bytes[at] !== SEMICOLON) continue;
    if (!isWholeNumber(bytes, first, at)) return false;
    first = at + 1;
  }
  return true;
}

/** A decimal number up to the greatest, or nothing. */
export function isCost(bytes, start, end) {
  if (start === end) return true;
  const negative = bytes[start] === DASH;
  let at = negative || bytes[start] === PLUS ? start + 1 : start;
  let whole = 0;
  const firstDigit = at;
  for (; at < end && isDigit(bytes[at]); at += 1) whole = whole * 10 + bytes[at] - ZERO;
  if (at === firstDigit) return false;
  let fraction = 0;
  if (at < end) {
    if (bytes[at] !== DOT || at + 1 === end) return false;
    for (at += 1; at < end; at += 1) {
      if (!isDigit(bytes[at])) return false;
      fraction |= bytes[at] - ZERO;
    }
  }
  return negative || whole < GREATEST_COST || (whole === GREATEST_COST && fraction === 0);
}

/** An address, by the rule of `EMAIL`. */
export function isEmail(bytes, start, end) {
  let at = start;
  for (; at < end && bytes[at] !== AT; at += 1) {
    if ((KINDS[bytes[at]] & LOCAL) === 0) return false;
    if (bytes[at] === DOT && (at === start || bytes[at + 1] === DOT)) return false;
  }
  if (at === start || at === end || bytes[at - 1] === DOT || bytes[at - 1] === 39) return false;
  let labels = 0;
  let label = at + 1;
  for (at = label; at < end; at += 1) {
    if (bytes[at] === DOT) {
      if (at === label) return false;
      labels += 1;
      label = at + 1;
    } else if ((KINDS[bytes[at]] & DOMAIN) === 0 || (at === label && bytes[at] === DASH)) return false;
  }
  if (labels === 0 || end - label < 2) return false;
  for (at = label; at < end; at += 1) if ((KINDS[bytes[at]] & LETTER) === 0) return false;
  return true;
}

/** A check for one of some words in any case. */
export function wordsOf(words) {
  const known = [...words.keys()].map((word) => Uint8Array.from(word, (letter) => letter.charCodeAt(0)));
  const isWord = (word, bytes, start) => word.every((byte, index) => (bytes[start + index] | 0x20) === (byte | 0x20));
  return (bytes, start, end) => {
    for (let index = 0; index < known.length; index += 1) {
      if (known[index].length === end - start && isWord(known[index], bytes, start)) return true;
    }
    return false;
  };
}
