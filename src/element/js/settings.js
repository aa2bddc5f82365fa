// The settings of an element: as attributes, as properties, and as the text that the engine takes.
// The engine alone judges them, so what is said here is what it says for the site.
import { notData, wrongProperty } from "./problem.js";
import { PROPERTIES } from "./properties.js";

const SETTINGS = Object.entries(PROPERTIES);

/** The attribute of a property: the same name, with a hyphen in front of what was a capital. */
const attributeOf = (name) => name.replace(/[A-Z]/g, "-$&").toLowerCase();

const isData = (kind) => kind === "data";

/** The attributes of all settings that have one. */
export const ATTRIBUTES = SETTINGS.flatMap(([name, kind]) => (isData(kind) ? [] : attributeOf(name)));

/** Every property that a page may set, whether it has an attribute or not. */
export const PROPERTY_NAMES = Object.freeze([...Object.keys(PROPERTIES), "tokenProvider"]);

/** The settings of each element that no attribute holds, and those that there are not. */
const kept = new WeakMap();

function keptOf(element) {
  if (!kept.has(element)) {
    kept.set(element, { values: {}, unknown: {} });
  }
  return kept.get(element);
}

/** A whole number from 1 as text. */
const WHOLE_NUMBER = /^[1-9][0-9]{0,14}$/;

function wholeNumber(text) {
  const trimmed = text?.trim() ?? "";
  return WHOLE_NUMBER.test(trimmed) ? Number(trimmed) : null;
}

function wholeNumbers(text) {
  const parts = (text ?? "").split(/[;,]/).filter((part) => part.trim() !== "");
  const numbers = parts.map(wholeNumber);
  return numbers.includes(null) ? [] : numbers;
}

/** What a property gives for the text of its attribute, by the kind of the setting. */
const VALUES = {
  text: (text) => text,
  number: wholeNumber,
  numbers: wholeNumbers,
  switch: (text) => text?.trim().toLowerCase() !== "off",
};

/** Writes a property to its attribute; nothing at all removes it. */
function reflect(element, attribute, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(attribute);
  } else if (typeof value === "boolean") {
    element.setAttribute(attribute, value ? "on" : "off");
  } else {
    element.setAttribute(attribute, Array.isArray(value) ? value.join(";") : String(value));
  }
}

function accessors(name, kind, changed) {
  if (isData(kind)) {
    return {
      get() {
        return keptOf(this).values[name] ?? null;
      },
      set(value) {
        keptOf(this).values[name] = value ?? null;
        changed(this);
      },
    };
  }
  const attribute = attributeOf(name);
  return {
    get() {
      return VALUES[kind](this.getAttribute(attribute));
    },
    set(value) {
      reflect(this, attribute, value);
    },
  };
}

/** Gives a class of elements its properties. `changed` is told of those that have no attribute. */
export function addProperties(Element, changed) {
  for (const [name, kind] of SETTINGS) {
    const descriptor = accessors(name, kind, changed);
    Object.defineProperty(Element.prototype, name, { ...descriptor, configurable: true });
  }
}

/** Takes all settings at once: what is not named is not set, and what is none is left to the engine to refuse. */
export function takeSettings(element, settings) {
  for (const [name] of SETTINGS) {
    element[name] = settings[name];
  }
  // Their names are enough to refuse them; a value may be a secret.
  const unknown = Object.keys(settings).filter((name) => !Object.hasOwn(PROPERTIES, name));
  keptOf(element).unknown = Object.fromEntries(unknown.map((name) => [name, null]));
}

/**
 * Properties that were set before the browser knew the element hide its accessors. Takes them over, and
 * gives a problem for each that cannot be used; the others are taken.
 */
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

/**
 * The settings of an element as one JSON text, attributes as they are written.
 *
 * @throws a problem if JSON cannot hold them.
 */
export function settingsOf(element) {
  const settings = { ...keptOf(element).unknown };
  for (const [name, kind] of SETTINGS) {
    settings[name] = isData(kind) ? element[name] : element.getAttribute(attributeOf(name));
  }
  try {
    return JSON.stringify(settings);
  } catch {
    throw notData();
  }
}
