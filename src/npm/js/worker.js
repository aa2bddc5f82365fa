// The entry for servers at the edge, where a module is imported and nothing is compiled at run time.
import core from "./core.wasm";
import { initWith } from "./internal.js";

export * from "./api.js";

export function init(options) {
  return initWith(options, () => core);
}
