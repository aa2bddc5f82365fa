// An engine that stops in the middle of something: everybody hears of it, and nothing more is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { freshEntry } from "../support/entries.js";
import { assertFails, assertIsError, errorOf } from "../support/errors.js";
import { fakeStore } from "../support/fake_store.js";
import { people, person } from "../support/people.js";

/** What a host function throws into the engine, no call of it comes back from. */
function failing(owner, name, context, thrown = new Error("the host failed")) {
  const original = owner[name];
  context.after(() => (owner[name] = original));
  owner[name] = () => {
    throw thrown;
  };
  return () => (owner[name] = original);
}

/** An engine with a run whose first request was sent and waits for `answer`. */
async function runUnderWay() {
  const api = await freshEntry();
  await api.init();
  const store = fakeStore();
  const requests = [];
  const { promise: asked, resolve: ask } = deferred();
  const { promise: answered, resolve: answer } = deferred();
  const fetch = async (url, init) => {
    requests.push(url);
    ask();
    await answered;
    return store(url, init);
  };
  const controller = new AbortController();
  const connection = { endpoint: "https://store.example.com", fetch };
  const run = api.importUsers(people(30), connection, { signal: controller.signal });
  const pictures = errorOf(async () => {
    for await (const { phase } of run.progress) assert.notEqual(phase, "finished");
  });
  await asked;
  return { api, run, pictures, requests, answer, controller };
}

async function assertEnds({ api, run, pictures, requests, answer, controller }) {
  const fault = assertIsError(api, await errorOf(() => run.finished), "engine.fault");
  assert.match(fault.message, /Nothing more is sent\. Look in the store/);
  assert.equal(await pictures, fault);
  assert.equal(await errorOf(async () => { for await (const _ of run.progress); }), fault);
  answer();
  controller.abort();
  await new Promise((resolve) => setTimeout(resolve, 600));
  assert.equal(requests.length, 1, "something was sent after the fault");
  for (const name of ["report", "pause", "resume", "cancel", "unfinishedRows"]) {
    assert.equal(await errorOf(() => run[name]()), fault, name);
  }
  assert.equal(await errorOf(() => api.checkUser({})), fault);
}

test("a fault in a call ends every run, its pictures and its sending", async (context) => {
  const started = await runUnderWay();
  const mend = failing(TextEncoder.prototype, "encodeInto", context);
  await assertFails(started.api, () => started.api.checkUser(person("x@example.com")), "engine.fault");
  mend();
  await assertEnds(started);
});

test("a fault in a task of the engine, which nobody called, does the same and ends no process", async (context) => {
  const started = await runUnderWay();
  const mend = failing(Date, "now", context);
  started.answer();
  await errorOf(() => started.run.finished);
  mend();
  await assertEnds(started);
});

test("a fault while nothing is sent does not send anybody to the store", async (context) => {
  const api = await freshEntry();
  await api.init();
  failing(TextEncoder.prototype, "encodeInto", context);
  const fault = await assertFails(api, () => api.checkUser(person("x@example.com")), "engine.fault");
  assert.doesNotMatch(fault.message, /store/);
});

for (const code of ["ERR_INVALID_ARG_TYPE", "ENOENT", "exists", 7]) {
  test(`an error of the host with the code ${code} is a fault, not an error of the package with that code`, async (context) => {
    const api = await freshEntry();
    await api.init();
    const thrown = Object.assign(new Error("the host failed"), { code });
    failing(TextEncoder.prototype, "encodeInto", context, thrown);
    const fault = await assertFails(api, () => api.checkUser(person("x@example.com")), "engine.fault");
    assert.equal(fault.cause, thrown);
  });
}

function deferred() {
  let resolve;
  const promise = new Promise((settle) => (resolve = settle));
  return { promise, resolve };
}
