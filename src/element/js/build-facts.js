// What only the build knows. Unbundled, as in a test, there is no digest to compare with.
/* global __VERSION__, __WASM_FILE__, __WASM_INTEGRITY__ */

/** The version of this package. */
export const VERSION = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0";

/** The name of the WebAssembly module's file. */
export const WASM_FILE = typeof __WASM_FILE__ === "string" ? __WASM_FILE__ : "widget.wasm";

/** The digest of that file, as the `integrity` of a request has it. */
export const WASM_INTEGRITY = typeof __WASM_INTEGRITY__ === "string" ? __WASM_INTEGRITY__ : "";
