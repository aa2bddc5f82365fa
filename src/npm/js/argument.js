// What a program hands over, looked at without trust: a getter or a Proxy may do anything, so each
// part is read once, and whatever that throws becomes one of our errors.
import { B2bUsersError, wordsOf } from "./error.js";

/** An argument of the wrong shape. */
export function invalid(name, wanted) {
  return new B2bUsersError("argument.invalid", `${name}: ${wanted} is needed.`);
}

/** Does what may run code of the program. */
export function reading(name, read) {
  try {
    return read();
  } catch (thrown) {
    throw new B2bUsersError("argument.invalid", `${name}: it could not be read: ${wordsOf(thrown)}`, { cause: thrown });
  }
}

/** Whether it is a list. */
export function isList(name, value) {
  return reading(name, () => Array.isArray(value));
}

/** The keys and values of a plain object, those that count as left out excepted. */
export function partsOf(name, value, wanted) {
  if (value === null || typeof value !== "object" || isList(name, value)) {
    throw invalid(name, wanted);
  }
  if (!reading(name, () => isPlain(value))) {
    throw invalid(name, `${wanted}, and no Date, Map, Promise or other instance of a class,`);
  }
  const keys = reading(name, () => Object.keys(value));
  const parts = keys.map((key) => [key, reading(`${name}.${key}`, () => value[key])]);
  return parts.filter(([, part]) => part !== undefined);
}

/** The parts of an object of options. A misspelt name is refused: it would be passed over unseen. */
export function optionsOf(name, value, known) {
  if (value === undefined) {
    return {};
  }
  const parts = partsOf(name, value, "an object");
  const unknown = parts.find(([key]) => !known.includes(key));
  if (unknown !== undefined) {
    const text = `${name}: "${unknown[0]}" is not known. Use ${known.join(", ")}, or leave it out.`;
    throw new B2bUsersError("argument.invalid", text);
  }
  return Object.fromEntries(parts);
}

/** Objects of other realms, such as those of a test's page, have another Object.prototype. */
function isPlain(value) {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
