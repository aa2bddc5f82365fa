// Getting ready: from where, how often, and what happens before and after a failure.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { once } from "node:events";
import { test } from "node:test";
import { fileOf, freshEntry } from "../support/entries.js";
import { assertFails, errorOf } from "../support/errors.js";
import { person } from "../support/people.js";

const bytes = await readFile(fileOf("core.wasm"));
const draft = person("before@example.com");

test("before init every function says that init comes first", async (context) => {
  const api = await freshEntry();
  const calls = {
    checkUser: () => api.checkUser(draft),
    userSchema: () => api.userSchema(),
    readTable: () => api.readTable("Email\na@example.com"),
    suggestMapping: () => api.suggestMapping({}),
    checkTable: () => api.checkTable({}, []),
    planRequests: () => api.planRequests([draft]),
    createUser: () => api.createUser(draft, {}),
    importUsers: () => api.importUsers([draft], {}),
  };
  for (const [name, call] of Object.entries(calls)) {
    await context.test(name, () => assertFails(api, call, "init.required"));
  }
});

test("createUser answers with a promise even before init", async () => {
  const api = await freshEntry();
  const promise = api.createUser(draft, {});
  assert.ok(promise instanceof Promise);
  await assert.rejects(promise);
});

const SOURCES = {
  "nothing, for its usual place": () => undefined,
  "no module": () => ({}),
  bytes: () => ({ module: new Uint8Array(bytes) }),
  "a view of a part of a buffer": () => ({ module: surrounded(bytes) }),
  "an ArrayBuffer": () => ({ module: new Uint8Array(bytes).buffer }),
  "a compiled module": () => ({ module: new WebAssembly.Module(bytes) }),
  "a response": () => ({ module: new Response(bytes, { headers: { "content-type": "application/wasm" } }) }),
  "the URL of a file": () => ({ module: fileOf("core.wasm") }),
  "the address of a file": () => ({ module: fileOf("core.wasm").href }),
};

for (const [what, options] of Object.entries(SOURCES)) {
  test(`init takes ${what}`, async () => {
    const api = await freshEntry();
    assert.equal(await api.init(options()), undefined);
    assert.equal(api.checkUser(draft).user.email, draft.email);
  });
}

test("init loads the engine from a server, whatever type the server calls it", async () => {
  for (const type of ["application/wasm", "application/octet-stream"]) {
    const server = createServer((_request, response) => response.writeHead(200, { "content-type": type }).end(bytes));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    try {
      const api = await freshEntry("default.js");
      await api.init({ module: `http://127.0.0.1:${server.address().port}/core.wasm` });
      assert.equal(api.checkUser(draft).user.email, draft.email, type);
    } finally {
      server.close();
    }
  }
});

test("the entry with the engine within needs no file and no network", async () => {
  const api = await freshEntry("inline.js");
  await api.init();
  assert.equal(api.checkUser(draft).user.email, draft.email);
});

test("init at the same time and again loads the engine once", async (context) => {
  let instances = 0;
  const { instantiate, Instance } = WebAssembly;
  context.after(() => Object.assign(WebAssembly, { instantiate, Instance }));
  WebAssembly.instantiate = (...parameters) => {
    instances += 1;
    return instantiate(...parameters);
  };
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, parameters) {
      instances += 1;
      return Reflect.construct(target, parameters);
    },
  });
  const api = await freshEntry();
  await Promise.all([api.init(), api.init(), api.init({ module: bytes })]);
  await api.init();
  assert.equal(instances, 1);
  assert.equal(api.checkUser(draft).user.email, draft.email);
});

/** A module that exports a function `checkUser` and nothing else. */
const onlyCheckUser = [
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0],
  ...[7, 13, 1, 9, ...Buffer.from("checkUser"), 0, 0, 10, 4, 1, 2, 0, 11],
];

const WRONG = {
  "bytes that are no module": () => new Uint8Array([1, 2, 3]),
  "half of the module": () => bytes.subarray(0, bytes.length / 2),
  "the module of something else": () => new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]),
  "a file that is not there": () => fileOf("nowhere.wasm"),
  "a refusal of the server": () => new Response("Not found", { status: 404 }),
  "an address that is none": () => "not an address",
  "a module that has one of our names": () => new Uint8Array(onlyCheckUser),
};

for (const [what, module] of Object.entries(WRONG)) {
  test(`init fails with ${what}, and works when it is tried again`, async () => {
    const api = await freshEntry();
    await assertFails(api, () => api.init({ module: module() }), "init.failed");
    await assertFails(api, () => api.checkUser(draft), "init.required");
    await api.init();
    assert.equal(api.checkUser(draft).user.email, draft.email);
  });
}

test("a file that cannot be loaded is a matter of the server in a page, and of the package elsewhere", async (context) => {
  const message = async (api) => (await errorOf(() => api.init({ module: new Uint8Array(3) }))).message;
  assert.match(await message(await freshEntry()), /core\.wasm of the package is missing or damaged: install the package again/);
  context.after(() => delete globalThis.document);
  globalThis.document = {};
  assert.match(await message(await freshEntry()), /Check that core\.wasm is served, and that the page's policy allows/);
});

test("options of the wrong shape are refused, and work when they are corrected", async () => {
  const modules = [null, 7, {}, [], Promise.resolve(bytes)].map((module) => ({ module }));
  for (const options of [7, "core.wasm", null, [], { modul: bytes }, ...modules]) {
    const api = await freshEntry();
    await assertFails(api, () => api.init(options), "argument.invalid");
    await api.init();
    assert.equal(api.checkUser(draft).user.email, draft.email);
  }
});

function surrounded(inner) {
  const whole = new Uint8Array(inner.length + 20).fill(7);
  whole.set(inner, 10);
  return whole.subarray(10, 10 + inner.length);
}
