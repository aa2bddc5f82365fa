// Loads the WebAssembly module, once for all elements of a page and again after a failure, and mounts
// widgets of it.
import init, { mount, refusal } from "./glue.js";
import { WASM_INTEGRITY } from "./build-facts.js";
import { engineHasStopped, rememberAddress, rememberMemory } from "./fault.js";
import { loadTexts } from "./language.js";
import { isStreamed, locateParts } from "./parts.js";
import { engineFault, settingsInvalid, wasmBlocked, wasmFailed } from "./problem.js";

let loading = null;

/** The smallest module there is shows whether the page may run any. */
async function wasmIsAllowed() {
  try {
    // Not all browsers that forbid it forbid compiling already.
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}

async function fetchModule(address) {
  let response;
  try {
    response = await fetch(address, WASM_INTEGRITY ? { integrity: WASM_INTEGRITY } : {});
  } catch {
    // With a digest to compare, the browser does not tell these apart.
    throw wasmFailed("address");
  }
  if (!response.ok) {
    throw wasmFailed(response.status);
  }
  return response;
}

/** The address that stacks name. A module that is not streamed has none there. */
function addressInStacks(source) {
  return source instanceof Response && isStreamed(source) ? source.url : "";
}

async function load(source, addressOfPart) {
  if (!(await wasmIsAllowed())) {
    throw wasmBlocked();
  }
  const isAddress = typeof source === "string" || source instanceof URL;
  const module_or_path = isAddress ? await fetchModule(source) : await source;
  const address = addressInStacks(module_or_path);
  try {
    locateParts(addressOfPart, rememberAddress);
    const { memory } = await init({ module_or_path });
    rememberAddress(address);
    rememberMemory(memory);
  } catch {
    throw wasmFailed("damage");
  }
}

/**
 * Makes the engine ready.
 *
 * @param source an address, a response, a compiled module or its bytes. The first one counts.
 * @param addressOfPart gives the address of a part that is loaded later, by its name and file.
 * @throws a problem: `wasm.blocked`, `wasm.failed` or `engine.fault`.
 */
export async function loadEngine(source, addressOfPart) {
  if (engineHasStopped()) {
    throw engineFault();
  }
  loading ??= load(source, addressOfPart).catch((problem) => {
    loading = null;
    throw problem;
  });
  await loading;
  if (engineHasStopped()) {
    throw engineFault();
  }
}

/** Calls what reads settings. Its refusal becomes a problem; anything else that is thrown is passed on. */
function reading(settings, work) {
  try {
    return work();
  } catch (error) {
    throw typeof error?.code === "string" ? refused(settings) : error;
  }
}

function refused(settings) {
  let said = "";
  return settingsInvalid((words) => {
    // After a fault the engine cannot be asked.
    said = engineHasStopped() ? said : refusal(settings, words.tag, words.table);
    return said;
  });
}

/** One life of the widget in its container, from mounting to its end. */
export class Mounting {
  #mounted;
  #settings;
  #provider;

  /**
   * Mounts the widget.
   *
   * @param addressOfTexts gives the address of the texts of a language, by its tag and file.
   * @throws a problem for settings that the engine cannot use.
   */
  constructor(container, settings, emit, provider, addressOfTexts) {
    const texts = (language) => loadTexts(language, addressOfTexts);
    this.#mounted = reading(settings, () => mount(container, settings, emit, provider ?? undefined, texts));
    this.#settings = settings;
    this.#provider = provider;
  }

  /**
   * Takes other settings or another source of logins. What is the same is left alone; what changes
   * together takes effect together.
   *
   * @throws a problem for settings that the engine cannot use. Then nothing changes: the login
   * that goes with them must not reach the place of the old ones.
   */
  apply(settings, provider) {
    if (settings !== this.#settings) {
      reading(settings, () => this.#mounted.update(settings));
      this.#settings = settings;
    }
    if (provider !== this.#provider) {
      this.#mounted.setTokenProvider(provider ?? undefined);
      this.#provider = provider;
    }
  }

  /** Stops everything that the widget started. It cannot be used again. */
  end() {
    this.#mounted?.unmount();
    this.#mounted = null;
  }
}
