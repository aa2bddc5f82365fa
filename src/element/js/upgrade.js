// Properties that were set before the browser knew the element hide its accessors.
import { PROPERTY_NAMES } from "./attributes.js";
import { wrongProperty } from "./problem.js";

/** Takes them over. Gives a problem for each that cannot be used; the others are taken. */
export function takeOverProperties(element) {
  const problems = [];
  for (const name of PROPERTY_NAMES) {
    if (Object.hasOwn(element, name)) {
      const value = element[name];
      try {
        delete element[name];
        element[name] = value;
      } catch (error) {
        problems.push(wrongProperty(name, error));
      }
    }
  }
  return problems;
}
