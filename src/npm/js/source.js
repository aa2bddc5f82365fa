// The module that a program brings, instead of the one of this package.
import { invalid, optionsOf } from "./argument.js";

/** What the options name, or undefined. `read` may turn an address into something else. */
export function moduleOf(options, read) {
  const { module } = optionsOf("options", options, ["module"]);
  if (typeof module === "string" || module instanceof URL) {
    return read(new URL(module, globalThis.location?.href));
  }
  if (module !== undefined && !KINDS.some((isKind) => isKind(module))) {
    throw invalid("options.module", "a compiled module, its bytes, a Response, a URL or an address");
  }
  return module;
}

const KINDS = [
  (module) => module instanceof WebAssembly.Module,
  (module) => module instanceof ArrayBuffer,
  (module) => ArrayBuffer.isView(module),
  (module) => typeof Response !== "undefined" && module instanceof Response,
];
