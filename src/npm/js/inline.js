// The entry that carries the module within, for pages that can load nothing else.
import { base64 } from "./core.base64.js";
import { initWith } from "./internal.js";

export * from "./api.js";

export function init(options) {
  // Not fetched from a data address: policies that allow scripts often forbid those.
  return initWith(options, () => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}
