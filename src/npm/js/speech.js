// The language that this package speaks: English, until init is told another one.
import { languageOf, Words } from "./words.js";

let words = new Words();

/** The text behind a key of `keys.js`, with its arguments. */
export function say(key, given) {
  return words.say(key, given);
}

/** What is spoken now. */
export function spoken() {
  return words;
}

/** Speaks another language from now on: that of this tag, with its table. */
export function speak(tag, table) {
  words = new Words(tag, table);
}

/** The language of these that a locale names, undefined if it names none. */
export function languageNamed(locale, languages) {
  try {
    const [tag] = Intl.getCanonicalLocales(locale);
    return typeof locale === "string" ? languageOf(tag, languages) : undefined;
  } catch {
    return undefined;
  }
}
