// A `fetch` of the program's own may give anything: each is a broken connection, and the engine goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { readyPackage } from "../support/entries.js";
import { assertIsError, errorOf } from "../support/errors.js";
import { person } from "../support/people.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();

const text = async () => "{}";
const foreignError = runInNewContext("new TypeError('terminated')");

const RUBBISH = {
  "nothing": undefined,
  "a number": 200,
  "an empty object": {},
  "no headers": { ok: true, status: 200, text },
  "headers without a method": { status: 200, headers: {}, text },
  "a status that is none": { status: "200", headers: new Headers(), text },
  "a status that throws": { get status() { throw new Error("no"); }, headers: new Headers(), text },
  "no text": { status: 200, headers: new Headers() },
  "a text that is none": { status: 200, headers: new Headers(), text: async () => 7 },
  "a text that breaks off with an error of another realm": {
    status: 200,
    headers: new Headers(),
    text: () => Promise.reject(foreignError),
  },
  "a text that breaks off with a word": { status: 200, headers: new Headers(), text: () => Promise.reject("broken") },
};

for (const [what, response] of Object.entries(RUBBISH)) {
  test(`${what} instead of a response is no answer`, async () => {
    const clock = new VirtualClock();
    const connection = { endpoint: "https://store.example", fetch: clock.during(async () => response), clock };
    const error = await errorOf(() => api.createUser(person("rubbish@example.com"), connection));
    assertIsError(api, error, "pause.unreachable");
    assert.equal(api.checkUser(person("rubbish@example.com")).issues.length, 0);
  });
}

test("the timeout holds for a fetch that heeds no signal", async () => {
  const connection = { endpoint: "https://store.example", fetch: () => new Promise(() => {}), timeout: 50 };
  const error = await errorOf(() => api.createUser(person("silent@example.com"), connection));
  assertIsError(api, error, "pause.unreachable");
});
