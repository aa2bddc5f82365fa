// What sends is a file of its own: loaded when something is to be sent, and not before.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileOf, freshEntry } from "../support/entries.js";
import { assertFails, assertIsError, errorOf } from "../support/errors.js";
import { fakeStore } from "../support/fake_store.js";
import { checkedSample, people, person } from "../support/people.js";
import { VirtualClock } from "../support/virtual_clock.js";

const bytes = await readFile(fileOf("send.wasm"));
const draft = person("x@example.com");

/** A connection to a store that creates every user it gets. */
function connection() {
  const clock = new VirtualClock();
  return { endpoint: "https://store.example.com", fetch: clock.during(fakeStore()), clock };
}

/** What `init` is given, so that the module can be taken away and put back. */
function source() {
  let responses = 0;
  const place = { isThere: true, responses: () => responses };
  place.sendModule = "http://modules.test/send.wasm";
  place.fetch = async () => {
    responses += 1;
    return place.isThere ? new Response(bytes) : new Response("Not found", { status: 404 });
  };
  return place;
}

test("it is loaded by the first call that sends, once", async (context) => {
  const api = await freshEntry();
  const place = source();
  context.mock.method(globalThis, "fetch", place.fetch);
  await api.init({ sendModule: place.sendModule });
  api.checkUser(draft);
  assert.equal(api.planRequests(people(3)).length, 1);
  assert.equal(place.responses(), 0);
  assert.equal((await api.createUser(draft, connection())).status, "created");
  assert.equal((await api.importUsers(people(3), connection()).finished).counts.created, 3);
  assert.equal(place.responses(), 1);
});

for (const entry of ["node.js", "inline.js"]) {
  test(`${entry} finds it without being told`, async () => {
    const api = await freshEntry(entry);
    await api.init();
    assert.equal((await api.createUser(draft, connection())).status, "created");
  });
}

test("where it is missing nothing is sent or lost, and it can be tried again", async (context) => {
  const api = await freshEntry();
  const place = source();
  context.mock.method(globalThis, "fetch", place.fetch);
  await api.init({ sendModule: place.sendModule });
  place.isThere = false;
  const run = api.importUsers(checkedSample(api), connection());
  const error = assertIsError(api, await errorOf(() => run.finished), "init.failed");
  assert.match(error.message, /file send\.wasm of the package is missing or damaged.*404/);
  assert.equal(await errorOf(async () => { for await (const _ of run.progress); }), error);
  assert.equal(run.report().counts.queued, 228);
  assert.equal(api.readTable(run.unfinishedRows()).rowCount, 250);
  await assertFails(api, () => api.createUser(draft, connection()), "init.failed");
  place.isThere = true;
  assert.equal((await api.createUser(draft, connection())).status, "created");
});

test("another file, or one of another release, is refused, and the right one is taken afterwards", async () => {
  const api = await freshEntry();
  const nothing = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  const otherPart = await readFile(fileOf("settings.wasm"));
  const others = [nothing, ofAnotherBuild(bytes), bytes.subarray(0, 1000), otherPart];
  for (const sendModule of others) {
    await api.init({ sendModule });
    await assertFails(api, () => api.createUser(draft, connection()), "init.failed");
  }
  await api.init({ sendModule: bytes });
  assert.equal((await api.createUser(draft, connection())).status, "created");
});

/** The same file with the mark of another build: the mark is at its end. */
function ofAnotherBuild(module) {
  const other = Buffer.from(module);
  other[other.length - 1] ^= 1;
  return other;
}

test("what is asked of a run before it is loaded counts", async () => {
  const api = await freshEntry();
  await api.init();
  const run = api.importUsers(people(3), connection());
  const { counts, rows } = run.report();
  assert.deepEqual([counts.total, counts.queued], [3, 3]);
  assert.deepEqual(rows.map(({ row, status, code }) => [row, status, code]), [1, 2, 3].map((row) => [row, "queued", "queued"]));
  run.cancel();
  const report = await run.finished;
  assert.equal(report.counts.cancelled, 3);
  assert.deepEqual(Object.keys(report.counts).sort(), Object.keys(counts).sort());
});
