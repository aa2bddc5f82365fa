// The entry for Node, whose fetch does not take files.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { initWith } from "./internal.js";
import { texts } from "./languages.js";

export * from "./api.js";

// Bundlers take the modules along when they see their addresses spelled out like this.
const sources = {
  core: () => readOwn("core.wasm", new URL("./core.wasm", import.meta.url)),
  send: () => readOwn("send.wasm", new URL("./send.wasm", import.meta.url)),
  // For the command alone, so bundlers need not see it.
  settings: () => readFile(beside("settings.wasm")),
  texts,
};

/** @type {typeof import("./index.d.ts").init} */
export function init(options) {
  return initWith(options, sources, fromFile);
}

/** Some bundlers make an address for browsers of it, which says nothing on a server. */
function readOwn(name, address) {
  return readFile(address.protocol === "file:" ? address : beside(name));
}

function beside(name) {
  return join(dirname(fileURLToPath(import.meta.url)), name);
}

/** Files are read, everything else is fetched. */
function fromFile(address) {
  return address.protocol === "file:" ? readFile(address) : address;
}
