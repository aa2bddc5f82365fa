// What a program hands over: its shape is looked at before anything is done, so that a mistake is named where
// it was made.
import { B2bUsersError } from "./error.js";

/** An argument of the wrong shape. */
export function invalid(name, wanted) {
  return new B2bUsersError("argument.invalid", `${name}: ${wanted} is needed.`);
}

/** Refuses what is no object of names and values. A Promise that was not awaited would pass for an empty one. */
export function requireObject(name, value, wanted) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw invalid(name, wanted);
  }
  if (!isPlain(value)) {
    throw invalid(name, `${wanted}, and no Date, Map, Promise or other instance of a class,`);
  }
}

/** An object of options. A misspelt name is refused: it would be passed over unseen. */
export function optionsOf(name, value, known) {
  if (value === undefined) {
    return {};
  }
  requireObject(name, value, "an object");
  const unknown = Object.keys(value).find((key) => !known.includes(key) && value[key] !== undefined);
  if (unknown !== undefined) {
    const text = `${name}: "${unknown}" is not known. Use ${known.join(", ")}, or leave it out.`;
    throw new B2bUsersError("argument.invalid", text);
  }
  return { ...value };
}

/** A whole number that the engine can hold. */
export function whole(name, number) {
  if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) {
    throw invalid(name, "a whole number");
  }
  return number;
}

/** Whether it is no instance of a class. Objects of other realms, such as those of a test's page, have another
 *  Object.prototype. */
export function isPlain(object) {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
