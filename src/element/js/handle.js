// Puts an element into the page for programs that would rather call a function.
import { PROPERTY_NAMES } from "./attributes.js";

function assign(element, options) {
  for (const [name, value] of Object.entries(options)) {
    if (!PROPERTY_NAMES.includes(name)) {
      throw new TypeError(`"${name}" is no option. There are: ${PROPERTY_NAMES.join(", ")}.`);
    }
    element[name] = value;
  }
}

/**
 * Appends an element of this class to a target.
 *
 * @returns the handle that `mount` promises.
 */
export function appendElement(Element, target, options) {
  const element = new Element();
  assign(element, options);
  target.append(element);
  return {
    element,
    update(changes) {
      assign(element, changes);
    },
    destroy() {
      element.destroy();
      element.remove();
    },
  };
}
