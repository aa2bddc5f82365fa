// The pace of an import, on a clock whose hours take no time.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { fakeStore } from "../support/fake_store.js";
import { people } from "../support/people.js";
import { recordingFetch } from "../support/recorder.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const MINUTE = 60_000;

/** Imports so many users and gives when each request started, in milliseconds of virtual time. */
async function starts(count, options) {
  const clock = new VirtualClock();
  const began = clock.now();
  const moments = [];
  const store = fakeStore();
  const recorder = recordingFetch((url, init) => {
    moments.push(clock.now() - began);
    return store(url, init);
  });
  const connection = { endpoint: "https://store.example.com", fetch: clock.during(recorder.fetch), clock };
  const report = await api.importUsers(people(count), connection, options).finished;
  assert.equal(report.counts.created, count);
  assert.equal(report.requests, moments.length);
  return moments;
}

/** The most starts in any minute. */
function mostInAMinute(moments) {
  return Math.max(...moments.map((start) => moments.filter((moment) => moment >= start && moment < start + MINUTE).length));
}

test("2,000 users take minutes of the store's time and none of ours, at most 75 requests in any minute", async () => {
  const real = performance.now();
  const moments = await starts(2_000);
  assert.ok(moments.length >= 200);
  assert.ok(mostInAMinute(moments) <= 75, `${mostInAMinute(moments)} requests in a minute`);
  assert.ok(moments.at(-1) >= 2 * MINUTE, "the pace was not kept");
  assert.ok(moments.at(-1) <= 3 * MINUTE, "the pace was slower than it had to be");
  assert.ok(performance.now() - real < 20_000, "the clock of the machine was waited for");
});

for (const requestsPerMinute of [1, 10, 150]) {
  test(`${requestsPerMinute} requests a minute are kept`, async () => {
    const moments = await starts(requestsPerMinute === 150 ? 1_700 : 200, { requestsPerMinute });
    assert.ok(mostInAMinute(moments) <= requestsPerMinute);
    assert.ok(moments.at(-1) >= MINUTE);
  });
}

test("requests never start closer together than a quarter of a second", async () => {
  const moments = await starts(300);
  for (const [index, moment] of moments.entries()) {
    if (index > 0) assert.ok(moment - moments[index - 1] >= 250);
  }
});

test("a store that asks for patience gets it", async () => {
  const clock = new VirtualClock();
  const moments = [];
  const store = fakeStore();
  const recorder = recordingFetch((url, init, creates) => {
    moments.push(clock.now());
    if (init?.method === "POST" && creates === 1) {
      return new Response('{"code":429}', { status: 429, headers: { "retry-after": "600" } });
    }
    return store(url, init);
  });
  const connection = { endpoint: "https://store.example.com", fetch: clock.during(recorder.fetch), clock };
  const run = api.importUsers(people(10), connection);
  const waits = [];
  for await (const { phase, waitingUntil } of run.progress) if (phase === "waiting") waits.push(waitingUntil);
  assert.equal((await run.finished).counts.created, 10);
  assert.ok(moments.at(-1) - moments.at(-2) >= 600_000, "it did not wait as long as it was asked to");
  assert.ok(waits.every((moment) => typeof moment === "number") && waits.length > 0, "the wait was not shown");
});
