// Reads JSON without rounding: identifiers of a store may be larger than a JavaScript number can hold,
// and a plan must not show another user's company than the one that is sent.

const STRINGS_AND_NUMBERS = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** The value of a JSON text; whole numbers of 16 digits and more become their text. */
export function parseExactly(text) {
  const quoted = text.replace(STRINGS_AND_NUMBERS, (token) => (/^-?\d{16,}$/.test(token) ? `"${token}"` : token));
  return JSON.parse(quoted);
}
