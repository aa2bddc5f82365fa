// Notices that the WebAssembly module stopped. A trap leaves it half alive: nothing that was
// promised happens any more, so every element on the page has to say so.

const watchers = new Set();
let stopped = false;
let moduleAddress = "";

/** Whether the engine of this page stopped for good. */
export function engineHasStopped() {
  return stopped;
}

/** Tells where the module came from, which tells its faults from those of other modules. */
export function rememberModuleAddress(address) {
  moduleAddress = address;
}

/** Whether an error is a trap of our module, as far as its stack tells. */
export function isOurFault(error) {
  const Trap = globalThis.WebAssembly?.RuntimeError;
  if (!Trap || !(error instanceof Trap)) {
    return false;
  }
  const modules = String(error.stack ?? "").match(/\bhttps?:[^\s)]*?\.wasm/g) ?? [];
  return modules.length === 0 || moduleAddress === "" || modules.includes(moduleAddress);
}

function onError(event) {
  // A trap in a promise arrives as a rejection that nobody handled.
  if (isOurFault(event.error ?? event.reason)) {
    reportFault();
  }
}

/** Tells every watcher, once. */
export function reportFault() {
  if (stopped) {
    return;
  }
  stopped = true;
  for (const watcher of [...watchers]) {
    watcher();
  }
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
