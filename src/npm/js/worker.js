// The entry for servers at the edge, where modules are imported and nothing is compiled at run time.
import core from "./core.wasm";
import { initWith } from "./internal.js";
import { texts } from "./languages.js";
import send from "./send.wasm";

export * from "./api.js";

/** @type {typeof import("./index.d.ts").init} */
export function init(options) {
  return initWith(options, { core: () => core, send: () => send, texts });
}
