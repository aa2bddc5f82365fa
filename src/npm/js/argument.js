// What a program hands over: its shape is looked at before anything is done, so that a mistake is named where
// it was made.
import { B2bUsersError } from "./error.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

/**
 * An argument of the wrong shape.
 *
 * @param {string} name
 * @param {string} what the key of what is needed
 * @param {Record<string, unknown>} [given] the arguments of that
 */
export function invalid(name, what, given) {
  return wrong(keys.MODULE_NEEDED, { name, what: say(what, given) });
}

function wrong(key, given) {
  return new B2bUsersError("argument.invalid", say(key, given));
}

/** Refuses what is no object of names and values. A Promise that was not awaited would pass for an empty one. */
export function requireObject(name, value, what = keys.MODULE_OBJECT) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw invalid(name, what);
  }
  if (!isPlain(value)) {
    throw wrong(keys.MODULE_NEEDED_PLAIN, { name, what: say(what) });
  }
}

/** An object of options. A misspelt name is refused: it would be passed over unseen. */
export function optionsOf(name, value, known) {
  if (value === undefined) {
    return {};
  }
  requireObject(name, value);
  const unknown = Object.keys(value).find((key) => !known.includes(key) && value[key] !== undefined);
  if (unknown !== undefined) {
    throw wrong(keys.MODULE_UNKNOWN, { name, key: shownName(unknown), known: known.join(", ") });
  }
  return { ...value };
}

/** The beginning of a name that a program made up. A character that could steer a terminal is shown as U+FFFD. */
export function shownName(name) {
  const beginning = /^.{0,60}/su.exec(name)?.[0] ?? "";
  return beginning.replace(/\p{Cc}/gu, "\ufffd") + (beginning.length < name.length ? "…" : "");
}

/** A whole number that the engine can hold. */
export function whole(name, number) {
  if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) {
    throw invalid(name, keys.MODULE_WHOLE_NUMBER);
  }
  return number;
}

/** Whether it is no instance of a class. Objects of other realms, such as those of a test's page, have another
 *  Object.prototype. */
export function isPlain(object) {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
