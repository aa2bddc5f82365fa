// Registers the element, and puts one into a page. The first copy on a page wins; a second one says so
// and steps back.
import { dispatch } from "./events.js";
import * as keys from "./keys.js";
import { wordsFor } from "./language.js";
import { duplicateElement } from "./problem.js";
import { PROPERTY_NAMES } from "./settings.js";

const registered = new Set();
const warned = new Set();

function warnOnce(tag, own, other) {
  if (warned.has(tag)) {
    return;
  }
  warned.add(tag);
  const detail = duplicateElement(tag, own, other).detail(wordsFor(document.documentElement));
  console.warn(detail.message);
  dispatch(document, "error", detail);
}

/** Whether a class is one of this copy. */
function isOwn(existing, Element) {
  return existing === Element || existing.prototype instanceof Element;
}

/** The class to register: the same one cannot have two names or two modules. */
function variantOf(Element, wasm) {
  if (wasm === undefined && !registered.has(Element)) {
    return Element;
  }
  return class extends Element {
    static wasm() {
      return wasm ?? super.wasm();
    }
  };
}

/**
 * Registers the element under a tag.
 *
 * @returns the class that the tag has now; nothing where there are no custom elements.
 */
export function register(Element, tag, { wasm } = {}) {
  if (!globalThis.customElements) {
    return undefined;
  }
  const existing = customElements.get(tag);
  if (existing) {
    if (!isOwn(existing, Element)) {
      warnOnce(tag, Element.version, existing.version ?? "unknown");
    }
    return existing;
  }
  const Variant = variantOf(Element, wasm);
  customElements.define(tag, Variant);
  registered.add(Variant);
  return Variant;
}

function assign(element, options) {
  for (const [name, value] of Object.entries(options)) {
    if (!PROPERTY_NAMES.includes(name)) {
      const known = PROPERTY_NAMES.join(", ");
      throw new TypeError(wordsFor(element).say(keys.ELEMENT_OPTION, { name, known }));
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
