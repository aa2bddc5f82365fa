// The entry for browsers and bundlers: the modules are files beside this one.
import { initWith } from "./internal.js";

export * from "./api.js";

const modules = {
  core: () => new URL("./core.wasm", import.meta.url),
  send: () => new URL("./send.wasm", import.meta.url),
};

/** @type {typeof import("./index.d.ts").init} */
export function init(options) {
  return initWith(options, modules);
}
