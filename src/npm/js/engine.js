// Loads the engine, once.
import load, * as exports from "./glue.js";
import { B2bUsersError } from "./error.js";

let ready = false;
let loading;
let broken;

/** What the engine offers. Throws if it is not there yet, or has stopped. */
export function engine() {
  if (broken !== undefined) {
    throw broken;
  }
  if (!ready) {
    throw new B2bUsersError("init.required", "The engine is not loaded yet. Await init() first.");
  }
  return exports;
}

/**
 * After a fault the engine is half dead: whatever it would still say could be wrong.
 */
export function breakEngine(fault) {
  broken ??= fault;
}

/** Loads it from what `find` gives, unless that was done or is under way. */
export function initWith(find) {
  // A failed attempt is forgotten, so that it can be repeated.
  loading ??= start(find).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function start(find) {
  try {
    await load({ module_or_path: await compiled(await find()) });
    ready = true;
  } catch (cause) {
    throw new B2bUsersError(
      "init.failed",
      `The engine could not be loaded. Check that core.wasm is served, and that the page's policy allows 'wasm-unsafe-eval'. (${cause?.message ?? cause})`,
      { cause },
    );
  }
}

/** Compiles what was found. Another module than ours would be kept for ever once it runs. */
async function compiled(found) {
  let source = found;
  if (source instanceof URL) {
    source = await fetch(source);
  }
  if (typeof Response !== "undefined" && source instanceof Response) {
    if (!source.ok) {
      throw new Error(`the server answered ${source.status}`);
    }
    source = await source.arrayBuffer();
  }
  const module = source instanceof WebAssembly.Module ? source : await WebAssembly.compile(source);
  if (!WebAssembly.Module.exports(module).some(({ name }) => name === "checkUser")) {
    throw new Error("it is another module");
  }
  return module;
}
