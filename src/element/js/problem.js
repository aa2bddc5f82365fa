// Everything that can keep the widget from working, in words that say what to do next.
import * as keys from "./keys.js";

/** What gives the text of a key in the words of a language. */
const text = (key, given) => (words) => words.say(key, given);

/** A problem with a stable code, a headline and advice, which are told in the words that the reader has. */
export class Problem extends Error {
  #title;
  #advice;

  /** `title` and `advice` give their texts in the words that they are called with. */
  constructor(code, title, advice) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.#title = title;
    this.#advice = advice;
  }

  /** The headline and the advice. */
  told(words) {
    return { title: this.#title(words), advice: this.#advice(words) };
  }

  /** What events tell: plain data. */
  detail(words) {
    const { title, advice } = this.told(words);
    return { code: this.code, message: `${title} ${advice}` };
  }
}

/** The policy of the page, or the browser, forbids WebAssembly. */
export function wasmBlocked() {
  return new Problem("wasm.blocked", text(keys.ELEMENT_BLOCKED), text(keys.ELEMENT_BLOCKED_ADVICE));
}

/**
 * The module is not there, cannot be reached, or is not the one that belongs to this script.
 *
 * @param reason `address`, `damage`, or the status that the server answered.
 */
export function wasmFailed(reason) {
  const title = text(keys.ELEMENT_NOT_LOADED, { reason });
  return new Problem("wasm.failed", title, text(keys.ELEMENT_NOT_LOADED_ADVICE));
}

/** The browser lacks what the element is made of. */
export function browserUnsupported() {
  const advice = text(keys.ELEMENT_UNSUPPORTED_ADVICE);
  return new Problem("browser.unsupported", text(keys.ELEMENT_UNSUPPORTED), advice);
}

/** Settings that cannot be used. `advice` says why, in the words that it is called with. */
export function settingsInvalid(advice) {
  return new Problem("configuration.invalid", text(keys.ELEMENT_NOT_SET_UP), advice);
}

/** Properties that no JSON can hold. */
export function notData() {
  return settingsInvalid(text(keys.ELEMENT_NOT_DATA));
}

/** A property that was set before the element was known, to what it does not take. */
export function wrongProperty(name, error) {
  const reason = error?.message ?? error;
  const isLogin = name === "tokenProvider";
  return settingsInvalid(isLogin ? text(keys.ELEMENT_TOKEN_PROVIDER) : text(keys.ELEMENT_PROPERTY, { name, reason }));
}

/** The module stopped for good. */
export function engineFault() {
  return new Problem("engine.fault", text(keys.ELEMENT_STOPPED), text(keys.ELEMENT_STOPPED_ADVICE));
}

/** An attribute that would show a secret to everybody. Its value is not repeated. */
export function secretAttribute(name) {
  const title = text(keys.ELEMENT_SECRET, { name });
  return new Problem("element.secret_attribute", title, text(keys.ELEMENT_SECRET_ADVICE));
}

/** Another copy of this package was faster; `other` is its version. */
export function duplicateElement(tag, own, other) {
  const title = text(keys.ELEMENT_DUPLICATE, { tag, own, other: own === other ? "" : other });
  return new Problem("element.duplicate", title, text(keys.ELEMENT_DUPLICATE_ADVICE));
}

/** Problems that other settings do not mend. */
const BEYOND_SETTINGS = ["wasm.failed", "wasm.blocked", "browser.unsupported", "engine.fault"];

/** Whether other settings may mend a problem. */
export function isAboutSettings({ code }) {
  return !BEYOND_SETTINGS.includes(code);
}

/** What was thrown, as a problem. */
export function asProblem(error) {
  return error instanceof Problem ? error : engineFault();
}
