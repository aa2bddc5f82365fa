// Notices that the WebAssembly module stopped. A trap leaves it half alive: nothing that was
// promised happens any more, so every element on the page has to say so.
//
// Stacks tell a trap of our module from those of others as far as they go: V8 and Firefox name the
// address of a module that was streamed, WebKit names none.

/** How WebKit writes a function of any module. Nothing better is known there. */
const NAMELESS = /<\?>[.:]wasm-function\[|\[wasm code\]/;

/** Whether an error says that a WebAssembly module stopped. */
export function isTrap(error) {
  const Trap = globalThis.WebAssembly?.RuntimeError;
  return Trap !== undefined && error instanceof Trap;
}

/** Whether the module, or part of one, from this address stopped, or, without one, what came as bytes. */
function isTrapOf(address, error) {
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

const watchers = new Set();
let stopped = false;
/** Where the module and its parts came from; empty for bytes. */
const addresses = new Set();
let memory = null;

/** Whether the engine of this page stopped for good. */
export function engineHasStopped() {
  return stopped;
}

/** Tells where the module or a part of it came from, empty for bytes. */
export function rememberAddress(address) {
  addresses.add(address);
}

/** Tells which memory is the module's own. */
export function rememberMemory(moduleMemory) {
  memory = moduleMemory;
}

function onError(event) {
  // A trap in a promise arrives as a rejection that no one handled.
  const error = event.error ?? event.reason;
  if (memory && [...addresses].some((address) => isTrapOf(address, error))) {
    reportFault();
  }
}

/** Tells every watcher, once, and keeps the module from doing anything more. */
export function reportFault() {
  if (stopped) {
    return;
  }
  stopped = true;
  for (const watcher of [...watchers]) {
    watcher();
  }
  // A timer or a promise that is left finds no function to call in here, so it cannot send.
  new Uint8Array(memory.buffer).fill(0xff);
}

/** Calls back if the engine stops. Until {@link unwatchFaults} there is a listener at the window. */
export function watchFaults(watcher) {
  if (watchers.size === 0) {
    globalThis.addEventListener("error", onError);
    globalThis.addEventListener("unhandledrejection", onError);
  }
  watchers.add(watcher);
}

/** Ends {@link watchFaults}; the last one takes the listeners with it. */
export function unwatchFaults(watcher) {
  watchers.delete(watcher);
  if (watchers.size === 0) {
    globalThis.removeEventListener("error", onError);
    globalThis.removeEventListener("unhandledrejection", onError);
  }
}
