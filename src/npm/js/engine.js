// Loads the engine, once.
import load, * as exports from "./glue.js";
import { B2bUsersError, wordsOf } from "./error.js";
import { engineFault } from "./fault.js";
import { moduleOf } from "./source.js";

let ready = false;
let loading;

/** What the engine offers. Throws if it is not there yet, or has stopped. */
export function engine() {
  const fault = engineFault();
  if (fault !== undefined) {
    throw fault;
  }
  if (!ready) {
    throw new B2bUsersError("init.required", "The engine is not loaded yet. Await init() first.");
  }
  return exports;
}

/**
 * Loads the module that the options name, else what `usual` gives, unless that was done or is under
 * way. `read` may turn an address into something else.
 */
export async function initWith(options, usual, read = (address) => address) {
  // A failed attempt is forgotten, so that it can be repeated.
  loading ??= start(() => moduleOf(options, read) ?? usual()).catch((error) => {
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
    if (cause instanceof B2bUsersError) {
      throw cause;
    }
    throw new B2bUsersError(
      "init.failed",
      `The engine could not be loaded. Check that core.wasm is served, and that the page's policy allows 'wasm-unsafe-eval'. (${wordsOf(cause)})`,
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
  const offered = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  if (!neededExports().every((name) => offered.has(name))) {
    throw new Error("it is another module, or one of another version");
  }
  return module;
}

/** What the glue calls: functions by their name, methods by that of their class and their own. */
function neededExports() {
  const named = Object.entries(exports).filter(([name]) => name !== "default" && name !== "initSync");
  return ["memory", "__wbindgen_start"].concat(
    named.flatMap(([name, value]) => {
      const methods = [value, value.prototype].flatMap((owner) => Object.getOwnPropertyNames(owner ?? {}));
      return /^[A-Z]/.test(name) ? methods.filter(isOurs).map((method) => `${name.toLowerCase()}_${method}`) : [name];
    }),
  );
}

function isOurs(method) {
  return /^[a-z]/.test(method) && !["constructor", "free", "prototype", "name", "length"].includes(method);
}
