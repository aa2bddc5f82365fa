// The entry for Node, whose fetch does not take files.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { given, initWith } from "./internal.js";

export * from "./api.js";

export function init(options) {
  return initWith(() => given(options, fromFile) ?? fromFile(new URL("./core.wasm", import.meta.url)));
}

/** Files are read, everything else is fetched. */
function fromFile(address) {
  // By its path: some bundlers put a URL of their own in the place of Node's.
  return address.protocol === "file:" ? readFile(fileURLToPath(address.href)) : address;
}
