// Values on their way into the engine, each as one JSON text.
import { isPlain, shownName } from "./argument.js";
import { B2bUsersError, wordsOf } from "./error.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

const MAX_CHARACTERS = 1 << 26;

/** A draft has two levels, a list of drafts three. What has more is looked through by the slower way. */
const LEVELS = 4;

// What is escaped in JSON, with halves of characters, which no UTF-8 holds, in full.
const ESCAPED = /\\(?:ud[89a-f][0-9a-f]{2}|[^])/g;

/** The text of a value. `code` is that of the error if there is none. */
export function textOf(name, value, code = "argument.invalid") {
  let text;
  try {
    text = isJson(value, LEVELS) ? JSON.stringify(value) : JSON.stringify(value, readable);
    // A half is written like this, and so is a backslash before such letters.
    if (text?.includes("\\ud")) {
      text = text.replace(ESCAPED, (escaped) => (escaped.length > 2 ? "\ufffd" : escaped));
    }
  } catch (thrown) {
    const reason = wordsOf(thrown).replace(/\s+/g, " ");
    throw new B2bUsersError(code, say(keys.MODULE_UNREADABLE, { name, reason }), { cause: thrown });
  }
  if (text === undefined) {
    throw new B2bUsersError(code, say(keys.MODULE_NEEDED, { name, what: say(keys.MODULE_JSON) }));
  }
  if (text.length > MAX_CHARACTERS) {
    throw new B2bUsersError(code, say(keys.MODULE_TOO_LONG, { name, most: MAX_CHARACTERS }));
  }
  return text;
}

/** Whether JSON says all of it. */
function isJson(value, levels) {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      break;
    default:
      return false;
  }
  if (value === null) {
    return true;
  }
  if (levels === 0) {
    return false;
  }
  if (Array.isArray(value)) {
    return value.every((member) => isJson(member, levels - 1));
  }
  if (!isPlain(value)) {
    return false;
  }
  for (const key in value) {
    if (!isJson(value[key], levels - 1)) {
      return false;
    }
  }
  return true;
}

/**
 * What JSON would leave out or change is given as its text, or refused.
 *
 * @this {Record<string, unknown>}
 */
function readable(key, value) {
  const given = this[key];
  switch (typeof given) {
    case "bigint":
      return String(given);
    case "number":
      return Number.isFinite(given) ? given : String(given);
    case "function":
    case "symbol":
      throw new TypeError(say(keys.MODULE_NEEDED, { name: shownName(key), what: say(keys.MODULE_VALUE) }));
    default:
      if (given && typeof given === "object" && !Array.isArray(given) && !isPlain(given)) {
        throw new TypeError(say(keys.MODULE_NEEDED_PLAIN, { name: shownName(key), what: say(keys.MODULE_PLAIN_OBJECT) }));
      }
      return value;
  }
}
