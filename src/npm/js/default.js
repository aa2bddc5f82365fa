// The entry for browsers and bundlers: the modules are files beside this one.
import { initWith } from "./internal.js";
import { texts } from "./languages.js";

export * from "./api.js";

const sources = {
  core: () => new URL("./core.wasm", import.meta.url),
  send: () => new URL("./send.wasm", import.meta.url),
  texts,
};

/** @type {typeof import("./index.d.ts").init} */
export function init(options) {
  return initWith(options, sources);
}
