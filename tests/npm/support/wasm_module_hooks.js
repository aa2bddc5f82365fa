// Lets Node import a .wasm file as workerd does: what is imported is the compiled module.

/** A loader hook of node:module. */
export async function load(url, context, next) {
  if (!new URL(url).pathname.endsWith(".wasm")) return next(url, context);
  const source = `
    import { readFileSync } from "node:fs";
    export default new WebAssembly.Module(readFileSync(new URL(${JSON.stringify(url)})));
  `;
  return { format: "module", shortCircuit: true, source };
}
