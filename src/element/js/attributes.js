// Attributes as typed values, and back. Attributes are for settings that everybody may see.
import { configurationInvalid } from "./problem.js";

/** The attribute of each property that has one. */
export const ATTRIBUTE_OF = Object.freeze({
  dialect: "dialect",
  endpoint: "endpoint",
  companyId: "company-id",
  channelIds: "channel-ids",
  locale: "locale",
  theme: "theme",
  requestsPerMinute: "requests-per-minute",
  usersPerRequest: "users-per-request",
  lookUps: "look-ups",
});

/** Every property that a page may set, whether it has an attribute or not. */
export const PROPERTY_NAMES = Object.freeze([
  ...Object.keys(ATTRIBUTE_OF),
  "tokenProvider",
  "rules",
  "labels",
]);

/** A whole number from 1 as text. */
const WHOLE_NUMBER = /^[1-9][0-9]{0,14}$/;

/** The number in a text, or `null` if it is none. */
export function wholeNumber(text) {
  const trimmed = text?.trim() ?? "";
  return WHOLE_NUMBER.test(trimmed) ? Number(trimmed) : null;
}

/** The numbers in a text such as `1;2`, or `null` if one of them is none. */
export function wholeNumbers(text) {
  const parts = (text ?? "").split(/[;,]/).filter((part) => part.trim() !== "");
  const numbers = parts.map(wholeNumber);
  return numbers.includes(null) ? null : numbers;
}

const SWITCH = new Map([
  ["on", true],
  ["off", false],
]);

/** `true` for `on`, `false` for `off`, otherwise `null`. */
export function onOrOff(text) {
  return SWITCH.get(text?.trim().toLowerCase()) ?? null;
}

/** Writes a property to its attribute; nothing at all removes it. */
export function reflect(element, property, value) {
  const attribute = ATTRIBUTE_OF[property];
  if (value === null || value === undefined) {
    element.removeAttribute(attribute);
  } else if (typeof value === "boolean") {
    element.setAttribute(attribute, value ? "on" : "off");
  } else if (Array.isArray(value)) {
    element.setAttribute(attribute, value.join(";"));
  } else {
    element.setAttribute(attribute, String(value));
  }
}

const plainText = (text) => text.trim();

const READERS = {
  dialect: [plainText, ""],
  endpoint: [plainText, ""],
  companyId: [wholeNumber, "a whole number from 1, such as 42"],
  channelIds: [wholeNumbers, "whole numbers from 1, such as 1;2"],
  locale: [plainText, ""],
  theme: [plainText, ""],
  requestsPerMinute: [wholeNumber, "a whole number from 1 to 150"],
  usersPerRequest: [wholeNumber, "a whole number from 1"],
  lookUps: [onOrOff, "on or off"],
};

/**
 * The settings that the attributes of an element hold.
 *
 * @throws a problem that names the first attribute that cannot be used.
 */
export function readAttributes(element) {
  const settings = {};
  for (const [property, [read, expected]] of Object.entries(READERS)) {
    const attribute = ATTRIBUTE_OF[property];
    const text = element.getAttribute(attribute);
    // A blank attribute is one that a template had nothing for.
    if (text === null || text.trim() === "") {
      continue;
    }
    const value = read(text);
    if (value === null) {
      throw configurationInvalid(`The attribute "${attribute}" must be ${expected}.`);
    }
    settings[property] = value;
  }
  return settings;
}
