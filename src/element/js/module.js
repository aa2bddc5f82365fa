// `b2b-users/widget`: the element for bundlers and module scripts. Importing it does nothing.
import { B2bUsersElement as BaseElement } from "./element.js";
import { appendElement, register } from "./registration.js";
import { TEXT_FILES } from "./text-files.js";

// Bundlers look for exactly these expressions.
const PARTS = {
  engine: new URL("./widget-engine.wasm", import.meta.url),
  import: new URL("./widget-import.wasm", import.meta.url),
  shared: new URL("./widget-shared.wasm", import.meta.url),
};

/** `<b2b-users>`, with its WebAssembly module beside this file. */
export class B2bUsersElement extends BaseElement {
  static wasm() {
    // Bundlers look for exactly this expression.
    return new URL("./widget.wasm", import.meta.url);
  }

  static part(name) {
    return PARTS[name];
  }

  static texts(language) {
    return TEXT_FILES[language];
  }
}

/** Registers the element. Doing it again does nothing. */
export function define(tag = "b2b-users", options = {}) {
  return register(B2bUsersElement, tag, options);
}

/** Registers the element if need be, and puts one into `target`. */
export function mount(target, options = {}) {
  return appendElement(define(), target, options);
}
