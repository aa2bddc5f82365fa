// The language of an element, and the tables of texts of those that the module does not hold.
/* global __TEXTS__ */
import { languageOf, Words } from "./words.js";

/** File and digest of each, written by the build. */
const TEXTS = typeof __TEXTS__ === "object" ? __TEXTS__ : {};

/** The language that needs no table, before the others. */
const LANGUAGES = ["en", ...Object.keys(TEXTS)];

/** So long texts are waited for, in milliseconds: English is better than nothing. */
const PATIENCE = 5_000;

/** The tables that were asked for, as promises, and those that are there. */
const asked = new Map();
const there = new Map();

/**
 * Loads the texts of a language, once. What fails may be tried again.
 *
 * @param addressOf gives the address of a table by the language and the name of its file.
 */
export function loadTexts(language, addressOf) {
  if (!asked.has(language)) {
    const table = fetchTexts(language, addressOf);
    asked.set(language, table);
    table.then(
      (lines) => there.set(language, lines),
      () => asked.delete(language),
    );
  }
  return asked.get(language);
}

async function fetchTexts(language, addressOf) {
  const { file, integrity } = TEXTS[language];
  // The digest keeps out a table that was changed, and one of another release.
  const signal = AbortSignal.timeout(PATIENCE);
  const response = await fetch(addressOf(language, file), { integrity, signal });
  if (!response.ok) {
    throw new Error(`${file}: HTTP ${response.status}`);
  }
  return response.text();
}

/** The language that an element is to speak: its own, else that of the page, else English; and its tag. */
function wantedBy(element) {
  for (const tag of [element.locale, tagAround(element)]) {
    const language = languageOf(tag, LANGUAGES);
    if (language !== undefined) {
      return { tag, language };
    }
  }
  return { tag: "en", language: "en" };
}

/** What the nearest element with a language says. Shadow roots are looked out of. */
function tagAround(element) {
  for (let inner = element; inner; inner = inner.getRootNode().host) {
    const marked = inner.closest("[lang]");
    if (marked) {
      return marked.getAttribute("lang");
    }
  }
  return undefined;
}

/** The words for an element: in its language if that is there, else in English. */
export function wordsFor(element) {
  const { tag, language } = wantedBy(element);
  if (!there.has(language)) {
    return new Words();
  }
  try {
    return new Words(tag, there.get(language));
  } catch {
    // The tag has more than a language, and that is none.
    return new Words(language, there.get(language));
  }
}

/** Gets the texts for an element. Gives whether there are any now that were not there before. */
export async function fetchWordsFor(element, addressOf) {
  const { language } = wantedBy(element);
  if (language === "en" || there.has(language)) {
    return false;
  }
  return loadTexts(language, addressOf).then(
    () => true,
    () => false,
  );
}
