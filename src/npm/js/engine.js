// Loads the files of the engine, each once: core.wasm by init, the other parts when they are needed.
import { invalid, optionsOf } from "./argument.js";
import load, * as exports from "./glue.js";
import { B2bUsersError, wordsOf } from "./error.js";
import { engineFault } from "./fault.js";
import { isBrowser } from "./host.js";
import * as keys from "./keys.js";
import { languageNamed, say, speak, spoken } from "./speech.js";

/** A file that is loaded once. A failed attempt is forgotten, so that it can be repeated. */
class OnceLoaded {
  #file;
  #start;
  #loading;
  isReady = false;

  constructor(file, start) {
    this.#file = file;
    this.#start = start;
  }

  load(find) {
    this.#loading ??= this.#attempt(find).catch((error) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #attempt(find) {
    try {
      await this.#start(await compiled(await find()));
      this.isReady = true;
    } catch (cause) {
      throw failed(keys.MODULE_INIT_FAILED, this.#file, cause);
    }
  }
}

function failed(key, file, cause) {
  // A page is served its files; anywhere else they come with the package.
  const place = isBrowser() ? "page" : "package";
  return new B2bUsersError("init.failed", say(key, { file, place, reason: wordsOf(cause) }), { cause });
}

/** The build that core.wasm is of. */
let build;

/** What core.wasm exports, once it runs. @type {WebAssembly.ModuleImports} */
let running = {};

const core = new OnceLoaded("core.wasm", async (module) => {
  // Another module than ours would be kept for ever once it runs.
  const offered = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  if (!neededExports().every((name) => offered.has(name))) {
    throw new Error(say(keys.MODULE_OTHER_RELEASE));
  }
  build = buildOf(module);
  running = { ...(await load({ module_or_path: module })) };
});

/** A part of the module. It shares the memory of core.wasm, whose inside it has to know. */
function partOf(name) {
  return new OnceLoaded(`${name}.wasm`, async (module) => {
    if (buildOf(module) !== `${build} ${name}`) {
      throw new Error(say(keys.MODULE_OTHER_RELEASE));
    }
    await WebAssembly.instantiate(module, { __wasm_split: running });
  });
}

const send = partOf("send");
const settings = partOf("settings");

/** Gives what sends, and what reads settings. */
let findSend;
let findSettings;

/** What the engine offers. Throws if it is not there yet, or has stopped. */
export function engine() {
  const fault = engineFault();
  if (fault !== undefined) {
    throw fault;
  }
  if (!core.isReady) {
    throw new B2bUsersError("init.required", say(keys.MODULE_INIT_REQUIRED));
  }
  return exports;
}

/** Loads what sends. */
export function readyToSend() {
  return send.load(findSend);
}

/** Loads what reads settings, which the command alone does. */
export function readyToReadSettings() {
  return settings.load(findSettings);
}

/** What the engine speaks. */
let told = spoken();

/** How often a language was wished for: of several wishes under way the last one counts. */
let wishes = 0;

/**
 * Loads what checks, and keeps where to find what sends: what the options name, else what `usual` gives. `read` may
 * turn an address into something else.
 */
export async function initWith(options, usual, read = (address) => address) {
  const given = optionsOf("options", options, ["module", "sendModule", "locale"]);
  const [module, sendModule] = ["module", "sendModule"].map((name) => sourceOf(name, given[name], read));
  if (given.locale !== undefined) {
    await speakAs(given.locale, usual.texts);
  }
  findSend = sendModule ?? findSend ?? usual.send;
  findSettings = usual.settings;
  await core.load(module ?? usual.core);
  if (told !== spoken() && engineFault() === undefined) {
    told = spoken();
    exports.useTexts(told.tag, told.table);
  }
}

/** Speaks the language of a locale from now on. `texts` load the table of each but English. */
async function speakAs(locale, texts) {
  const languages = ["en", ...Object.keys(texts)];
  const language = languageNamed(locale, languages);
  if (language === undefined) {
    throw invalid("options.locale", keys.MODULE_LOCALE, { languages: languages.join(", ") });
  }
  wishes += 1;
  const wish = wishes;
  try {
    const table = language === "en" ? "" : (await texts[language]()).table;
    if (wish === wishes) {
      speak(locale, table);
    }
  } catch (cause) {
    throw failed(keys.MODULE_TEXTS_FAILED, `texts-${language}.js`, cause);
  }
}

/** How to get what the options name; undefined if they do not. */
function sourceOf(name, source, read) {
  if (source === undefined) {
    return undefined;
  }
  if (typeof source === "string" || source instanceof URL) {
    return () => read(new URL(source, globalThis.location?.href));
  }
  if (!KINDS.some((isKind) => isKind(source))) {
    throw invalid(`options.${name}`, keys.MODULE_WASM);
  }
  return () => source;
}

const KINDS = [
  (source) => source instanceof WebAssembly.Module,
  (source) => source instanceof ArrayBuffer,
  (source) => ArrayBuffer.isView(source),
  (source) => typeof Response !== "undefined" && source instanceof Response,
];

/** Compiles what was found. */
async function compiled(found) {
  let source = found;
  if (source instanceof URL) {
    source = await fetch(source);
  }
  if (typeof Response !== "undefined" && source instanceof Response) {
    if (!source.ok) {
      throw new Error(say(keys.MODULE_ANSWERED, { status: source.status }));
    }
    source = await source.arrayBuffer();
  }
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}

/** The mark that the build put into a module, with its name if it is a part; empty if there is none. */
function buildOf(module) {
  const [mark] = WebAssembly.Module.customSections(module, "build");
  return mark === undefined ? "" : new TextDecoder().decode(mark);
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
