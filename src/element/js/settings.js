// The settings as the engine takes them: one JSON text.
import { readAttributes } from "./attributes.js";
import { configurationInvalid } from "./problem.js";

const NO_DIALECT =
  'Say how users are created, with the attribute dialect: "management" or "archive-v2" (through the proxy), "storefront-graphql" or "storefront" (with a storefront login).';

/**
 * The settings of an element.
 *
 * @throws a problem if they are not even of the right shape.
 */
export function settingsOf(element) {
  const settings = readAttributes(element);
  if (settings.dialect === undefined) {
    throw configurationInvalid(NO_DIALECT);
  }
  for (const property of ["rules", "labels"]) {
    if (element[property] !== null) {
      settings[property] = element[property];
    }
  }
  try {
    return JSON.stringify(settings);
  } catch {
    throw configurationInvalid(
      "The properties rules and labels must be plain data that JSON can hold.",
    );
  }
}
