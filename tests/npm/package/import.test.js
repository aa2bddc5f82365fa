// Importing the package has no effect, and needs no page.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";
import { fileOf } from "../support/entries.js";
import { modules } from "../support/manifest.js";

register("../support/wasm_module_hooks.js", import.meta.url);

const globalNames = () => Object.getOwnPropertyNames(globalThis).sort();

test("every entry can be imported where there is no page, and leaves no global behind", async () => {
  for (const name of ["document", "window", "HTMLElement", "customElements"]) {
    assert.equal(globalThis[name], undefined, `this test would show nothing: there is a ${name}`);
  }
  const before = globalNames();
  for (const file of modules().flatMap(({ files }) => files)) {
    await import(fileOf(file).href);
    assert.deepEqual(globalNames(), before, file);
  }
});

test("importing an entry neither compiles WebAssembly nor asks the network", async () => {
  const started = [];
  const watch = (owner, name) => {
    const original = owner[name];
    owner[name] = (...parameters) => {
      started.push(name);
      return original.apply(owner, parameters);
    };
  };
  for (const name of ["compile", "instantiate", "compileStreaming", "instantiateStreaming"]) watch(WebAssembly, name);
  watch(globalThis, "fetch");
  for (const file of modules().flatMap(({ files }) => files)) {
    // A query makes it a module of its own, which is evaluated again.
    await import(`${fileOf(file).href}?again`);
  }
  assert.deepEqual(started, []);
});
