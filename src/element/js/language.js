// The tables of texts of the languages that the module does not hold, loaded when one is wanted.
/* global __TEXTS__ */

/** File and digest of each, written by the build. */
const TEXTS = typeof __TEXTS__ === "object" ? __TEXTS__ : {};

/**
 * Loads the texts of a language.
 *
 * @param addressOf gives the address of a table by the language and the name of its file.
 */
export async function loadTexts(language, addressOf) {
  const { file, integrity } = TEXTS[language];
  // The digest keeps out a table that was changed, and one of another release.
  const response = await fetch(addressOf(language, file), { integrity });
  if (!response.ok) {
    throw new Error(`${file}: the server answered ${response.status}`);
  }
  return response.text();
}
