// The module that a program brings, instead of the one of this package.
import { optional } from "./call.js";

/** What the options name, or undefined. `read` may turn an address into something else. */
export function given(options, read = (address) => address) {
  const { module } = optional("options", options);
  if (typeof module === "string" || module instanceof URL) {
    return read(new URL(module, globalThis.location?.href));
  }
  return module;
}
