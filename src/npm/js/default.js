// The entry for browsers and bundlers: the module is a file beside this one.
import { initWith } from "./internal.js";

export * from "./api.js";

export function init(options) {
  return initWith(options, () => new URL("./core.wasm", import.meta.url));
}
