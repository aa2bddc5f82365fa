// Loads the parts that the build cut off the WebAssembly module, when the module asks for one of them.
/* global __PARTS__ */

/** File and digest of each part, written by the build; a module in one piece has none. */
const PARTS = typeof __PARTS__ === "object" ? __PARTS__ : {};

let addressOf;
let tellAddress = () => {};

/**
 * Says where parts are.
 *
 * @param find gives the address of a part by its name and the name of its file.
 * @param tell is told the address of each part that runs.
 */
export function locateParts(find, tell = tellAddress) {
  addressOf = find;
  tellAddress = tell;
}

async function fetchPart(name) {
  const { file, integrity } = PARTS[name];
  // The digest keeps out a file that was changed, and one of another release.
  const response = await fetch(addressOf(name, file), { integrity });
  if (!response.ok) {
    throw new Error(`${file}: HTTP ${response.status}`);
  }
  return response;
}

/** Whether a response can be compiled while it arrives. Stacks name the address of such a module only. */
export function isStreamed(response) {
  const type = response.headers.get("content-type")?.toLowerCase();
  return type === "application/wasm" && typeof WebAssembly.instantiateStreaming === "function";
}

async function instantiate(response, imports) {
  if (isStreamed(response)) {
    tellAddress(response.url);
    return WebAssembly.instantiateStreaming(response, imports);
  }
  return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}

/** Begins to load a part, and gives what starts it once all that it needs is there. */
export function part(name) {
  return () => {
    const response = fetchPart(name);
    // Noticed when the part is started.
    response.catch(() => {});
    return async (imports) => instantiate(await response, imports);
  };
}
