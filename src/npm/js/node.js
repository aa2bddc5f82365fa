// The entry for Node, whose fetch does not take files.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { initWith } from "./internal.js";

export * from "./api.js";

export function init(options) {
  return initWith(options, readOwn, fromFile);
}

/** Reads core.wasm. Bundlers take it along when they see its address spelled out like this. */
function readOwn() {
  const address = new URL("./core.wasm", import.meta.url);
  // Some make an address for browsers of it, which says nothing on a server.
  const path = address.protocol === "file:" ? address : join(dirname(fileURLToPath(import.meta.url)), "core.wasm");
  return readFile(path);
}

/** Files are read, everything else is fetched. */
function fromFile(address) {
  return address.protocol === "file:" ? readFile(address) : address;
}
