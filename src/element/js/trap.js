// Tells a trap of our WebAssembly module from those of others on the page, as far as stacks tell:
// V8 and Firefox name the address of a module that was streamed, WebKit names none.

/** How WebKit writes a function of any module. Nothing better is known there. */
const NAMELESS = /<\?>[.:]wasm-function\[|\[wasm code\]/;

/** Whether an error says that a WebAssembly module stopped. */
export function isTrap(error) {
  const Trap = globalThis.WebAssembly?.RuntimeError;
  return Trap !== undefined && error instanceof Trap;
}

/** Whether the module, or part of one, from this address stopped, or, without one, what came as bytes. */
export function isTrapOf(address, error) {
  if (!isTrap(error)) {
    return false;
  }
  const lines = String(error.stack ?? "").split("\n");
  // The topmost function of a module is the one that stopped.
  const frame = lines.find((line) => line.includes("wasm-function["));
  if (frame === undefined) {
    return false;
  }
  if (address === "") {
    return !/https?:\S+:wasm-function\[/.test(frame);
  }
  return frame.includes(`${address}:wasm-function[`) || NAMELESS.test(frame);
}
