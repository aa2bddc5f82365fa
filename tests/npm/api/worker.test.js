// The entry for workers of the edge, where a module of WebAssembly is imported and may not be compiled.

import assert from "node:assert/strict";
import { register } from "node:module";
import { test } from "node:test";
import { freshEntry } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { person } from "../support/people.js";

register("../support/wasm_module_hooks.js", import.meta.url);

const draft = person("worker@example.com");

test("in a worker init needs neither files nor a network nor a compiler", async (context) => {
  const api = await freshEntry("worker.js");
  await assertFails(api, () => api.checkUser(draft), "init.required");
  // Only now: Node compiles modules of its own when it loads one, and for the first Response.
  assert.ok(new Response("").ok);
  const { compile, compileStreaming, instantiateStreaming } = WebAssembly;
  context.after(() => Object.assign(WebAssembly, { compile, compileStreaming, instantiateStreaming }));
  const forbidden = () => {
    throw new WebAssembly.CompileError("Wasm code generation disallowed by embedder");
  };
  Object.assign(WebAssembly, { compile: forbidden, compileStreaming: forbidden, instantiateStreaming: forbidden });
  await api.init();
  assert.equal(api.checkUser(draft).user.email, draft.email);
  assert.equal(api.planRequests([draft]).length, 1);
});
