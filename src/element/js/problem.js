// Everything that can keep the widget from working, in words that say what to do next.

/** A problem with a stable code, a headline and advice. */
export class Problem extends Error {
  constructor(code, title, advice) {
    super(`${title} ${advice}`);
    this.name = "Problem";
    this.code = code;
    this.title = title;
    this.advice = advice;
  }

  /** What events tell: plain data. */
  get detail() {
    return { code: this.code, message: this.message };
  }
}

/** The policy of the page, or the browser, forbids WebAssembly. */
export function wasmBlocked() {
  return new Problem(
    "wasm.blocked",
    "This page may not run WebAssembly.",
    "Add 'wasm-unsafe-eval' to script-src in the content security policy of the page, or show the tool in an iframe with frame.html, which has a policy of its own.",
  );
}

/** The module is not there, cannot be reached, or is not the one that belongs to this script. */
export function wasmFailed(reason) {
  return new Problem(
    "wasm.failed",
    `The tool could not be loaded (${reason}).`,
    "Check the connection. If it stays so: put the .wasm file of the same version where the script expects it, and allow its address in connect-src of the page's content security policy.",
  );
}

/** The browser lacks what the element is made of. */
export function browserUnsupported() {
  return new Problem(
    "browser.unsupported",
    "This browser is too old for B2B Users.",
    "Open the page in a current version of Chrome, Edge, Firefox or Safari.",
  );
}

/** Settings that cannot be used. */
export function settingsInvalid(message) {
  return new Problem("configuration.invalid", "B2B Users is not set up yet.", message);
}

/** A property that was set before the element was known, to what it does not take. */
export function wrongProperty(name, error) {
  return settingsInvalid(`Set the property ${name} again: ${error?.message ?? error}`);
}

/** The module stopped for good. */
export function engineFault() {
  return new Problem(
    "engine.fault",
    "The tool stopped because of a fault of its own.",
    "Nothing more is sent. Look in the store which users were created, then reload this page.",
  );
}

/** An attribute that would show a secret to everybody. Its value is not repeated. */
export function secretAttribute(name) {
  return new Problem(
    "element.secret_attribute",
    `The attribute "${name}" was removed from <b2b-users>.`,
    "Everybody who opens the page can read attributes. Give a storefront login through the property tokenProvider; the store's own credentials belong to the proxy. If it was a real secret, replace it.",
  );
}

/** Another copy of this package was faster. */
export function duplicateElement(tag, own, other) {
  const which =
    own === other ? `another copy of version ${own}` : `version ${other}, while this is ${own}`;
  return new Problem(
    "element.duplicate",
    `<${tag}> is registered already, by ${which}.`,
    "The first one is used. Load the tool in one place only.",
  );
}

/** Problems that other settings do not mend. */
const BEYOND_SETTINGS = ["wasm.failed", "wasm.blocked", "browser.unsupported", "engine.fault"];

/** Whether other settings may mend a problem. */
export function isAboutSettings({ code }) {
  return !BEYOND_SETTINGS.includes(code);
}

/** What the engine threw, as a problem. */
export function asProblem(error) {
  if (error instanceof Problem) {
    return error;
  }
  if (typeof error?.code === "string" && typeof error.message === "string") {
    return new Problem(error.code, "B2B Users is not set up yet.", error.message);
  }
  return engineFault();
}
