// The language in which everything is said: that of --locale, else that of the settings, else English.

import { languageNamed } from "../internal.js";
import { texts } from "../languages.js";
import { init } from "../node.js";
import { settingsText } from "./settings.js";

/** Speaks the language that the words of the command line ask for. What cannot be used is refused where it is read. */
export async function chooseLanguage(words, { readsSettings }) {
  const config = readsSettings ? valueOf(words, "--config") : undefined;
  const locale = valueOf(words, "--locale") ?? (config === undefined ? undefined : await localeOf(config));
  if (languageNamed(locale, Object.keys(texts)) !== undefined) await init({ locale });
}

/** The last value of a flag, before anything is known to be wrong with the others. */
function valueOf(words, flag) {
  const end = words.indexOf("--");
  const flags = end < 0 ? words : words.slice(0, end);
  const values = flags.flatMap((word, place) => {
    if (word === flag) return flags.slice(place + 1, place + 2);
    return word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : [];
  });
  return values.at(-1);
}

async function localeOf(config) {
  try {
    return JSON.parse(await settingsText(config)).locale;
  } catch {
    return undefined;
  }
}
