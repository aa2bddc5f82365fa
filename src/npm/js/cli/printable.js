// Makes text safe to show. A cell of a file can hold the sequences with which a terminal is told to
// move, to retitle itself or to run something; nothing of that may reach it.

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
