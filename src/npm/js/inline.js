// The entry that carries the modules within, for pages that can load nothing else.
import { base64 } from "./core.base64.js";
import { initWith } from "./internal.js";
import { texts } from "./languages.js";

export * from "./api.js";

const sources = {
  core: () => bytesOf(base64),
  // A bundler that makes one script puts it in there, too.
  send: async () => bytesOf((await import("./send.base64.js")).base64),
  texts,
};

/** @type {typeof import("./index.d.ts").init} */
export function init(options) {
  return initWith(options, sources);
}

/** Not fetched from a data address: policies that allow scripts often forbid those. */
function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
